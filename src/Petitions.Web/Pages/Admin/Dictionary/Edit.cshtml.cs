using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc;
using Petitions.Cases;
using Petitions.Rules;
using Petitions.Tasks;
using Petitions.Web.Pages.Forms;

namespace Petitions.Web.Pages.Admin.Dictionary;

public sealed class EditModel(DictionaryBook book, ChangeEntry change, FormDrawing drawing, Words words) : AdminFormPage(drawing, words)
{
    [FromRoute(Name = "kind")]
    public string KindName { get; set; } = "";

    [FromRoute(Name = "code")]
    public string Code { get; set; } = "";

    protected override JsonObject Entry => EntryChange.Schema;

    protected override string Scope => "admin.entry";

    protected override async Task<FormValues> StartAsync(CancellationToken cancellation)
    {
        var kind = InAddress.Of<DictionaryKind>(KindName);
        var entry = Require.Found(await book.FindAsync(kind, Code, cancellation));
        (Title, Back, Hint) = ($"{entry.Code} {entry.Name}", $"/admin/dictionary?kind={kind}", W["admin.entryHint"]);
        return FormValues.Of(("name", entry.Name), ("englishName", entry.EnglishName), ("initials", entry.Initials));
    }

    protected override async Task<string> SaveAsync(JsonObject data, CancellationToken cancellation)
    {
        var entry = await change.RunAsync(InAddress.Of<DictionaryKind>(KindName), Code, data.As<EntryChange>(), cancellation);
        return W["admin.entrySaved", entry.Code, entry.Name, entry.Initials];
    }
}
