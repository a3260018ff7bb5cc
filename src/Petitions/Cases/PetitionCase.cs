using Petitions.Access;
using Petitions.Rules;

namespace Petitions.Cases;

/// <summary>
/// One petition from receipt to archive. Holds the facts and their invariants; the order of steps is the workflow's.
/// </summary>
public sealed class PetitionCase
{
    public Guid Id { get; init; }
    public required string Number { get; init; }
    public required Receipt Receipt { get; init; }
    public Registration? Registration { get; private set; }
    public Slip? Slip { get; private set; }
    public Routing? Routing { get; private set; }
    public Handling? Handling { get; private set; }
    public Closing Closing { get; private set; } = new();
    public bool Sealed { get; private set; }

    /// <summary>The step last taken, for lists; the open tasks tell the truth.</summary>
    public string Stage { get; private set; } = "received";

    public DateTime? ClosedAt { get; private set; }
    public int Version { get; private set; } = 1;

    /// <summary>Whether the letter may be opened here: private and secret letters go unopened to their addressee (L-07).</summary>
    public bool MayOpen => !Receipt.Private && !Receipt.Secret;

    public void Open(Registration registration)
    {
        Require.That(MayOpen, "letter-must-stay-closed");
        Require.That(Registration is null, "letter-already-open");
        Registration = registration;
        Moved("registered");
    }

    /// <summary>The visitor is gone before anybody heard him: wrong place, order in the house, or his own will.</summary>
    public void LeaveUnheard(NoReplyReason reason)
    {
        Require.That(Slip is null, "visitor-already-heard");
        Closing.CloseWithoutReply(reason);
        Moved("unheard");
    }

    public void LeaveUnopened(NoReplyReason reason)
    {
        Require.That(Registration is null, "letter-already-open");
        Closing.CloseWithoutReply(reason);
        Moved("unopened");
    }

    public void Read(Slip slip)
    {
        Require.That(Registration is not null, "letter-not-open");
        Slip = slip;
        Sealed |= slip.Class == PetitionClass.Accusation || slip.Accused == AccusedState.Unclear;
        Moved("read");
    }

    /// <summary>检举控告 said at the desk: sealed before anything of it is written down (domain.md §10.3 route 30).</summary>
    public void SealAtDesk()
    {
        Sealed = true;
        Moved("sealed");
    }

    /// <summary>A step of the reception desk that leaves the case as it is.</summary>
    public void AtDesk(string stage) => Moved(stage);

    /// <summary>What was said is the digest from now on; who is accused stays as it was entered.</summary>
    public void Interviewed(Slip slip)
    {
        var before = SlipOrRefuse();
        slip.ChangeAccused(before.Accused, before.UnclearReason);
        Slip = slip;
        Sealed |= slip.Class == PetitionClass.Accusation;
        Moved("interviewed");
    }

    public void ChangeAccused(AccusedState state, string? reason)
    {
        var slip = SlipOrRefuse();
        slip.ChangeAccused(state, reason);
        // A seal is never taken off by an edit: what was sealed stays so (domain.md §10.3 route 24).
        Sealed |= state == AccusedState.Unclear;
        Version++;
    }

    /// <summary>Somebody says he has read what the reader had not, or what came later (domain.md §10.3 route 20).</summary>
    public void AttachmentsAre(bool read)
    {
        if (Slip is null)
            return;
        Slip.AttachmentsRead = read;
        Version++;
    }

    /// <summary>Handled together with a sealed one (domain.md §10.3 route 25).</summary>
    public void SealAsMerged()
    {
        Sealed = true;
        Version++;
    }

    public void Route(Routing routing)
    {
        MethodRules.Check(this, routing);
        Routing = routing;
        Moved("routed");
    }

    public void Approved(Role role)
    {
        Require.That(Routing is not null, "letter-not-routed");
        Routing!.ApprovedAs = role;
        Moved("approved");
    }

    public void Instructed() => Moved("instructed");

    public void Noted()
    {
        Closing.Noted();
        Moved("noted");
    }

    public void Dispatched() => Moved("dispatched");

    public void Accepted() => Moved("accepted");

    public void Objected()
    {
        Routing = null;
        Moved("objected");
    }

    public void ReturnToRouting() => Moved("returned");

    public void Assigned(string personId)
    {
        Handling = new Handling { HandlerId = personId };
        Moved("assigned");
    }

    public void Handled(Finding? finding, HandlingResult result, string summary, string basis, string answer, string? handledBy)
    {
        Handling ??= new Handling();
        Handling.Record(finding, result, summary, basis, answer, handledBy);
        Moved("handled");
    }

    /// <summary>当场答复、解释 (V-07, V-11): settled where it was said, by whoever heard it, with nothing to approve or to send.</summary>
    public void SettledAtDesk(HandlingResult result, string summary, string basis, string answer, string personId, DateTime now)
    {
        Routing = new Routing { Method = DisposalMethod.HandleHere, ProposedBy = personId, ProposedAt = now };
        Handling = new Handling();
        Handling.Record(null, result, summary, basis, answer, personId);
        Moved("decided");
    }

    public void ReturnHandling() => Moved("returned");

    public void SignedOff() => Moved("signed");

    public void Replied()
    {
        Closing.Answered();
        Moved("replied");
    }

    public void ProposeNoReply(NoReplyReason reason)
    {
        Closing.CloseWithoutReply(reason);
        Moved("noReply");
    }

    public void ConfirmNoReply()
    {
        Closing.Confirmed();
        Moved("confirmed");
    }

    public void RefuseNoReply()
    {
        Closing.Refused();
        Moved("returned");
    }

    public void FollowedUp(string outcome) => Moved(outcome == "dissatisfied" ? "returned" : "followedUp");

    /// <summary>L-22, 件件有处置、有回音，事事有结果: nothing is archived without them, or a coded reason a second person confirmed.</summary>
    public void Archive(DateTime now)
    {
        Require.That(Closing.IsConfirmedWithoutReply || Routing is not null, "close-without-disposal");
        Require.That(Closing.IsConfirmedWithoutReply || Closing.IsAnswered, "close-without-answer");
        Require.That(Closing.IsConfirmedWithoutReply || HasResult, "close-without-result");
        ClosedAt = now;
        Moved("archived");
    }

    public void ReturnFromArchive() => Moved("returned");

    public bool HasResult => Handling?.Result is not null || Closing.IsNoted || Routing?.Method is DisposalMethod.NoAction;

    public Slip SlipOrRefuse() => Slip ?? throw new RuleBroken("letter-not-read");

    private void Moved(string stage)
    {
        Stage = stage;
        Version++;
    }
}
