using System.Text.Json.Nodes;
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
public sealed class Proposal(PetitionsDb db, CaseGuard guard, DirectoryCache directories, OfficeClock clock, IOptions<OfficeOptions> office)
{
    /// <summary>One alternative per method that is possible for this case, each with its eligible targets.</summary>
    public async Task<IReadOnlyList<JsonObject>> SchemasAsync(PetitionCase letter, IEnumerable<DisposalMethod> methods, IEnumerable<Schema.Field> more, CancellationToken cancellation)
    {
        var directory = await directories.GetAsync(db, clock, cancellation);
        var blockedUnits = await guard.BlockedUnitsAsync(letter.Id, cancellation);
        var blockedPeople = await guard.BlockedPeopleAsync(letter.Id, cancellation);
        var units = directory.Recipients.Where(u => !blockedUnits.Contains(u.Id) && directory.MembersOf(u.Id).Any(m => !blockedPeople.Contains(m.PersonId))).Select(u => u.Id).ToList();
        var led = units.Where(u => directory.MembersOf(u).Any(m => m.LedUnits.Contains(u) && !blockedPeople.Contains(m.PersonId))).ToList();
        var leaders = directory.Everybody.Where(c => IsLeader(c) && !blockedPeople.Contains(c.PersonId)).Select(c => c.PersonId).Order(StringComparer.Ordinal).ToList();
        return [.. methods.Select(m => Alternative(m)).OfType<IEnumerable<Schema.Field>>().Select(fields => Schema.Object([.. fields, .. more]))];

        IEnumerable<Schema.Field>? Alternative(DisposalMethod method) => method switch
        {
            DisposalMethod.Refer or DisposalMethod.ReferByLetter => units.Count == 0 ? null : [Named(method), TargetOf("unit", units)],
            DisposalMethod.ReferToHead => led.Count == 0 ? null : [Named(method), TargetOf("unit", led)],
            DisposalMethod.HandleHere => led.Contains(OwnUnit(letter)) ? [Named(method)] : null,
            DisposalMethod.NoAction => letter.Slip?.Class == PetitionClass.Accusation ? null
                : [Named(method), Schema.Required("noActionReason", Schema.Choice<NoActionReason>()), Schema.Required("noActionEvidence", Schema.Text())],
            DisposalMethod.PresentDirect or DisposalMethod.PresentAbstract => leaders.Count == 0 ? null : [Named(method), TargetOf("person", leaders)],
            _ => throw new ArgumentOutOfRangeException(nameof(methods)),
        };
    }

    public async Task<bool> CanHandleHereAsync(PetitionCase letter, CancellationToken cancellation) =>
        (await SchemasAsync(letter, [DisposalMethod.HandleHere], [], cancellation)).Count > 0;

    /// <exception cref="GuardRefused">The target stands for somebody the case accuses.</exception>
    public async Task<JsonObject> TakeAsync(PetitionCase letter, ProposalForm form, string personId, Role? approvedAs, bool instructed, CancellationToken cancellation)
    {
        var unit = form.Method == DisposalMethod.HandleHere ? OwnUnit(letter) : form.Target?.Unit;
        await guard.RequireRecipientAsync(letter.Id, unit, form.Target?.Person, cancellation);
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
    public Task RequireEligibleAsync(PetitionCase letter, CancellationToken cancellation) =>
        guard.RequireRecipientAsync(letter.Id, letter.Routing?.TargetUnit, letter.Routing?.TargetPerson, cancellation);

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
