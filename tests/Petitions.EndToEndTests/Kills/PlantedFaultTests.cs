using Petitions.EndToEndTests.Kills.Checks;

namespace Petitions.EndToEndTests.Kills;

/// <summary>Of each kind of damage a kill could do, one is done on purpose: the checker must name it.</summary>
[Collection(KillTests.Name)]
public sealed class PlantedFaultTests(KilledOffice office)
{
    private const string OpenTask = "(SELECT Id FROM Tasks WHERE State = 'Open' ORDER BY Id LIMIT 1)";
    private const string SomeStep = "(SELECT Id FROM Steps WHERE Step = 'read' LIMIT 1)";
    private const string OpenCase = "(SELECT Id FROM Cases WHERE ClosedAt IS NULL LIMIT 1)";
    private const string Stage = "(SELECT Id FROM Journal WHERE Kind = 'deadline.stage' LIMIT 1)";
    private const string JournalColumns = "At, PersonId, Kind, CaseId, PayloadJson, PayloadHash";

    public static TheoryData<string, string> Faults => new()
    {
        { "database-damaged", $"DELETE FROM Cases WHERE Id = {OpenCase}" },
        { "incident", "INSERT INTO Incidents (\"Where\", Cause, At) VALUES ('due', 'planted', '2026-01-01')" },
        { "one-instance-per-case", $"DELETE FROM WorkflowInstances WHERE CaseId = {OpenCase}" },
        { "instance-status", "UPDATE WorkflowInstances SET Status = 'Finished' WHERE Status = 'Suspended'" },
        { "closed-means-finished", $"UPDATE Cases SET ClosedAt = '2026-01-01' WHERE Id = {OpenCase}" },
        { "open-task-without-bookmark", $"UPDATE Tasks SET BookmarkId = 'another' WHERE Id = {OpenTask}" },
        { "bookmark-without-open-task", $"UPDATE Tasks SET State = 'Withdrawn' WHERE Id = {OpenTask}" },
        { "task-of-another-step", $"UPDATE Tasks SET Step = 'another' WHERE Id = {OpenTask}" },
        { "one-step-at-a-time", $"UPDATE WorkflowInstances SET StateJson = json_set(StateJson, '$.bookmarks[1]', json_extract(StateJson, '$.bookmarks[0]'), '$.bookmarks[1].id', 'second') WHERE CaseId = {OpenCase}" },
        { "one-record-per-done-task", $"DELETE FROM Steps WHERE Id = {SomeStep}" },
        { "record-without-task", "INSERT INTO Steps (CaseId, TaskId, Step, Outcome, DataJson, PersonId, At) SELECT CaseId, '00000000-0000-0000-0000-000000000001', Step, Outcome, DataJson, PersonId, At FROM Steps LIMIT 1" },
        { "record-of-another-act", $"UPDATE Steps SET PersonId = 'somebody' WHERE Id = {SomeStep}" },
        { "stage-of-last-step", $"UPDATE Cases SET Stage = 'archived' WHERE Id = {OpenCase}" },
        { "path-of-definition", "DELETE FROM Steps WHERE Step = 'route' AND CaseId IN (SELECT CaseId FROM OfficialLetters)" },
        { "flow-balanced", "UPDATE WorkflowInstances SET StateJson = json_remove(StateJson, '$.taken')" },
        { "flow-as-recorded", $"UPDATE Tasks SET Step = 'route' WHERE Step = 'read'" },
        { "clocks-of-a-case", $"DELETE FROM Deadlines WHERE CaseId = {OpenCase} AND RuleId = 'forward-3-days'" },
        { "clock-as-counted", $"UPDATE Deadlines SET DueAt = '2030-01-01 00:00:00' WHERE CaseId = {OpenCase}" },
        { "rows-of-a-clock", "DELETE FROM DueRows WHERE Stage = 'rung-2'" },
        { "silent-when-over", "UPDATE DueRows SET DoneAt = NULL, Result = NULL WHERE Result IN ('met', 'ended')" },
        { "done-rows-have-results", "UPDATE DueRows SET Result = NULL WHERE DoneAt IS NOT NULL" },
        { "stage-fired-once", $"INSERT INTO Journal ({JournalColumns}) SELECT {JournalColumns} FROM Journal WHERE Id = {Stage}" },
        { "breach-on-record", "UPDATE Deadlines SET BreachedAt = NULL" },
        { "receipts-gap-free", $"UPDATE Cases SET Receipt_ReceiptNumber = '来2026-99999' WHERE Id = {OpenCase}" },
        { "letters-gap-free", "DELETE FROM OfficialLetters WHERE Id = (SELECT Id FROM OfficialLetters LIMIT 1)" },
        { "number-of-no-book", "DELETE FROM Books" },
        { "one-letter-per-dispatch", "UPDATE OfficialLetters SET IsCopy = 1" },
        { "one-letter-per-copy", "UPDATE OfficialLetters SET IsCopy = 1" },
        { "notice-once", "DROP INDEX IX_Notices_Cause_PersonId; INSERT INTO Notices (PersonId, Code, CaseId, CreatedAt, Cause) SELECT PersonId, Code, CaseId, CreatedAt, Cause FROM Notices LIMIT 1" },
        { "notice-of-a-fired-stage", "UPDATE DueRows SET DoneAt = NULL, Result = NULL" },
        { "journal-chain", $"UPDATE Journal SET PersonId = 'somebody' WHERE Id = {Stage}" },
        { "received-once-in-journal", "DELETE FROM Journal WHERE Id = (SELECT Id FROM Journal WHERE Kind = 'letter.received' LIMIT 1)" },
        { "journal-as-rows", "DELETE FROM Journal WHERE Id = (SELECT Id FROM Journal WHERE Kind = 'step.completed' LIMIT 1)" },
        { "journal-of-no-case", $"UPDATE Journal SET CaseId = '00000000-0000-0000-0000-000000000001' WHERE Id = {Stage}" },
        { "one-mail-per-letter", "DELETE FROM Outbox WHERE Id = (SELECT Id FROM Outbox WHERE Kind = 'task' LIMIT 1)" },
        { "one-mail-per-answer", "UPDATE Outbox SET Kind = 'reply' WHERE Id = (SELECT Id FROM Outbox WHERE Kind = 'task' LIMIT 1)" },
        { "state-of-a-mail", "UPDATE Outbox SET SentAt = NULL" },
        { "mail-refused", "UPDATE Outbox SET State = 'Failed'" },
        { "sent-has-arrived", "UPDATE Outbox SET MessageId = 'x' || MessageId" },
        { "arrived-is-known", "DELETE FROM Outbox WHERE Id = (SELECT Id FROM Outbox WHERE State = 'Sent' LIMIT 1)" },
        { "acknowledged-is-there", $"DELETE FROM Steps WHERE Id = {SomeStep}" },
        { "answer-is-true", $"UPDATE Cases SET Number = 'LX-2026-000000X' WHERE Id = {OpenCase}" },
        { "answer-is-kept", "DELETE FROM IdempotentAnswers" },
        { "done-once", "UPDATE Cases SET Receipt_Carrier = (SELECT Receipt_Carrier FROM Cases ORDER BY Id DESC LIMIT 1)" },
        { "nobody-asked", $"UPDATE Steps SET DataJson = json_set(DataJson, '$.who', 'somebody else') WHERE Id = {SomeStep}" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Checker_OfADamagedOffice_NamesTheDamage(string rule, string sql)
    {
        using var copy = Copy();
        copy.Damage(sql).ShouldBeGreaterThan(0, "The fault was not planted.");

        (await RulesBrokenAsync(copy)).ShouldContain(rule);
    }

    [Fact]
    public async Task Checker_OfAMissingOrDamagedAttachment_NamesIt()
    {
        using var copy = Copy();
        // Not any two files of the store: a kill leaves contents there that no row came to name.
        var named = copy.AttachmentFiles();
        await File.AppendAllTextAsync(named[0], "more", TestContext.Current.CancellationToken);
        File.Delete(named[1]);

        var broken = await RulesBrokenAsync(copy);

        broken.ShouldContain("attachment-content-damaged");
        broken.ShouldContain("attachment-without-content");
    }

    [Fact]
    public async Task Checker_OfAMailThatCameTooOften_NamesIt()
    {
        using var copy = Copy();
        var twice = new Arrived([.. office.Arrived.MessageIds, .. office.Arrived.MessageIds], office.Arrived.SendsHit);

        var violations = await ConsistencyChecker.CheckAsync(copy.Directory, office.Ledger, twice);

        violations.Select(v => v.Rule).ShouldContain("arrived-once");
    }

    [Fact]
    public async Task Checker_OfTheOfficeAsItIs_FindsNothing()
    {
        using var copy = Copy();

        (await RulesBrokenAsync(copy)).ShouldBeEmpty();
    }

    private OfficeCopy Copy() => new(office.AtRest.Directory.Path, $"{office.AtRest.Directory.Path}-{Guid.NewGuid():N}");

    private async Task<IReadOnlyList<string>> RulesBrokenAsync(OfficeCopy copy) =>
        [.. (await ConsistencyChecker.CheckAsync(copy.Directory, office.Ledger, office.Arrived)).Select(v => v.Rule).Distinct()];
}
