using Petitions.TestKit;

namespace Petitions.Tests.Guard.Routes;

/// <summary>One office for all tests of a class, each of which looks at letters of its own.</summary>
public sealed class RouteOffice : IAsyncLifetime
{
    public OfficeWorld Office { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Office = await OfficeWorld.CreateAsync();

    public ValueTask DisposeAsync() => Office.DisposeAsync();

    internal async Task NobodySeesAsync(string number, params string[] accounts)
    {
        foreach (var account in accounts)
        {
            (await Office.SeesAsync(account, number)).ShouldBeFalse(account);
            (await Office.HasTaskAsync(account, number)).ShouldBeFalse(account);
        }
    }
}
