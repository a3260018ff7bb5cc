namespace Petitions.EndToEndTests.Kills.Checks;

/// <summary>A person is told once for each cause, and no stage tells anybody before it has fired.</summary>
internal static class NoticeRules
{
    public static IEnumerable<Violation> Check(OfficeState office)
    {
        foreach (var twice in office.Notices.GroupBy(n => (n.PersonId, n.Cause)).Where(g => g.Count() > 1))
            yield return new Violation("notice-once", $"{twice.Key}");
        var fired = office.DueRows.Where(r => r.DoneAt is not null).Select(r => r.Cause).ToHashSet();
        foreach (var notice in office.Notices.Where(n => n.Cause.StartsWith("deadline:", StringComparison.Ordinal) && !fired.Contains(n.Cause)))
            yield return new Violation("notice-of-a-fired-stage", notice.Cause);
    }
}
