using Microsoft.EntityFrameworkCore;
using Petitions.Access;
using Petitions.Rules;
using Petitions.TestKit;

namespace Petitions.Tests.Access;

/// <summary>账号: given, locked and taken by the administrator, but never his own.</summary>
public sealed class AccountsTests : OfficeTest
{
    private static readonly DateOnly Today = new(2026, 9, 22), NextWeek = new(2026, 9, 29);
    private static readonly AccountEntry Liao = new("liao", World.LiaoTing, Role.DepartmentHandler, Today);

    [Fact]
    public async Task Create_Account_SignsInWithThePasswordThatWasTold()
    {
        var password = await CreateAsync(Liao);

        password.Length.ShouldBeGreaterThanOrEqualTo(SetPassword.MinLength);
        (await SignInAsync("liao", password)).ShouldBeTrue();
        (await Office.AskAsync(db => db.Journal.Where(e => e.Kind == "account.created").Select(e => e.PayloadJson).SingleAsync()))!.ShouldNotContain(password);
    }

    [Theory]
    [InlineData("account-taken", "Clerk", "liao-ting")]
    [InlineData("person-has-account", "zheng", "zheng-jianguo")]
    [InlineData("person-unknown", "nobody", "nobody")]
    [InlineData("data-invalid", "廖婷", "liao-ting")]
    public async Task Create_WhatCannotBe_IsRefused(string code, string userName, string person) =>
        await RefusedAsync(code, () => CreateAsync(Liao with { UserName = userName, Person = person }));

    [Fact]
    public async Task Create_ForTheAccused_ShowsHimNothingOfHisCase()
    {
        await CreateAsync(Liao with { Role = Role.SealedOfficer });
        var number = await Office.AccusationAsync(World.LiaoTing);

        (await Office.SeesAsPersonAsync(World.LiaoTing, number)).ShouldBeFalse();
        (await Office.SeesAsync("sealed", number)).ShouldBeTrue();
    }

    [Fact]
    public async Task Role_GrantedFromADay_HoldsFromThatDayUntilItsEnd()
    {
        var number = await Office.SentAsync("health");
        var role = await Office.As<GrantRole, AccountRole>("admin", use => use.RunAsync("reception", new RoleEntry(Role.Clerk, NextWeek)));
        (await Office.SeesAsync("reception", number)).ShouldBeFalse();

        Office.MoveTo("2026-09-29T09:00");
        (await Office.SeesAsync("reception", number)).ShouldBeTrue();

        await Office.As<EndRole, AccountRole>("admin", use => use.RunAsync("reception", role.Id, NextWeek));
        (await Office.SeesAsync("reception", number)).ShouldBeFalse();
    }

    [Fact]
    public async Task Lock_EndsWhatTheAccountCouldDo_AndUnlockGivesItBack()
    {
        await Office.As<LockAccount>("admin", use => use.RunAsync("clerk", true));
        (await SignInAsync("clerk", World.Password)).ShouldBeFalse();

        await Office.As<LockAccount>("admin", use => use.RunAsync("clerk", false));
        (await SignInAsync("clerk", World.Password)).ShouldBeTrue();
    }

    [Fact]
    public async Task Reset_Password_MakesAnotherAndEndsTheSessions()
    {
        var before = await StampAsync("clerk");

        var password = await Office.As<ResetPassword, string>("admin", use => use.RunAsync("clerk"));

        (await SignInAsync("clerk", World.Password)).ShouldBeFalse();
        (await SignInAsync("clerk", password)).ShouldBeTrue();
        (await StampAsync("clerk")).ShouldNotBe(before);
    }

    [Fact]
    public async Task EndSessions_ChangesTheStampOnly()
    {
        var before = await StampAsync("clerk");

        await Office.As<EndSessions>("admin", use => use.RunAsync("clerk"));

        (await StampAsync("clerk")).ShouldNotBe(before);
        (await SignInAsync("clerk", World.Password)).ShouldBeTrue();
    }

    [Fact]
    public async Task OwnAccount_IsForAnotherAdministrator()
    {
        await RefusedAsync("account-own", () => Office.As<GrantRole, AccountRole>("admin", use => use.RunAsync("admin", new RoleEntry(Role.SealedOfficer, Today))));
        await RefusedAsync("account-own", () => Office.As<LockAccount>("admin", use => use.RunAsync("admin", true)));
        await RefusedAsync("account-own", () => Office.As<ResetPassword, string>("admin", use => use.RunAsync("admin")));
    }

    [Fact]
    public async Task Any_ByWhomItIsNot_DoesNotExist()
    {
        await Should.ThrowAsync<NotVisible>(() => Office.As<CreateAccount, string>("officehead", use => use.RunAsync(Liao)));
        await Should.ThrowAsync<NotVisible>(() => Office.As<ResetPassword, string>("sealed", use => use.RunAsync("admin")));
    }

    private Task<string> CreateAsync(AccountEntry entry) => Office.As<CreateAccount, string>("admin", use => use.RunAsync(entry));

    private async Task<bool> SignInAsync(string account, string password) => await Office.As<SignIn, Account?>(null, use => use.RunAsync(account, password)) is not null;

    private Task<string> StampAsync(string account) => Office.AskAsync(db => db.Accounts.Where(a => a.UserName == account).Select(a => a.SecurityStamp).SingleAsync());
}
