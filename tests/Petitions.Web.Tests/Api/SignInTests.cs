using Microsoft.Extensions.DependencyInjection;
using Petitions.Data;
using Petitions.Web.Tests.Hosting;

namespace Petitions.Web.Tests.Api;

/// <summary>Sessions, and how they end. Each test has an account of its own: locks stay.</summary>
public sealed class SignInTests(WebOffice office) : IClassFixture<WebOffice>
{
    [Theory]
    [InlineData("clerk", "wrong")]
    [InlineData("nobody", "wrong")]
    [InlineData("CLERK", "wrong")]
    public async Task WrongNameOrPassword_IsRefusedInTheSameWords(string userName, string password)
    {
        var refused = await SignInAsync(userName, password);
        refused.ShouldBe(401, "sign-in-refused");
        refused.Json["title"]!.GetValue<string>().ShouldBe("用户名或密码不正确。");
    }

    [Fact]
    public async Task FiveWrongPasswords_LockTheAccountForAQuarterOfAnHour()
    {
        await using var own = await WebOffice.OpenAsync();
        var door = own.Anonymous();
        for (var wrong = 0; wrong < 5; wrong++)
            (await door.PostAsync("/api/login", new { userName = "clerk", password = "wrong" })).ShouldBe(401);
        (await door.PostAsync("/api/login", new { userName = "clerk", password = WebOffice.Password })).ShouldBe(401, "sign-in-refused");
        own.Time.Advance(TimeSpan.FromMinutes(15.5));
        (await door.PostAsync("/api/login", new { userName = "clerk", password = WebOffice.Password })).ShouldBe(200);
    }

    [Fact]
    public async Task FourWrongPasswords_AndTheRightOne_StartFromNothing()
    {
        for (var wrong = 0; wrong < 8; wrong++)
        {
            (await SignInAsync("duty2", wrong == 4 ? WebOffice.Password : "wrong")).ShouldBe(wrong == 4 ? 200 : 401);
        }
        (await SignInAsync("duty2", WebOffice.Password)).ShouldBe(200);
    }

    [Fact]
    public async Task DisabledAccount_LosesItsSessionAtOnce()
    {
        var session = await office.AsAsync("health2");
        (await session.GetAsync("/api/tasks")).ShouldBe(200);
        await ChangeAsync("health2", account => account.Disabled = true);
        (await session.GetAsync("/api/tasks")).ShouldBe(401);
        (await SignInAsync("health2", WebOffice.Password)).ShouldBe(401);
    }

    [Fact]
    public async Task ChangedStamp_EndsEverySession()
    {
        var session = await office.AsAsync("urban2");
        await ChangeAsync("urban2", account => account.SecurityStamp = "another");
        (await session.GetAsync("/api/units")).ShouldBe(401);
    }

    [Fact]
    public async Task Session_EndsByItself()
    {
        await using var own = await WebOffice.OpenAsync();
        var session = await own.AsAsync("clerk");
        own.Time.Advance(TimeSpan.FromMinutes(61));
        (await session.GetAsync("/api/tasks")).ShouldBe(401);
    }

    [Fact]
    public async Task TooManyAttempts_AreHeldUp()
    {
        await using var own = await WebOffice.OpenAsync(("SignIn:PerMinute", "3"));
        for (var attempt = 0; attempt < 3; attempt++)
            (await own.Anonymous().PostAsync("/api/login", new { userName = "nobody", password = "wrong" })).ShouldBe(401);
        (await own.Anonymous().PostAsync("/api/login", new { userName = "nobody", password = "wrong" })).ShouldBe(429);
    }

    private Task<Answer> SignInAsync(string userName, string password) => office.Anonymous().PostAsync("/api/login", new { userName, password });

    private Task ChangeAsync(string userName, Action<Access.Account> change) => office.InScopeAsync(async services =>
    {
        var db = services.GetRequiredService<PetitionsDb>();
        change(db.Accounts.Single(a => a.UserName == userName));
        await db.SaveChangesAsync();
    });
}
