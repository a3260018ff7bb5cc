using Microsoft.EntityFrameworkCore;
using Petitions.Access;
using Petitions.Cases;
using Petitions.Data;
using Petitions.Guard;
using Petitions.Rules;
using Petitions.Tasks;

namespace Petitions.Deadlines.Changes;

/// <summary>A clock, its case and whoever acts on it.</summary>
public sealed record DeadlineAct(Viewer Viewer, PetitionCase Case, Deadline Deadline)
{
    public string PersonId => Viewer.PersonId;

    /// <summary>
    /// The organ that handles it: the unit it was sent to, else the house. For who may ask and who may approve, see
    /// <see cref="LeadsHandling"/>.
    /// </summary>
    public string? HandlingUnit => Case.Routing?.TargetUnit;

    public bool OfHandling => HandlingUnit is { } unit ? Viewer.Self.Units.Contains(unit) : OfOffice;

    /// <summary>本机关负责人 (条例 art. 34).</summary>
    public bool LeadsHandling => HandlingUnit is { } unit ? Viewer.Self.LedUnits.Contains(unit) : Viewer.Self.Has(Role.OfficeHead);

    /// <summary>The petitions office's own people; for a sealed case the sealed officers alone.</summary>
    public bool OfOffice => Case.Sealed ? Viewer.IsSealedOfficer : Viewer.Self.Has(Role.Clerk) || Viewer.Self.Has(Role.OfficeHead);

    public bool HeadsOffice => Case.Sealed ? Viewer.IsSealedOfficer : Viewer.Self.Has(Role.OfficeHead) || Viewer.Self.Has(Role.SupervisingLeader);
}

/// <summary>Finds a clock for somebody who sees its case.</summary>
public sealed class DeadlineAccess(PetitionsDb db, TaskAccess access, CaseGuard guard)
{
    /// <exception cref="NotVisible">No such case, or no such clock of it, for this person.</exception>
    public async Task<DeadlineAct> FindAsync(string number, Guid id, CancellationToken cancellation = default)
    {
        var viewer = await access.ViewerAsync(cancellation);
        var letter = Require.Found(await guard.Visible(viewer).SingleOrDefaultAsync(c => c.Number == number, cancellation));
        return new DeadlineAct(viewer, letter, Require.Found(await db.Deadlines.SingleOrDefaultAsync(d => d.Id == id && d.CaseId == letter.Id, cancellation)));
    }
}
