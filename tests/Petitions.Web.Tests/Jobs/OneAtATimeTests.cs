using Hangfire;
using Hangfire.Common;
using Hangfire.InMemory;
using Hangfire.Logging;
using Hangfire.Server;
using Hangfire.Storage;
using Petitions.Jobs;

namespace Petitions.Web.Tests.Jobs;

[Collection(HangfireTests.Name)]
public sealed class OneAtATimeTests
{
    private static readonly OneAtATimeAttribute Filter = new();

    public OneAtATimeTests() => LogProvider.SetCurrentLogProvider(null);

    [Fact]
    public void Run_WhileTheLastIsBusy_EndsWithoutAnError()
    {
        using var storage = new InMemoryStorage();
        using var one = storage.GetConnection();
        using var other = storage.GetConnection();
        var (first, second) = (Performing(storage, one), Performing(storage, other));

        Filter.OnPerforming(first);
        Filter.OnPerforming(second);

        (first.Canceled, second.Canceled).ShouldBe((false, true));
    }

    [Fact]
    public void Run_AfterTheLastHasEnded_IsRun()
    {
        using var storage = new InMemoryStorage();
        using var one = storage.GetConnection();
        using var other = storage.GetConnection();
        var first = Performing(storage, one);
        Filter.OnPerforming(first);
        Filter.OnPerformed(new PerformedContext(first, null, false, new InvalidOperationException("a run that failed lets go as well")));

        var second = Performing(storage, other);
        Filter.OnPerforming(second);

        second.Canceled.ShouldBeFalse();
    }

    private static PerformingContext Performing(JobStorage storage, IStorageConnection connection)
    {
        var job = new BackgroundJob("1", Job.FromExpression<SealJob>(j => j.SealAsync(CancellationToken.None)), default);
        return new PerformingContext(new PerformContext(storage, connection, job, new JobCancellationToken(canceled: false)));
    }
}
