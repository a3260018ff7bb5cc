using Petitions.Access;
using Petitions.Data;
using Petitions.Deadlines;
using Petitions.Journal;

namespace Petitions.Intake.Duplicates;

/// <summary>Writes links within the act that finds them.</summary>
public sealed class CaseLinks(PetitionsDb db, CurrentActor actor, JournalWriter journal, OfficeClock clock)
{
    internal CaseLink Add(Guid caseId, Guid other, LinkKind kind, string reason)
    {
        var link = new CaseLink { CaseId = caseId, OtherId = other, Kind = kind, Reason = reason, LinkedBy = actor.PersonId, LinkedAt = clock.Now };
        db.CaseLinks.Add(link);
        journal.Write("case.linked", caseId, new { other, kind, reason });
        return link;
    }
}
