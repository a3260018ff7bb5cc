using Petitions.Rules;
using Petitions.TestKit;

namespace Petitions.Tests;

/// <summary>A test at the demonstration office.</summary>
public abstract class OfficeTest : IAsyncLifetime
{
    protected OfficeWorld Office { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Office = await OfficeWorld.CreateAsync();

    public async ValueTask DisposeAsync()
    {
        await Office.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected static async Task RefusedAsync(string code, Func<Task> act) =>
        (await act.ShouldThrowAsync<RuleBroken>()).Code.ShouldBe(code);

    protected static async Task ConflictAsync(string code, Func<Task> act) =>
        (await act.ShouldThrowAsync<Conflict>()).Code.ShouldBe(code);
}
