using System.Globalization;
using Petitions.Deadlines;

namespace Petitions.Tests.Deadlines;

/// <summary>Dates as text, and the shipped calendar, for short tests.</summary>
internal static class Dates
{
    public static WorkCalendar Calendar { get; } = EmbeddedCalendars.Load();

    public static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static DeadlineStart Start(string text) => DeadlineStart.TryParse(text, out var start)
        ? start
        : throw new ArgumentException(text, nameof(text));

    /// <summary>The UTC instant of an office clock reading.</summary>
    public static DateTime Utc(string text) => Start(text).AtUtc!.Value;

    public static DueResult Due(string ruleOrSpan, string start) => Due(ruleOrSpan, Start(start));

    public static DueResult Due(string ruleOrSpan, DeadlineStart start) =>
        DueDate.Calculate(Rule(ruleOrSpan), start, Calendar, OfficeHours.Default);

    public static DeadlineRule Rule(string ruleOrSpan) => DeadlineSpan.TryParse(ruleOrSpan, out var span)
        ? DeadlineRule.ForSpan(span)
        : DeadlineRules.Load().Find(ruleOrSpan)!;
}
