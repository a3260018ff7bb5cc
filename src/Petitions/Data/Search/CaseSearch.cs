using Microsoft.EntityFrameworkCore;
using Petitions.Access;
using Petitions.Cases;
using Petitions.Guard.Identities;

namespace Petitions.Data.Search;

/// <summary>Which cases a text stands in, as far as this reader may know of it. Another database brings its own.</summary>
public sealed class CaseSearch(PetitionsDb db, WriterIdentities identities)
{
    /// <summary>
    /// Those of <paramref name="visible"/>, which the guard let through, that hold every word of the text. There is no ranking:
    /// weights of words would be counted over cases that the reader must not know of.
    /// </summary>
    public IQueryable<PetitionCase> In(IQueryable<PetitionCase> visible, Viewer viewer, string text)
    {
        // Nothing but signs was typed: no case holds that.
        if (Bigrams.Question(text) is not { } question)
            return visible.Where(_ => false);
        // Who wrote a sealed case stands in no index of words: the whole name or number finds it, by its print.
        return viewer.IsSealedOfficer ? Matching(visible, viewer, question, identities.Called(text.Trim())) : Matching(visible, viewer, question);
    }

    /// <summary>Those that hold at least one of these phrases.</summary>
    public IQueryable<PetitionCase> InAny(IQueryable<PetitionCase> visible, Viewer viewer, IEnumerable<string> phrases)
    {
        var questions = phrases.Select(Bigrams.Question).OfType<string>().ToList();
        return questions.Count > 0 ? Matching(visible, viewer, string.Join(" OR ", questions)) : visible.Where(_ => false);
    }

    /// <summary>
    /// The same as <see cref="In"/>, the latest received first. The index is read from its end and no further than the page: a word
    /// that a hundred thousand cases hold costs no more than a rare one.
    /// </summary>
    public async Task<IQueryable<PetitionCase>> NewestAsync(IQueryable<PetitionCase> visible, Viewer viewer, string text, CancellationToken cancellation)
    {
        if (Bigrams.Question(text) is not { } question)
            return visible.Where(_ => false);
        if (viewer.IsSealedOfficer && await identities.Called(text.Trim()).AnyAsync(cancellation))
            return In(visible, viewer, text).OrderByDescending(c => c.Receipt.ReceivedAt);
        var asked = Asked(viewer, question);
        var rows = db.Database.SqlQuery<Row>(
            $"""SELECT s.rowid AS "Number", t."CaseId" FROM "CaseSearch" s JOIN "CaseTexts" t ON t."Id" = s.rowid WHERE "CaseSearch" MATCH {asked}""");
        return rows.Join(visible, row => row.CaseId, c => c.Id, (row, c) => new { row.Number, Case = c }).OrderByDescending(f => f.Number).Select(f => f.Case);
    }

    private sealed class Row
    {
        public long Number { get; init; }
        public Guid CaseId { get; init; }
    }

    private IQueryable<PetitionCase> Matching(IQueryable<PetitionCase> visible, Viewer viewer, string question, IQueryable<Guid>? besides = null)
    {
        var asked = Asked(viewer, question);
        var found = db.Database.SqlQuery<Guid>(
            $"""SELECT t."CaseId" AS "Value" FROM "CaseSearch" s JOIN "CaseTexts" t ON t."Id" = s.rowid WHERE "CaseSearch" MATCH {asked}""");
        return besides is null ? visible.Where(c => found.Contains(c.Id)) : visible.Where(c => found.Contains(c.Id) || besides.Contains(c.Id));
    }

    private static string Asked(Viewer viewer, string question) =>
        $"{{\"Open\"{(viewer.SeesIntake ? " \"Register\"" : "")}{(viewer.IsSealedOfficer ? " \"Sealed\"" : "")}}} : ({question})";
}
