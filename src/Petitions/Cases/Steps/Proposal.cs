using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Petitions.Access;
using Petitions.Data;
using Petitions.Deadlines;
using Petitions.Guard;
using Petitions.Offices;
using Petitions.Rules;
using Petitions.Tasks;

namespace Petitions.Cases.Steps;

public sealed record Target(string? Unit, string? Person);

/// <summary>A method with its target, as proposed by the clerk, changed by the approver or instructed by a leader.</summary>
public sealed record ProposalForm(DisposalMethod Method, Target? Target, string? Reason, NoActionReason? NoActionReason, string? NoActionEvidence,
    DateOnly? ReportDueOn = null, IReadOnlyList<string>? Criteria = null);

/// <summary>
/// Offers only what may be chosen for this case, checks it again when it is chosen, and tells the workflow who must approve.
/// </summary>
public sealed class Proposal(
    PetitionsDb db, CaseGuard guard, MethodTable table, DirectoryCache directories, OfficeClock clock, IOptions<OfficeOptions> office)
{
    /// <summary>One alternative per method that is possible for this case, each with its eligible targets.</summary>
    public async Task<IReadOnlyList<JsonObject>> SchemasAsync(PetitionCase letter, IEnumerable<DisposalMethod> methods, IEnumerable<Schema.Field> more, CancellationToken cancellation)
    {
        var directory = await directories.GetAsync(db, clock, cancellation);
        var facts = await table.FactsAsync(letter, cancellation);
        var leaders = directory.Everybody.Where(c => IsLeader(c) && facts.Closes(DisposalMethod.PresentDirect, null, c.PersonId) is null).Select(c => c.PersonId).Order(StringComparer.Ordinal).ToList();
        return [.. methods.Select(m => Alternative(m)).OfType<IEnumerable<Schema.Field>>().Select(fields => Schema.Object([.. fields, .. more]))];

        IEnumerable<Schema.Field>? Alternative(DisposalMethod method) => method switch
        {
            DisposalMethod.Refer or DisposalMethod.ReferByLetter or DisposalMethod.ReferToHead => UnitsFor(method) is { Count: > 0 } units ? [Named(method), TargetOf("unit", units)] : null,
            DisposalMethod.HandleHere => facts.Headed.Contains(OwnUnit(letter)) && facts.Closes(method, OwnUnit(letter), null) is null ? [Named(method)] : null,
            DisposalMethod.NoAction => facts.Closes(method, null, null) is not null ? null
                : [Named(method), Schema.Required("noActionReason", Schema.Choice<NoActionReason>()), Schema.Required("noActionEvidence", Schema.Text())],
            DisposalMethod.PresentDirect or DisposalMethod.PresentAbstract => leaders.Count == 0 ? null : [Named(method), TargetOf("person", leaders)],
            _ => throw new ArgumentOutOfRangeException(nameof(methods)),
        };

        // Where nobody sits who may have it, it would lie.
        List<string> UnitsFor(DisposalMethod method) =>
        [
            .. directory.Recipients.Select(u => u.Id).Where(u => facts.Closes(method, u, null) is null
                && (method is DisposalMethod.ReferToHead ? facts.Headed.Contains(u) : directory.MembersOf(u).Any(m => !facts.BlockedPeople.Contains(m.PersonId)))),
        ];
    }

    public async Task<bool> CanHandleHereAsync(PetitionCase letter, CancellationToken cancellation) =>
        (await SchemasAsync(letter, [DisposalMethod.HandleHere], [], cancellation)).Count > 0;

    /// <exception cref="GuardRefused">The target stands for somebody the case accuses.</exception>
    public async Task<JsonObject> TakeAsync(PetitionCase letter, ProposalForm form, string personId, Role? approvedAs, bool instructed, CancellationToken cancellation)
    {
        var unit = form.Method == DisposalMethod.HandleHere ? OwnUnit(letter) : form.Target?.Unit;
        await guard.RequireRecipientAsync(letter.Id, new Tasks.Recipient(unit, form.Target?.Person, form.Method is DisposalMethod.ReferToHead), cancellation);
        await table.RequireAsync(letter, form.Method, unit, form.Target?.Person, cancellation);
        // An approver who changes the method leaves a filing a filing, and an assigned limit its day.
        var proposed = approvedAs is null ? null : letter.Routing;
        letter.Route(new Routing
        {
            Method = form.Method,
            TargetUnit = unit,
            TargetPerson = form.Target?.Person,
            Reason = form.Reason,
            NoActionReason = form.NoActionReason,
            NoActionEvidence = form.NoActionEvidence,
            ProposedBy = personId,
            ProposedAt = clock.Now,
            ApprovedAs = approvedAs,
            Instructed = instructed,
            ReportDueOn = form.ReportDueOn ?? proposed?.ReportDueOn,
            FilingCriteria = form.Criteria is null ? proposed?.FilingCriteria : string.Join(' ', form.Criteria),
        });
        return ForWorkflow(letter);
    }

    /// <exception cref="GuardRefused">The target has come to stand for somebody the case accuses.</exception>
    public async Task RequireEligibleAsync(PetitionCase letter, CancellationToken cancellation)
    {
        if (letter.Routing is not { } routing)
            return;
        await guard.RequireRecipientAsync(letter.Id, new Tasks.Recipient(routing.TargetUnit, routing.TargetPerson, routing.Method is DisposalMethod.ReferToHead), cancellation);
        await table.RequireAsync(letter, routing.Method, routing.TargetUnit, routing.TargetPerson, cancellation);
    }

    /// <summary>Whether a leader's instruction, or the last approval, came from somebody who is accused, or stands for him: then it is void (domain.md §10.2).</summary>
    public async Task<bool> IsVoidAsync(PetitionCase letter, CancellationToken cancellation)
    {
        if (letter.Routing is not { } routing)
            return false;
        var by = routing.Instructed
            ? [routing.ProposedBy]
            : await db.Steps.Where(s => s.CaseId == letter.Id && s.Step == "approve" && s.Outcome != "returned" && s.At >= routing.ProposedAt && s.PersonId != null).Select(s => s.PersonId!).ToListAsync(cancellation);
        return by.Count > 0 && (await guard.BlockedPeopleAsync(letter.Id, cancellation)).Overlaps(by);
    }

    /// <summary>The routing as it stands, and who is still to be asked.</summary>
    public JsonObject ForWorkflow(PetitionCase letter)
    {
        var routing = letter.Routing ?? throw new RuleBroken("letter-not-routed");
        return new JsonObject
        {
            ["method"] = Schema.NameOf(routing.Method),
            ["unit"] = routing.TargetUnit,
            ["person"] = routing.TargetPerson,
            ["report"] = routing.ReportDueOn is not null,
            ["approvers"] = new JsonArray([.. MissingApprovers(letter).Select(role => JsonValue.Create(Schema.NameOf(role)))]),
        };
    }

    public IReadOnlyList<Role> MissingApprovers(PetitionCase letter) =>
        MethodRules.MissingApprovers(letter.Routing ?? throw new RuleBroken("letter-not-routed"), letter.SlipOrRefuse().OverallImportance, office.Value.ReferNeedsApproval);

    public static IEnumerable<DisposalMethod> AllMethods => Enum.GetValues<DisposalMethod>();

    /// <summary>The unit that handles what stays in the house: of a sealed case the sealed officers'.</summary>
    public string OwnUnit(PetitionCase letter) => letter.Sealed ? office.Value.ConfidentialUnit : office.Value.PetitionsUnit;

    private static bool IsLeader(Capacity capacity) => capacity.Has(Role.SupervisingLeader) || capacity.Has(Role.PrincipalLeader);

    private static Schema.Field Named(DisposalMethod method) => Schema.Required("method", Schema.Choice([method]));

    private static Schema.Field TargetOf(string kind, IEnumerable<string> ids) =>
        Schema.Required("target", Schema.Object(Schema.Required(kind, Schema.Choice(ids))));
}
