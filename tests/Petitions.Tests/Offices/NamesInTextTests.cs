using Petitions.Offices;
using Petitions.TestKit;

namespace Petitions.Tests.Offices;

public sealed class NamesInTextTests : OfficeTest
{
    [Fact]
    public async Task NameInATitle_IsFoundWithThePostsOfToday()
    {
        var found = (await FindAsync("反映郑 建国收受礼金")).ShouldHaveSingleItem();

        found.PersonId.ShouldBe(World.ZhengJianguo);
        found.Posts.ShouldContain(p => p.UnitId == "urban");
    }

    [Fact]
    public async Task SurnameAndTitle_MeanWhoeverHoldsSuchAPost() =>
        (await FindAsync("城管局郑局长不作为")).Select(n => n.PersonId).ShouldContain(World.ZhengJianguo);

    [Fact]
    public async Task Alias_IsFoundAsItIsWritten()
    {
        await Office.ChangeAsync(db =>
        {
            db.PersonNames.Add(new PersonName { PersonId = World.ZhengJianguo, Name = "郑大头", Kind = PersonNameKind.Alias });
            return Task.CompletedTask;
        });

        (await FindAsync("郑大头横行霸道")).ShouldHaveSingleItem().Written.ShouldBe("郑大头");
    }

    [Fact]
    public async Task TwoOfOneName_AreBothShown()
    {
        await Office.ChangeAsync(db =>
        {
            db.People.Add(new Person { Id = "zheng-jianguo-2", Name = "郑建国", LatinName = "Zheng Jianguo" });
            return Task.CompletedTask;
        });

        (await FindAsync("郑建国")).Count.ShouldBe(2);
    }

    [Fact]
    public async Task UnitByItsName_IsFound() => (await FindAsync("反映城市管理局执法不公")).ShouldContain(n => n.UnitId == "urban");

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("局")]
    [InlineData("路灯坏了三个月")]
    public async Task TextThatNamesNobody_FindsNobody(string? text) => (await FindAsync(text)).ShouldBeEmpty();

    private Task<IReadOnlyList<NamedThere>> FindAsync(string? text) => Office.As<NamesInText, IReadOnlyList<NamedThere>>("clerk", names => names.RunAsync(text));
}
