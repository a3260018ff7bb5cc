using Petitions.Cases;
using Petitions.Intake.Files;
using Petitions.Web.Pages.Forms;

namespace Petitions.Web.Pages.Visits;

/// <summary>Keeps a signature that was drawn on a tablet as a picture of the case.</summary>
public sealed class DrawnSignature(AddAttachment add, FileStore files, Words words)
{
    private const string Field = "signature";
    private const string Png = "data:image/png;base64,";

    public async Task AddAsync(string number, FormValues values, CancellationToken cancellation)
    {
        if (!values.One(Field).StartsWith(Png, StringComparison.Ordinal) || !values.Has("confirmation", "signedOnTablet"))
            return;
        var picture = new byte[values.One(Field).Length];
        if (!Convert.TryFromBase64String(values.One(Field)[Png.Length..], picture, out var length))
            return;
        using var content = new MemoryStream(picture, 0, length);
        await add.RunAsync(number, $"{words["visits.signature"]}.png", await files.SaveAsync(content, cancellation), AttachmentKind.Signature, cancellation);
    }
}
