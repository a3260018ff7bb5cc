using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc;
using Petitions.Cases;
using Petitions.Tasks;
using Petitions.Web.Pages.Forms;

namespace Petitions.Web.Pages.Admin.Dictionary;

public sealed class NewModel(AddEntry add, FormDrawing drawing, Words words) : AdminFormPage(drawing, words)
{
    [FromRoute(Name = "kind")]
    public string KindName { get; set; } = "";

    protected override JsonObject Entry => EntryForm.Schema;

    protected override string Scope => "admin.entry";

    protected override Task<FormValues> StartAsync(CancellationToken cancellation)
    {
        var kind = InAddress.Of<DictionaryKind>(KindName);
        (Title, Back, Hint) = (W[$"admin.entryNew.{Schema.NameOf(kind)}"], $"/admin/dictionary?kind={kind}", W["admin.entryHint"]);
        return Task.FromResult(FormValues.None);
    }

    protected override async Task<string> SaveAsync(JsonObject data, CancellationToken cancellation)
    {
        var entry = await add.RunAsync(InAddress.Of<DictionaryKind>(KindName), data.As<EntryForm>(), cancellation);
        return W["admin.entrySaved", entry.Code, entry.Name, entry.Initials];
    }
}
