using Microsoft.EntityFrameworkCore;
using Petitions.Cases;
using Petitions.Offices;
using Petitions.TestKit;

namespace Petitions.Tests.Offices;

/// <summary>人员: names in the directory, by which letters mean somebody.</summary>
public sealed class PeopleTests : OfficeTest
{
    [Fact]
    public async Task Add_NameOnly_SpellsItAndMakesAnId()
    {
        var person = await Office.As<AddPerson, Person>("admin", use => use.RunAsync(new PersonEntry("林国梁")));

        (person.Id, person.LatinName).ShouldBe(("lin-guoliang", "Lin Guoliang"));
    }

    [Fact]
    public async Task Add_Homonym_IsAnotherPerson()
    {
        var person = await Office.As<AddPerson, Person>("admin", use => use.RunAsync(new PersonEntry("林国栋")));

        person.Id.ShouldBe("lin-guodong-2");
        await RefusedAsync("id-taken", () => Office.As<AddPerson, Person>("admin", use => use.RunAsync(new PersonEntry("林国栋", Id: "lin-guodong"))));
    }

    [Fact]
    public async Task Change_Name_KeepsTheOldOneAsFormer()
    {
        await Office.As<ChangePerson, Person>("admin", use => use.RunAsync(World.ZhengJianguo, new PersonEntry("郑立国")));

        (await Office.AskAsync(db => db.PersonNames.Where(n => n.PersonId == World.ZhengJianguo && n.Kind == PersonNameKind.Former).Select(n => n.Name).ToListAsync())).ShouldContain("郑建国");
        (await Office.AskAsync(db => db.People.SingleAsync(p => p.Id == World.ZhengJianguo))).LatinName.ShouldBe("Zheng Liguo");
    }

    [Fact]
    public async Task AddName_ThatAnAccusationUses_MakesHimItsCandidate()
    {
        await Office.As<AddPersonName, PersonName>("admin", use => use.RunAsync(World.ZhengJianguo, new NameEntry("郑大炮", PersonNameKind.Alias)));

        var number = await Office.ReadAsync(World.SignedAccusation, Readings.Of(PetitionClass.Accusation, Readings.Described("郑大炮")));

        (await Office.SeesAsync("urbanhead", number)).ShouldBeFalse();
        (await Office.AskAsync(db => db.CaseBlocks.AnyAsync(b => b.SubjectId == World.ZhengJianguo))).ShouldBeTrue();
        await RefusedAsync("name-known", () => Office.As<AddPersonName, PersonName>("admin", use => use.RunAsync(World.ZhengJianguo, new NameEntry("郑大炮", PersonNameKind.Former))));
    }

    [Theory]
    [InlineData("郑建国", World.ZhengJianguo)]
    [InlineData("建国", World.ZhengJianguo)]
    [InlineData("zjg", World.ZhengJianguo)]
    [InlineData("ZJ", World.ZhengJianguo)]
    [InlineData("jianguo", World.ZhengJianguo)]
    [InlineData("mao-xiuying", World.MaoXiuying)]
    public async Task Find_ByNameInitialsOrId_FindsHim(string typed, string person) =>
        (await Office.As<PeopleBook, IReadOnlyList<Person>>("admin", book => book.FindAsync(typed))).ShouldContain(p => p.Id == person);

    [Theory]
    [InlineData("不存在")]
    [InlineData("jg")]
    public async Task Find_WhatNobodyIsCalled_FindsNobodyOfThatName(string typed) =>
        (await Office.As<PeopleBook, IReadOnlyList<Person>>("admin", book => book.FindAsync(typed))).ShouldNotContain(p => p.Id == World.ZhengJianguo);
}
