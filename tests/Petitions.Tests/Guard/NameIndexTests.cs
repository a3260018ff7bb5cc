using Petitions.Guard;
using Petitions.Offices;

namespace Petitions.Tests.Guard;

/// <summary>Route 21: whoever may be meant by what stands in a text, in Chinese without word breaks.</summary>
public sealed class NameIndexTests
{
    private static readonly NameIndex Index = new(new OfficeSnapshot
    {
        Units = [Unit("urban", "城市管理局"), Unit("school", "第一中学")],
        People = [Person("zheng", "郑建国", "13800001234", "浙A12345"), Person("li", "李明"), Person("limin", "李明辉"), Person("ouyang", "欧阳修"), Person("smith", "John Smith")],
        Names = [new() { PersonId = "zheng", Name = "老郑", Kind = PersonNameKind.Alias }, new() { PersonId = "li", Name = "李大明", Kind = PersonNameKind.Former }],
        Posts = [Post("zheng", "urban", PostKind.Head, "局长"), Post("li", "urban", PostKind.Deputy, "副局长", past: true), Post("ouyang", "school", PostKind.Head, "校长"), Post("limin", "urban", PostKind.Member, "科员")],
    });

    [Theory]
    [InlineData("举报郑建国收受贿赂", "zheng")]
    [InlineData("举报郑 建　国收受贿赂", "zheng")]
    [InlineData("举报郑\n建国收受贿赂", "zheng")]
    [InlineData("郑*建*国", "zheng")]
    [InlineData("都说老郑收钱", "zheng")]
    [InlineData("李大明当年的事", "li")]
    [InlineData("郑局长到场", "zheng")]
    [InlineData("找郑局也没用", "zheng")]
    [InlineData("城市管理局局长不作为", "zheng")]
    [InlineData("李副局长说过", "li")]
    [InlineData("李局长说过", "li")]
    [InlineData("城市管理局副局长", "li")]
    [InlineData("欧阳校长乱收费", "ouyang")]
    [InlineData("李明辉", "li,limin")]
    [InlineData("ｊｏｈｎ　ＳＭＩＴＨ", "smith")]
    [InlineData("舉報鄭建國受賄", "zheng")]
    [InlineData("鄭局長到場", "zheng")]
    [InlineData("歐陽校長亂收費", "ouyang")]
    [InlineData("车牌浙A·12345的人", "zheng")]
    [InlineData("打13800001234找他", "zheng")]
    [InlineData("證件果然不全，鄭重說明", "")]
    [InlineData("路灯不亮，请修理", "")]
    [InlineData("某科员态度不好", "")]
    [InlineData("", "")]
    public void In_ATextOfALetter_FindsWhoeverMayBeMeant(string text, string people) =>
        Index.In(text).Select(h => h.PersonId).Distinct().Order(StringComparer.Ordinal).ShouldBe(people.Split(',', StringSplitOptions.RemoveEmptyEntries), ignoreOrder: true);

    [Theory]
    [InlineData("郑健国", "zheng")]
    [InlineData("正建果", "zheng")]
    [InlineData("鄭建國", "zheng")]
    [InlineData("ZJG", "zheng")]
    [InlineData("郑建", "")]
    [InlineData("李民", "")]
    public void SoundingLike_ANameThatSomebodyOnlyHeard_IsWhoeverIsCalledSo(string name, string people) =>
        Index.SoundingLike(name).Distinct().ShouldBe(people.Split(',', StringSplitOptions.RemoveEmptyEntries), ignoreOrder: true);

    [Fact]
    public void In_ATextWithSpaces_SaysWhereTheWordsStand()
    {
        const string text = "反映：郑 建国 的问题";
        var hit = Index.In(text).ShouldHaveSingleItem();
        text.Substring(hit.At, hit.Length).ShouldBe("郑 建国");
    }

    [Fact]
    public void In_ADirectoryOfAHundredThousand_IsQuickEnoughToAskWhileTyping()
    {
        var people = Enumerable.Range(0, 100_000).Select(i => Person($"p{i}", $"{(char)('一' + i % 500)}{(char)('丁' + i / 500 % 200)}{(char)('大' + i % 37)}")).ToList();
        var index = new NameIndex(new OfficeSnapshot { People = people });
        var text = string.Concat(Enumerable.Range(0, 2_000).Select(i => (char)('一' + i * 7 % 900))) + people[77_777].Name;
        index.In(text).ShouldContain(h => h.PersonId == "p77777");
        // Counted, not timed: the time is the benchmark's.
        index.Patterns.ShouldBeLessThanOrEqualTo(100_000);
    }

    private static Unit Unit(string id, string name) => new() { Id = id, Name = name, EnglishName = id, Kind = UnitKind.Department };

    private static Person Person(string id, string name, string? phone = null, string? plate = null) => new() { Id = id, Name = name, LatinName = id, Phone = phone, PlateNumber = plate };

    private static Post Post(string person, string unit, PostKind kind, string title, bool past = false) =>
        new() { PersonId = person, UnitId = unit, Kind = kind, Title = title, To = past ? new DateOnly(2020, 1, 1) : null };
}
