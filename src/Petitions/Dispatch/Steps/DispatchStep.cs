using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Petitions.Cases;
using Petitions.Cases.Steps;
using Petitions.Data;
using Petitions.Deadlines;
using Petitions.Guard;
using Petitions.Offices;
using Petitions.Reviews;
using Petitions.Rules;
using Petitions.Tasks;

namespace Petitions.Dispatch.Steps;

/// <summary>发出: numbered, in the right form, to recipients that were each tested (L-26, domain.md §10.3 routes 1, 2, 11).</summary>
public sealed class DispatchStep(
    PetitionsDb db, CaseGuard guard, MethodTable table, Proposal proposal, Books books, UnitMail mail, DeadlineBook deadlines, OfficeClock clock,
    DirectoryCache directories, ReviewChain reviews, IOptions<OfficeOptions> office) : IStep
{
    private sealed record Sending(DispatchForm Form, IReadOnlyList<string>? Copies);

    public string Name => "dispatch";

    public async Task<IReadOnlyList<StepOutcome>> OutcomesAsync(StepContext context)
    {
        var directory = await directories.GetAsync(db, clock, context.Cancellation);
        var target = context.Case.Routing?.TargetUnit;
        // Of what concerns the head of the own organ nothing is copied (domain.md §10.2).
        var facts = await table.FactsAsync(context.Case, context.Cancellation);
        var copies = facts.OwnHeadAccused ? [] : directory.Recipients.Select(u => u.Id).Where(u => u != target && !facts.ClosedUnits.Contains(u));
        return
        [
            new("sent", Schema.Object(
                Schema.Required("form", Schema.Choice([await table.FormAsync(context.Case, context.Cancellation)])),
                Schema.Optional("copies", Schema.List(Schema.Choice(copies))))),
            // Who was approved may be named as accused since: without a way back the letter would lie here for ever.
            new("returned", Schema.Object(Schema.Required("reason", Schema.Text()))),
        ];
    }

    public async Task<JsonObject> CompleteAsync(StepContext context, string outcome, JsonObject data)
    {
        if (outcome == "returned")
        {
            context.Case.ReturnToRouting();
            return [];
        }
        var (letter, sending) = (context.Case, data.As<Sending>());
        var routing = RoutingOf(letter);
        Require.That(letter.SlipOrRefuse().Accused != AccusedState.Unclear, "accused-unclear");
        Require.That(sending.Form == await table.FormAsync(letter, context.Cancellation), "dispatch-form");
        Require.That(letter.SlipOrRefuse().AttachmentsRead || !await db.Attachments.AnyAsync(a => a.CaseId == letter.Id, context.Cancellation), "attachments-not-read");
        Require.That(proposal.MissingApprovers(letter).Count == 0, "dispatch-without-approval");
        Require.That(!await proposal.IsVoidAsync(letter, context.Cancellation), "approval-by-accused");
        await table.RequireAsync(letter, routing.Method, routing.TargetUnit, null, context.Cancellation);
        await SendAsync(context, routing.TargetUnit!, headsOnly: routing.Method == DisposalMethod.ReferToHead, isCopy: false, sending.Form);
        foreach (var copy in (sending.Copies ?? []).Distinct())
            await SendAsync(context, copy, headsOnly: letter.Sealed, isCopy: true, MethodRules.Form(DisposalMethod.ReferByLetter));
        letter.Dispatched();
        await deadlines.MeetAsync(letter.Id, DeadlineBook.ForwardThreeDays, context.Cancellation);
        return new JsonObject { ["unit"] = routing.TargetUnit, ["headsOnly"] = routing.Method == DisposalMethod.ReferToHead };
    }

    private async Task SendAsync(StepContext context, string unit, bool headsOnly, bool isCopy, DispatchForm form)
    {
        var letter = context.Case;
        var pastTheInbox = headsOnly && !isCopy;
        await guard.RequireRecipientAsync(letter.Id, new Tasks.Recipient(unit, null, pastTheInbox), context.Cancellation);
        var guarded = letter.Sealed || await guard.IsGuardedAsync(letter.Id, context.Cancellation);
        var sign = guarded ? office.Value.SealedLetterSign : office.Value.LetterSign;
        var number = await books.NextAsync(sign, clock.Today.Year, context.Cancellation);
        db.OfficialLetters.Add(new OfficialLetter
        {
            Id = Guid.NewGuid(),
            CaseId = letter.Id,
            // GB/T 9704 7.2.5: the full year in 〔〕, no leading zeros.
            Number = $"{sign}〔{clock.Today.Year}〕{number}号",
            Book = sign,
            Method = RoutingOf(letter).Method,
            Form = form,
            TargetUnit = unit,
            TargetPerson = RoutingOf(letter).TargetPerson,
            IsCopy = isCopy,
            SentAt = clock.Now,
            SentBy = context.PersonId,
            CollatedOn = clock.Today,
        });
        db.CaseParties.Add(new CaseParty { CaseId = letter.Id, UnitId = unit, HeadsOnly = headsOnly, From = clock.Now });
        if (!isCopy)
            await reviews.ShareAsync(letter.Id, unit, headsOnly, context.Cancellation);
        // The mail would lie in an inbox that the accused reads.
        if (!pastTheInbox || !(await guard.BlockedUnitsAsync(letter.Id, context.Cancellation)).Contains(unit))
            await mail.AnnounceAsync(letter, unit, context.Cancellation);
    }

    private static Routing RoutingOf(PetitionCase letter) => letter.Routing ?? throw new RuleBroken("letter-not-routed");
}
