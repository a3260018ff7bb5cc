using System.Globalization;

namespace Petitions.Deadlines;

/// <summary>Puts a line of the trace into words, Chinese or English.</summary>
public static class DueTraceText
{
    public static string For(TraceLine line, CultureInfo language) =>
        language.TwoLetterISOLanguageName == "zh" ? Chinese(line) : English(line);

    public static string Chinese(TraceLine line) => line.Reason switch
    {
        TraceReason.Start => "起算日，当日不计入",
        TraceReason.Moment => "自该时刻起按钟点计算",
        TraceReason.DayZero => "当日计入，第 1 天",
        TraceReason.AfterClose => "下班后收到，当日不计入",
        TraceReason.Counted => string.Create(CultureInfo.InvariantCulture, $"第 {line.Number} 天{ChineseRest(line)}"),
        TraceReason.MakeUpWorkday => string.Create(CultureInfo.InvariantCulture, $"调休上班（{line.Name}），第 {line.Number} 天"),
        TraceReason.Extended => string.Create(CultureInfo.InvariantCulture, $"第 {line.Number} 天，延期内{ChineseRest(line)}"),
        TraceReason.Stopped => $"中止（{StopGrounds.Chinese(GroundOf(line))}），不计入",
        TraceReason.Weekend => "周末，不计入",
        TraceReason.Holiday => $"{line.Name}放假，不计入",
        TraceReason.Rolled => line.Kind == DayKind.MakeUpWorkday ? $"顺延至此（{line.Name}调休上班）" : "顺延至此（休息日后第一个工作日）",
        TraceReason.Elapsed => "到此届满",
        TraceReason.Provisional => $"{line.Name} 年放假通知未确认，自此日起的计算为暂定",
        _ => throw new ArgumentOutOfRangeException(nameof(line), line.Reason, null),
    };

    public static string English(TraceLine line) => line.Reason switch
    {
        TraceReason.Start => "start, this day is not counted",
        TraceReason.Moment => "start, counted by the clock from this moment",
        TraceReason.DayZero => "this day is counted, day 1",
        TraceReason.AfterClose => "received after the close of office, not counted",
        TraceReason.Counted => string.Create(CultureInfo.InvariantCulture, $"day {line.Number}{EnglishRest(line)}"),
        TraceReason.MakeUpWorkday => string.Create(CultureInfo.InvariantCulture, $"make-up workday ({EnglishName(line)}), day {line.Number}"),
        TraceReason.Extended => string.Create(CultureInfo.InvariantCulture, $"day {line.Number}, of the extension{EnglishRest(line)}"),
        TraceReason.Stopped => $"stopped ({StopGrounds.English(GroundOf(line))}), not counted",
        TraceReason.Weekend => "weekend, not counted",
        TraceReason.Holiday => $"holiday ({EnglishName(line)}), not counted",
        TraceReason.Rolled => line.Kind == DayKind.MakeUpWorkday
            ? $"moved here (make-up workday, {EnglishName(line)})"
            : "moved here (first working day after the rest days)",
        TraceReason.Elapsed => "ends here",
        TraceReason.Provisional => $"calendar of {line.Name} not confirmed: provisional from this day on",
        _ => throw new ArgumentOutOfRangeException(nameof(line), line.Reason, null),
    };

    private static string ChineseRest(TraceLine line) => line.Kind switch
    {
        DayKind.Weekend => "（周末）",
        DayKind.Holiday => $"（{line.Name}放假）",
        DayKind.MakeUpWorkday => $"（{line.Name}调休上班）",
        DayKind.Workday => "",
        _ => throw new ArgumentOutOfRangeException(nameof(line), line.Kind, null),
    };

    private static string EnglishRest(TraceLine line) => line.Kind switch
    {
        DayKind.Weekend => " (weekend)",
        DayKind.Holiday => $" (holiday, {EnglishName(line)})",
        DayKind.MakeUpWorkday => $" (make-up workday, {EnglishName(line)})",
        DayKind.Workday => "",
        _ => throw new ArgumentOutOfRangeException(nameof(line), line.Kind, null),
    };

    private static StopGround GroundOf(TraceLine line) => Enum.Parse<StopGround>(line.Name!);

    private static string EnglishName(TraceLine line) => HolidayNames.English(line.Name ?? "");
}
