using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;

namespace Petitions.Tests.Demo;

/// <summary>
/// What each line of the demonstration claims, asked again of its database in plain SQL: nothing of the application takes part.
/// {0} is the letter, {1} the accusation, {2} the letter that nobody approved.
/// </summary>
internal static partial class DemoFacts
{
    private const string Of = "(SELECT Id FROM Cases WHERE Number = '{0}')", Accusation = "(SELECT Id FROM Cases WHERE Number = '{1}')", Unapproved = "(SELECT Id FROM Cases WHERE Number = '{2}')";

    private static readonly (string Line, string Sql)[] Facts =
    [
        ("收到来信", $"SELECT COUNT(*) FROM Cases WHERE Number = '{{0}}' AND Receipt_ReceiptNumber = '来2026-00001' AND Registration_Title = '夜间施工噪声扰民'"),
        ("顺延到9月28日", $"SELECT COUNT(*) FROM Deadlines WHERE CaseId = {Of} AND RuleId = 'forward-3-days' AND Raw = '2026-09-25' AND Due = '2026-09-28'"),
        ("办信员阅函", $"SELECT COUNT(*) FROM Cases WHERE Number = '{{0}}' AND Slip_Class = 'Claim' AND Slip_ReadBy = 'zhao-min'"),
        ("局长退回", $"SELECT COUNT(*) FROM Steps a JOIN Steps r ON r.CaseId = a.CaseId AND r.Id = a.Id - 1 WHERE a.CaseId = {Of} AND a.Step = 'approve' AND a.Outcome = 'returned' AND a.PersonId = 'sun-lihua' AND r.DataJson LIKE '%noAction%'"),
        ("局长批准", $"SELECT COUNT(*) FROM Steps WHERE CaseId = {Of} AND Step = 'approve' AND Outcome = 'approved' AND PersonId = 'sun-lihua'"),
        ("阅函后即封存", $"SELECT COUNT(*) FROM Cases c JOIN Accused a ON a.CaseId = c.Id WHERE c.Number = '{{1}}' AND c.Sealed = 1 AND a.PersonId = 'zheng-jianguo'"),
        ("被拒绝", $"SELECT COUNT(*) FROM Journal WHERE CaseId = {Accusation} AND Kind = 'refused' AND PersonId = 'han-xue' AND PayloadJson LIKE '%recipient-blocked%unit:urban%'"),
        ("没有找到", Blocked("zheng-jianguo")),
        ("副职也看不到", Blocked("hu-weimin")),
        ("改送区纪委监委", $"SELECT COUNT(*) FROM Tasks t JOIN Cases c ON c.Id = t.CaseId WHERE c.Number = '{{1}}' AND c.Routing_TargetUnit = 'discipline' AND t.Step = 'approve' AND t.State = 'Open'"),
        ("由系统发出", $"SELECT COUNT(*) FROM OfficialLetters l JOIN Deadlines d ON d.CaseId = l.CaseId WHERE l.CaseId = {Of} AND l.SentBy IS NULL AND l.TargetUnit = 'urban' AND d.RuleId = 'forward-3-days' AND d.MetAt <= d.DueAt AND d.BreachedAt IS NULL"),
        ("报信访局局长和分管领导", $"SELECT COUNT(*) = 4 FROM Notices WHERE CaseId = {Unapproved} AND Code = 'forward-3-days:unsent' AND PersonId IN ('sun-lihua', 'ma-chunlei', 'gao-zhenhua', 'shen-yulan') AND NOT EXISTS (SELECT 1 FROM OfficialLetters WHERE CaseId = {Unapproved})"),
        ("超期记录在案", $"SELECT COUNT(*) FROM Deadlines WHERE CaseId = {Unapproved} AND RuleId = 'forward-3-days' AND BreachedAt > DueAt"),
        ("由另一人签发", $"SELECT COUNT(*) FROM Steps s JOIN Steps h ON h.CaseId = s.CaseId WHERE s.CaseId = {Of} AND s.Step = 'signOff' AND s.Outcome = 'signed' AND h.Step = 'handle' AND h.Outcome = 'done' AND h.PersonId <> s.PersonId"),
        ("回访满意", $"SELECT COUNT(*) FROM Cases c JOIN Replies r ON r.CaseId = c.Id JOIN Steps f ON f.CaseId = c.Id WHERE c.Number = '{{0}}' AND c.ClosedAt IS NOT NULL AND f.Step = 'followUp' AND f.Outcome = 'satisfied'"),
        ("始终不存在", Blocked("zheng-jianguo")),
        ("流程图走到终点", $"SELECT COUNT(*) FROM WorkflowInstances WHERE CaseId = {Of} AND Status = 'Finished' AND NOT EXISTS (SELECT 1 FROM Tasks WHERE CaseId = {Of} AND State = 'Open')"),
        ("日志链", "SELECT COUNT(*) > 0 AND (SELECT MAX(LastEntry) FROM JournalBlocks) = (SELECT MAX(Id) FROM Journal) FROM JournalBlocks"),
    ];

    public static void Check(string output, SqliteConnection database)
    {
        var lines = output.Split('\n').Where(line => line.Contains('✓')).ToList();
        lines.Count.ShouldBe(Facts.Length);
        var numbers = Number().Matches(output).Select(match => match.Value).Distinct().Cast<object>().ToArray();
        numbers.Length.ShouldBe(3);
        foreach (var (line, (words, sql)) in lines.Zip(Facts))
        {
            line.ShouldContain(words);
            Ask(database, string.Format(CultureInfo.InvariantCulture, sql, numbers)).ShouldBe(1, line);
        }
    }

    // Closed to him: a cause of the case, and a standing of his for its subject that holds on the day of the story.
    private static string Blocked(string person) => $"""
        SELECT COUNT(*) > 0 FROM CaseBlocks b JOIN PersonStandings s ON s.SubjectKind = b.SubjectKind AND s.SubjectId = b.SubjectId
        WHERE b.CaseId = {Accusation} AND b."To" IS NULL AND s.PersonId = '{person}' AND s."From" <= '2026-09-22' AND (s."To" IS NULL OR s."To" > '2026-09-28')
        """;

    private static long Ask(SqliteConnection database, string sql)
    {
        using var command = database.CreateCommand();
        command.CommandText = sql;
        return (long)command.ExecuteScalar()!;
    }

    [GeneratedRegex("LX-2026-[0-9]{6}[0-9A-Z]")]
    private static partial Regex Number();
}
