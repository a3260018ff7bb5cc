using System.Text.Json.Nodes;
using Petitions.Cases;
using Petitions.EndToEndTests.Kills.Work;

namespace Petitions.EndToEndTests.Kills.Checks;

/// <summary>
/// What a client was told has happened, once, with its own words; what was refused has not; what is in doubt has at most once.
/// And nothing is there that nobody asked for.
/// </summary>
internal static class LedgerRules
{
    public static IEnumerable<Violation> Check(OfficeState office, Ledger ledger)
    {
        var acts = ledger.Acts.ToList();
        foreach (var surprise in ledger.Surprises)
            yield return new Violation("server-failed", surprise);
        foreach (var violation in Receipts(office, [.. acts.Where(a => a.Kind == ActKind.Receive)])
            .Concat(Completions(office, [.. acts.Where(a => a.Kind == ActKind.Complete)]))
            .Concat(Attachments(office, [.. acts.Where(a => a.Kind == ActKind.Attach)])))
            yield return violation;
    }

    private static IEnumerable<Violation> Receipts(OfficeState office, List<Act> acts)
    {
        var cases = office.Cases.ToLookup(c => c.Receipt.Carrier ?? "");
        var answers = office.Answers.ToLookup(a => a.Key);
        foreach (var act in acts)
        {
            var found = cases[act.Key].ToList();
            if (Judge(act, found.Count) is { } violation)
                yield return violation;
            if (act.State == ActState.Acknowledged && found.Count == 1 && (found[0].Number, found[0].Receipt.ReceiptNumber) != (act.Number, act.Answer!["receiptNumber"]!.ToString()))
                yield return new Violation("answer-is-true", $"{act}: {found[0].Number}");
            if (found.Select(c => c.Number).Except(answers[act.Key].Select(a => Payload.Text(a.AnswerJson, "number"))).Any())
                yield return new Violation("answer-is-kept", $"{act}");
        }
        foreach (var unknown in cases.Select(g => g.Key).Except(acts.Select(a => a.Key)))
            yield return new Violation("nobody-asked", $"letter {unknown}");
    }

    private static IEnumerable<Violation> Completions(OfficeState office, List<Act> acts)
    {
        var steps = office.Steps.ToLookup(s => s.TaskId);
        var asked = acts.ToLookup(a => a.TaskId);
        // The same words of the same person about one task are one act, at however many terminals and however often.
        foreach (var same in acts.GroupBy(a => (a.TaskId, a.UserName, Body: a.Body.ToJsonString())))
        {
            var act = same.OrderByDescending(a => a.State == ActState.Acknowledged).ThenByDescending(a => a.State == ActState.InDoubt).First();
            var mine = steps[act.TaskId].Count(s => IsOf(s, act));
            // He may have said it in other words before: then he is told that it was done already.
            var saidBefore = mine == 0 && act.Answer?["alreadyDone"]?.GetValue<bool>() == true && steps[act.TaskId].Any(s => IsBySame(s, act));
            if (!saidBefore && Judge(act, mine) is { } violation)
                yield return violation;
        }
        foreach (var step in office.Steps.Where(s => s.PersonId is not null && !IsOpenedAtReceipt(office, s)))
            if (!asked[step.TaskId].Any(a => IsOf(step, a)))
                yield return new Violation("nobody-asked", $"{step.Step}/{step.Outcome} by {step.PersonId}: {step.DataJson}");
    }

    private static IEnumerable<Violation> Attachments(OfficeState office, List<Act> acts)
    {
        var files = office.Attachments.ToLookup(a => a.FileName);
        foreach (var act in acts)
        {
            // Whoever reads a letter into a seal takes it out of the sight of the clerk who asks about his scan once more.
            var hidden = act is { State: ActState.Refused, Repeated: true, Status: 404 };
            if (!hidden && Judge(act, files[$"{act.Key}.txt"].Count()) is { } violation)
                yield return violation;
        }
        foreach (var unknown in files.Select(g => g.Key).Except(acts.Select(a => $"{a.Key}.txt")))
            yield return new Violation("nobody-asked", $"file {unknown}");
    }

    private static Violation? Judge(Act act, int found) => (act.State, found) switch
    {
        (_, > 1) => new Violation("done-once", $"{act}: {found} times"),
        (ActState.Acknowledged, 0) => new Violation("acknowledged-is-there", $"{act}"),
        (ActState.Refused, 1) => new Violation("refused-is-not-there", $"{act}"),
        _ => null,
    };

    private static bool IsOf(StepRecord step, Act act) => IsBySame(step, act) && JsonNode.DeepEquals(JsonNode.Parse(step.DataJson), Recorded(act));

    // Who wrote a letter stands in the petitioner's own row, never in the history.
    private static JsonNode? Recorded(Act act)
    {
        var data = act.Body["data"]?.DeepClone();
        (data as JsonObject)?.Remove("petitioner");
        return data;
    }

    private static bool IsBySame(StepRecord step, Act act) => step.PersonId == Staff.People[act.UserName] && step.Outcome == act.Body["outcome"]!.ToString();

    private static bool IsOpenedAtReceipt(OfficeState office, StepRecord step) =>
        step.Step == "open" && office.StepsOf[step.CaseId].First().Id == step.Id && Payload.Text(step.DataJson, "title")?.StartsWith("来信 ", StringComparison.Ordinal) == true;
}
