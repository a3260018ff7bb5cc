using MimeKit;
using Petitions.Intake.Mail.Headers;

namespace Petitions.Intake.Mail.Parts;

/// <summary>A part's own description of itself, from its raw fields.</summary>
internal sealed record PartInfo(string MediaType, string? Charset, string? Name, bool IsAttachment, string? ContentId)
{
    public bool IsText => MediaType is "text/plain" or "text/html" or "";

    public static PartInfo Of(MimeEntity part)
    {
        var fields = HeaderFields.Of(part.Headers);
        var type = FieldParameters.Parse(fields.First("Content-Type"));
        var disposition = FieldParameters.Parse(fields.First("Content-Disposition"));
        var name = disposition.Text("filename") is { Length: > 0 } filename ? filename : type.Text("name");
        return new(
            type.Value,
            type.Token("charset"),
            string.IsNullOrWhiteSpace(name) ? null : name,
            disposition.Value == "attachment",
            MessageIds.First(fields.Token("Content-ID")));
    }
}
