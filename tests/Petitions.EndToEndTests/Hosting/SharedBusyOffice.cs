namespace Petitions.EndToEndTests.Hosting;

/// <summary>One busy office for all tests that only look; it is filled when the first of them wants it.</summary>
public sealed class SharedBusyOffice : IAsyncDisposable
{
    private readonly Lazy<Task<BusyOffice>> office = new(BusyOffice.OpenAsync);

    public Task<BusyOffice> OpenAsync() => office.Value;

    public async ValueTask DisposeAsync()
    {
        if (office is { IsValueCreated: true, Value.IsCompletedSuccessfully: true })
            (await office.Value).Dispose();
    }
}
