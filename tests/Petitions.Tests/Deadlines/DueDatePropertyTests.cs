using CsCheck;
using Petitions.Deadlines;
using static Petitions.Tests.Deadlines.Dates;

namespace Petitions.Tests.Deadlines;

public sealed class DueDatePropertyTests
{
    private static readonly Gen<DateOnly> Start = Gen.Int[0, 7600].Select(i => new DateOnly(2007, 1, 1).AddDays(i));

    private static readonly Gen<DeadlineSpan> Span =
        Gen.Select(Gen.Int[0, 90], Gen.Bool, (n, workdays) => new DeadlineSpan(n, workdays ? SpanUnit.WorkingDay : SpanUnit.CalendarDay));

    [Fact]
    public void Calculate_LaterStart_IsNeverDueEarlier() =>
        Gen.Select(Start, Gen.Int[0, 30], Span).Sample((start, later, span) =>
            Due(span, start).Due <= Due(span, start.AddDays(later)).Due);

    [Fact]
    public void Calculate_LongerSpan_IsNeverDueEarlier() =>
        Gen.Select(Start, Gen.Int[0, 30], Span).Sample((start, more, span) =>
            Due(span, start).Due <= Due(new DeadlineSpan(span.Value + more, span.Unit), start).Due);

    [Fact]
    public void Calculate_HolidayAdded_IsNeverDueEarlier() =>
        Gen.Select(Start, Gen.Int[0, 60], Span).Sample((start, distance, span) =>
            Due(span, start, Ruled(start.AddDays(distance), isOffDay: true)).Due >= Due(span, start).Due);

    [Fact]
    public void Calculate_MakeUpDayAdded_IsNeverDueLater() =>
        Gen.Select(Start, Gen.Int[0, 60], Span).Sample((start, distance, span) =>
            Due(span, start, Ruled(start.AddDays(distance), isOffDay: false)).Due <= Due(span, start).Due);

    [Fact]
    public void Calculate_AnyCount_EndsOnAWorkdayNotBeforeTheRawDateAndTracesEachDayOnce() =>
        Gen.Select(Start, Span).Sample((start, span) =>
        {
            var result = Due(span, start);
            var days = result.Trace.Where(line => line.Reason != TraceReason.Provisional).Select(line => line.Date);

            Calendar.IsWorkday(result.Due).ShouldBeTrue();
            result.Due.ShouldBeGreaterThanOrEqualTo(result.Raw);
            days.ShouldBe(Enumerable.Range(0, result.Due.DayNumber - start.DayNumber + 1).Select(start.AddDays));
        });

    private static DueResult Due(DeadlineSpan span, DateOnly start, WorkCalendar? calendar = null) =>
        DueDate.Calculate(span, DeadlineStart.On(start), calendar ?? Calendar, OfficeHours.Default);

    /// <summary>The calendar in which one day is off, or worked, whatever it was before.</summary>
    private static WorkCalendar Ruled(DateOnly date, bool isOffDay)
    {
        var year = Calendar.Years.FirstOrDefault(known => known.Year == date.Year);
        if (year is null)
            return Calendar;
        var days = year.Days.Where(day => day.Date != date).Append(new CalendarDay(date, "台风", isOffDay));
        return Calendar.With(year with { Days = [.. days] });
    }
}
