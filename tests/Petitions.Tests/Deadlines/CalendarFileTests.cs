using Petitions.Deadlines;
using static Petitions.Tests.Deadlines.Dates;

namespace Petitions.Tests.Deadlines;

public sealed class CalendarFileTests
{
    [Fact]
    public void Parse_HolidayCnFile_ReadsYearSourcesAndDays()
    {
        var year = CalendarFile.Parse(
            """{"$schema":"x","year":2027,"papers":["https://www.gov.cn/1"],"days":[{"name":"元旦","date":"2026-12-31","isOffDay":true}]}""", "2027.json");

        year.Year.ShouldBe(2027);
        year.Sources.ShouldBe(["https://www.gov.cn/1"]);
        year.Days.ShouldBe([new CalendarDay(Day("2026-12-31"), "元旦", true)]);
    }

    [Fact]
    public void Parse_NoticeNotOut_IsAnUnpublishedYear() =>
        CalendarFile.Parse("""{"year":2027,"papers":[],"days":[]}""", "2027.json").IsPublished.ShouldBeFalse();

    [Theory]
    [InlineData("{", "line 1", "JSON")]
    [InlineData("[]", "$", "object")]
    [InlineData("""{"papers":[],"days":[]}""", "$", "year")]
    [InlineData("""{"year":"2027","papers":[],"days":[]}""", "$.year", "year")]
    [InlineData("""{"year":2027,"papers":{},"days":[]}""", "$.papers", "list")]
    [InlineData("""{"year":2027,"papers":[1],"days":[]}""", "$.papers[0]", "text")]
    [InlineData("""{"year":2027,"papers":[],"days":[{"name":"a","date":"2027-01-01","isOffDay":true}]}""", "$.papers", "no notice")]
    [InlineData("""{"year":2027,"papers":["p"],"days":[{"name":"a","date":"2027-02-30","isOffDay":true}]}""", "$.days[0].date", "date")]
    [InlineData("""{"year":2027,"papers":["p"],"days":[{"name":"a","date":"2026-11-30","isOffDay":true}]}""", "$.days[0].date", "2027")]
    [InlineData("""{"year":2027,"papers":["p"],"days":[{"name":"a","date":"2028-01-01","isOffDay":true}]}""", "$.days[0].date", "2027")]
    [InlineData("""{"year":2027,"papers":["p"],"days":[{"name":" ","date":"2027-01-01","isOffDay":true}]}""", "$.days[0].name", "text")]
    [InlineData("""{"year":2027,"papers":["p"],"days":[{"name":"a","date":"2027-01-01","isOffDay":"yes"}]}""", "$.days[0].isOffDay", "true or false")]
    [InlineData("""{"year":2027,"papers":["p"],"days":[{"name":"a","date":"2027-01-01","isOffDay":true},{"name":"a","date":"2027-01-01","isOffDay":false}]}""", "$.days[1]", "twice")]
    public void Parse_DamagedFile_SaysWhatAndWhere(string json, string path, string problem)
    {
        var error = Should.Throw<CalendarFormatException>(() => CalendarFile.Parse(json, "2027.json"));

        error.File.ShouldBe("2027.json");
        error.Path.ShouldBe(path);
        error.Problem.ShouldContain(problem);
        error.Message.ShouldContain("2027.json");
    }

    [Theory]
    [InlineData("{")]
    [InlineData("{}")]
    [InlineData("""{"fixed":[{"since":1949,"days":{"13-01":"x"}}],"years":{}}""")]
    public void StatutoryDays_DamagedFile_IsRefused(string json) =>
        Should.Throw<CalendarFormatException>(() => StatutoryDays.Parse(json, "statutory-days.json"));
}
