using Petitions.Web.Tests.Hosting;
using Petitions.Web.Tests.Letters;

namespace Petitions.Web.Tests.Api;

/// <summary>All routes against all roles (design §10): closed by default, and never by accident open.</summary>
public sealed class RoutesAndRolesTests(WebOffice office) : IClassFixture<WebOffice>
{
    [Fact]
    public async Task Table_NamesEveryRouteOfTheHost() =>
        (await TableAsync()).Entries.Select(e => e.Route).ShouldBe(Endpoints.Of(office), ignoreOrder: true);

    [Fact]
    public void Table_HasAnAccountOfEveryRole() =>
        WebOffice.Seed.AccountRoles.Where(r => RouteTable.Accounts.Contains(r.UserName)).Select(r => r.Role).Distinct().Count().ShouldBe(Enum.GetValues<Access.Role>().Length);

    [Fact]
    public async Task Anonymous_IsSentAwayEverywhereButAtTheDoor()
    {
        foreach (var entry in (await TableAsync()).Entries)
        {
            var answer = await entry.Ask(office.AnybodyAtPages());
            answer.Status.ShouldBe(entry.IsOpen ? entry.Expected("") : entry.IsPage ? 302 : 401, entry.Route);
            if (entry is { IsOpen: false, IsPage: true })
                answer.Headers["Location"].ShouldContain("/sign-in?to=", customMessage: entry.Route);
            else if (!entry.IsOpen)
                answer.Headers["WWW-Authenticate"].ShouldBe("Bearer", entry.Route);
        }
    }

    [Fact]
    public async Task EveryRole_AtEveryRoute_GetsWhatIsItsOwn()
    {
        var entries = (await TableAsync()).Entries;
        foreach (var account in RouteTable.Accounts)
            foreach (var entry in entries)
                (await entry.Ask(entry.IsPage ? await office.AtPagesAsync(account) : await office.AsAsync(account))).Status.ShouldBe(entry.Expected(account), $"{account}: {entry.Route}");
    }

    [Theory]
    [InlineData("Bearer forged")]
    [InlineData("Basic Y2xlcms6Y2xlcms=")]
    public async Task ForgedToken_Gets401(string authorization) =>
        (await office.Anonymous().SendAsync(HttpMethod.Get, "/api/cases", null, ("Authorization", authorization))).ShouldBe(401);

    private async Task<RouteTable> TableAsync()
    {
        var letter = await Letter.ReadAsync(office);
        var added = (await (await office.AsAsync("clerk")).UploadAsync($"{letter.Path}/attachments", "a.txt", "a"u8.ToArray())).ShouldBe(201);
        return new RouteTable(letter, await letter.TaskAsync("clerk", "route"), added.Json["id"]!.GetValue<Guid>());
    }
}
