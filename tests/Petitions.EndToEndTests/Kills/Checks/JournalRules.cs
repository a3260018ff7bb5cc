namespace Petitions.EndToEndTests.Kills.Checks;

/// <summary>The journal tells what the rows tell, each act once, and its chain holds.</summary>
internal static class JournalRules
{
    public static IEnumerable<Violation> Check(OfficeState office)
    {
        foreach (var finding in office.Chain.Findings)
            yield return new Violation("journal-chain", $"{finding}");
        foreach (var letter in office.Cases)
        {
            var received = office.JournalOf[("letter.received", letter.Id)].Select(e => Payload.Text(e.PayloadJson, "receiptNumber")).ToList();
            if (received.Count != 1 || received[0] != letter.Receipt.ReceiptNumber)
                yield return new Violation("received-once-in-journal", $"{letter.Number}: {string.Join(", ", received)}");
        }
        IEnumerable<Violation>[] pairs =
        [
            Same(office, "task.opened", office.Tasks.Select(t => t.Id)),
            Same(office, "step.completed", office.Steps.Select(s => s.TaskId)),
            Same(office, "attachment.added", office.Attachments.Select(a => a.Id)),
            Same(office, "mail.sent", office.Outbox.Where(m => m.State == Dispatch.MailState.Sent).Select(m => m.Id)),
            Counts(office, "deadline.started", office.Deadlines.Count),
        ];
        foreach (var violation in pairs.SelectMany(pair => pair))
            yield return violation;
        var cases = office.Cases.Select(c => (Guid?)c.Id).ToHashSet();
        foreach (var entry in office.Journal.Where(e => e.CaseId is not null && !cases.Contains(e.CaseId)))
            yield return new Violation("journal-of-no-case", $"{entry.Kind} {entry.Id}");
    }

    private static IEnumerable<Violation> Same(OfficeState office, string kind, IEnumerable<Guid> rows)
    {
        var told = office.Journal.Where(e => e.Kind == kind).Select(e => Guid.Parse(Payload.Text(e.PayloadJson, "id")!)).Order();
        return told.SequenceEqual(rows.Order()) ? [] : [new Violation("journal-as-rows", kind)];
    }

    private static IEnumerable<Violation> Counts(OfficeState office, string kind, int rows) =>
        office.Journal.Count(e => e.Kind == kind) == rows ? [] : [new Violation("journal-as-rows", kind)];
}
