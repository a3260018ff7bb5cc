using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Petitions.Desk;

namespace Petitions.Web.Pages;

/// <summary>草稿: what I have not finished, and where forms leave what is being typed into them.</summary>
public sealed class DraftsModel(MyDrafts drafts, KeepDraft keep, Words words) : PageModel
{
    public IReadOnlyList<Draft> Drafts { get; private set; } = [];

    public static string LinkOf(Draft draft) => draft.Form.StartsWith(MyDrafts.Letter, StringComparison.Ordinal)
        ? $"/letters/new?draft={draft.Form[MyDrafts.Letter.Length..]}"
        : draft.Form.StartsWith(MyDrafts.Visit, StringComparison.Ordinal) ? $"/reception?draft={draft.Form[MyDrafts.Visit.Length..]}"
        : $"/tasks/{draft.Form[MyDrafts.Task.Length..]}";

    public async Task OnGetAsync(CancellationToken cancellation) => Drafts = await drafts.ListAsync(cancellation);

    /// <summary>Asked by the script of a form, again and again while somebody types.</summary>
    public async Task<IActionResult> OnPostKeepAsync(CancellationToken cancellation)
    {
        var kept = await keep.KeepAsync(Request.Form[TypedText.FormField].ToString(), Request.Form[TypedText.TitleField], TypedText.FieldsOf(Request.Form), cancellation);
        return Content(words["desk.draftKept", Frame.Time(kept.UpdatedAt)]);
    }

    public async Task<IActionResult> OnPostDropAsync(string form, string? to, CancellationToken cancellation)
    {
        await keep.DropAsync(form, cancellation);
        return LocalRedirect(Url.IsLocalUrl(to) ? to : "/drafts");
    }
}
