using Microsoft.EntityFrameworkCore;
using Petitions.Access;
using Petitions.Cases;

namespace Petitions.Data.Search;

/// <summary>Which cases a text stands in, as far as this reader may know of it. Another database brings its own.</summary>
public sealed class CaseSearch(PetitionsDb db)
{
    /// <summary>
    /// Those of <paramref name="visible"/>, which the guard let through, that hold every word of the text. There is no ranking:
    /// weights of words would be counted over cases that the reader must not know of.
    /// </summary>
    public IQueryable<PetitionCase> In(IQueryable<PetitionCase> visible, Viewer viewer, string text)
    {
        // Nothing but signs was typed: no case holds that.
        return Bigrams.Question(text) is { } question ? Matching(visible, viewer, question) : visible.Where(_ => false);
    }

    /// <summary>Those that hold at least one of these phrases.</summary>
    public IQueryable<PetitionCase> InAny(IQueryable<PetitionCase> visible, Viewer viewer, IEnumerable<string> phrases)
    {
        var questions = phrases.Select(Bigrams.Question).OfType<string>().ToList();
        return questions.Count > 0 ? Matching(visible, viewer, string.Join(" OR ", questions)) : visible.Where(_ => false);
    }

    private IQueryable<PetitionCase> Matching(IQueryable<PetitionCase> visible, Viewer viewer, string question)
    {
        var columns = $"\"Open\"{(viewer.SeesIntake ? " \"Register\"" : "")}{(viewer.IsSealedOfficer ? " \"Sealed\"" : "")}";
        var asked = $"{{{columns}}} : ({question})";
        var found = db.Database.SqlQuery<Guid>(
            $"""SELECT t."CaseId" AS "Value" FROM "CaseSearch" s JOIN "CaseTexts" t ON t."Id" = s.rowid WHERE "CaseSearch" MATCH {asked}""");
        return visible.Where(c => found.Contains(c.Id));
    }
}
