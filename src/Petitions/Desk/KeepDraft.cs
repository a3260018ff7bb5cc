using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Petitions.Data;
using Petitions.Deadlines;
using Petitions.Rules;
using Petitions.Tasks;

namespace Petitions.Desk;

/// <summary>Keeps and drops drafts. Typing is no act of the office: nothing of it is in the journal.</summary>
public sealed class KeepDraft(PetitionsDb db, Transactions transactions, TaskAccess access, MyDrafts mine, OfficeClock clock)
{
    public const int MostCharacters = 200_000;
    private const int LongestTitle = 200;

    /// <exception cref="NotVisible">The form is not one that this person may fill.</exception>
    /// <exception cref="RuleBroken"><c>draft-too-long</c>: more than 200,000 characters.</exception>
    public Task<Draft> KeepAsync(string form, string? title, IReadOnlyDictionary<string, string[]> fields, CancellationToken cancellation = default) => transactions.RunAsync(async () =>
    {
        var viewer = await access.ViewerAsync(cancellation);
        if (!await mine.MayFillAsync(form, cancellation))
            throw new NotVisible();
        var json = JsonSerializer.Serialize(fields, Json.Options);
        Require.That(json.Length <= MostCharacters, "draft-too-long");
        var draft = await db.Drafts.SingleOrDefaultAsync(d => d.PersonId == viewer.PersonId && d.Form == form, cancellation);
        if (draft is null)
            db.Drafts.Add(draft = new Draft { Id = Guid.NewGuid(), PersonId = viewer.PersonId, Form = form, Title = "", FieldsJson = "" });
        (draft.Title, draft.FieldsJson, draft.UpdatedAt) = (Shortened(title), json, clock.Now);
        return draft;
    }, cancellation);

    public Task DropAsync(string form, CancellationToken cancellation = default) => transactions.RunAsync(async () =>
    {
        var viewer = await access.ViewerAsync(cancellation);
        db.Drafts.RemoveRange(await db.Drafts.Where(d => d.PersonId == viewer.PersonId && d.Form == form).ToListAsync(cancellation));
    }, cancellation);

    private static string Shortened(string? title) => title is null ? "" : title.Length <= LongestTitle ? title : title[..LongestTitle];
}
