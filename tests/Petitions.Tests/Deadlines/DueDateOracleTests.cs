using System.Text.Json;
using CsCheck;
using Petitions.Deadlines;
using static Petitions.Tests.Deadlines.Dates;

namespace Petitions.Tests.Deadlines;

/// <summary>
/// The count against a second one that shares nothing with it: a table of worked days built from the raw
/// files, walked day by day.
/// </summary>
public sealed class DueDateOracleTests
{
    private static readonly DateOnly First = new(2007, 1, 1);
    private static readonly DateOnly Last = new(2026, 12, 31);
    private static readonly bool[] Worked = ReadTable();

    [Fact]
    public void Calculate_RandomStartsAndSpans_AgreesWithTheNaiveCount() =>
        Gen.Select(Gen.Int[0, Last.DayNumber - First.DayNumber - 160], Gen.Int[0, 90], Gen.Bool).Sample((offset, n, workdays) =>
        {
            var start = First.AddDays(offset);
            var (raw, due) = Naive(offset, n, workdays);

            var result = Due($"{n}{(workdays ? "wd" : "d")}", DeadlineStart.On(start));

            result.Raw.ShouldBe(First.AddDays(raw));
            result.Due.ShouldBe(First.AddDays(due));
            result.Trace.Where(line => line.Number is not null).Select(line => line.Number!.Value).ShouldBe(Enumerable.Range(1, n));
        }, iter: 20_000);

    [Fact]
    [Trait("DeadlineCase", "6")]
    [Trait("DeadlineCase", "7")]
    public void Calculate_EveryStartOfTheTable_AgreesForThreeDaysAndFiveWorkdays()
    {
        for (var offset = 0; offset < Worked.Length - 40; offset++)
        {
            var start = DeadlineStart.On(First.AddDays(offset));
            Due("3d", start).Due.ShouldBe(First.AddDays(Naive(offset, 3, false).Due));
            Due("5wd", start).Due.ShouldBe(First.AddDays(Naive(offset, 5, true).Due));
        }
    }

    private static (int Raw, int Due) Naive(int start, int n, bool workdays)
    {
        var raw = start + (workdays ? 0 : n);
        for (var worked = 0; workdays && worked < n; worked += Worked[raw] ? 1 : 0)
            raw++;
        var due = raw;
        while (!Worked[due])
            due++;
        return (raw, due);
    }

    private static bool[] ReadTable()
    {
        var table = new bool[Last.DayNumber - First.DayNumber + 1];
        for (var i = 0; i < table.Length; i++)
            table[i] = (i + 1) % 7 is not (6 or 0); // 2007-01-01 was a Monday
        for (var year = First.Year; year <= Last.Year; year++)
        {
            using var file = typeof(WorkCalendar).Assembly.GetManifestResourceStream($"Calendars/{year}.json")!;
            foreach (var day in JsonDocument.Parse(file).RootElement.GetProperty("days").EnumerateArray())
            {
                var i = Day(day.GetProperty("date").GetString()!).DayNumber - First.DayNumber;
                if (i >= 0)
                    table[i] = !day.GetProperty("isOffDay").GetBoolean();
            }
        }

        return table;
    }
}
