using System.Globalization;
using System.Text;
using Petitions.Deadlines;

namespace Petitions.Cli.Commands;

/// <summary>What petitions due says, in Chinese or English.</summary>
internal sealed class DueWords(CultureInfo language)
{
    private readonly bool chinese = language.TwoLetterISOLanguageName == "zh";

    public string Trace(TraceLine line) => DueTraceText.For(line, language);

    public string Certainty(bool provisional) => provisional ? Say("暂定", "provisional") : Say("确定", "confirmed");

    public string Problem(DueProblem problem, string? rule, string? received) => problem switch
    {
        DueProblem.Incomplete => Say(
            "用法：petitions due <规则或期限> <收到日期>，例如 petitions due 15d 2026-09-18",
            "usage: petitions due <rule-or-span> <received>, for example petitions due 15d 2026-09-18"),
        DueProblem.UnknownRule => Say(
            $"“{rule}”不是期限（如 15d、5wd、2h、15min），也不是规则（{DueQuestion.RuleIds}）",
            $"\"{rule}\" is neither a span (like 15d, 5wd, 2h, 15min) nor a rule ({DueQuestion.RuleIds})"),
        DueProblem.BadReceived => Say(
            $"“{received}”不是 1949 至 2199 年的日期或时间（如 2026-09-18、2026-10-04T16:20、2026-10-04T16:20+08:00）",
            $"\"{received}\" is no date or time from 1949 to 2199 (like 2026-09-18, 2026-10-04T16:20, 2026-10-04T16:20+08:00)"),
        DueProblem.NeedsTime => Say(
            $"“{rule}”按小时或分钟计算，须给出时刻（如 {received}T16:20）",
            $"\"{rule}\" counts hours or minutes and needs the time of day (like {received}T16:20)"),
        DueProblem.None => "",
        _ => throw new ArgumentOutOfRangeException(nameof(problem), problem, null),
    };

    public string NoPair(string line) => Say(
        $"“{line}”不是“期限 收到日期”，例如 15d 2026-09-18",
        $"\"{line}\" is not \"span received\", for example 15d 2026-09-18");

    public string Explain(DeadlineRule rule, DueResult due)
    {
        var text = new StringBuilder();
        Row(text, "规则", "Rule", $"{due.RuleId} ({rule.Span}): {Say(rule.TitleZh, rule.TitleEn)}");
        Row(text, "依据", "Source", rule.LegalSource);
        Row(text, "收到", "Received", Received(due.Start));
        Row(text, "原定", "Raw", Day(due.Raw));
        Row(text, "到期", "Due", Day(due.Due));
        Row(text, "截止", "Due at", Moment(due.DueAtUtc));
        Row(text, "日历", "Calendar", $"{Certainty(due.Provisional)} ({due.CalendarVersion})");
        text.AppendLine();
        foreach (var line in due.Trace)
            text.Append("  ").Append(Day(line.Date)).Append("  ").AppendLine(Trace(line));
        return text.ToString().TrimEnd();
    }

    private string Received(DeadlineStart start) => start.AtUtc is { } at ? Moment(at) : Day(start.Date);

    private string Day(DateOnly date) => string.Create(
        CultureInfo.InvariantCulture, $"{date:yyyy-MM-dd} {language.DateTimeFormat.GetAbbreviatedDayName(date.DayOfWeek)}");

    // To the second only where there are seconds: a due time is 17:30, a receipt may be 23:59:59.
    private string Moment(DateTime utc)
    {
        var local = OfficeTime.LocalOf(utc);
        return $"{Day(DateOnly.FromDateTime(local))} {local.ToString(local.Second == 0 ? "HH:mm" : "HH:mm:ss", CultureInfo.InvariantCulture)}";
    }

    private void Row(StringBuilder text, string zh, string en, string value) =>
        text.Append(chinese ? zh + "：" : (en + ":").PadRight(10)).AppendLine(value);

    private string Say(string zh, string en) => chinese ? zh : en;
}
