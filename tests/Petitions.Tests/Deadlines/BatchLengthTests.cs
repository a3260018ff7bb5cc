using Petitions.Deadlines;

namespace Petitions.Tests.Deadlines;

public sealed class BatchLengthTests
{
    private readonly BatchLength length = new();

    [Fact]
    public void Batch_OnAnIdleMachine_GrowsToTheMost()
    {
        Take(times: 5, TimeSpan.FromMilliseconds(20));

        length.Rows.ShouldBe(BatchLength.Most);
    }

    [Fact]
    public void Batch_AfterOneQuickOne_IsTwiceAsLongAtMost()
    {
        var first = length.Rows;
        length.Took(TimeSpan.Zero);

        length.Rows.ShouldBe(2 * first);
    }

    [Fact]
    public void Batch_OnABusyMachine_ShrinksToWhatNobodyWaitsLongFor()
    {
        Take(times: 5, TimeSpan.FromMilliseconds(20));
        length.Took(TimeSpan.FromMilliseconds(300));
        length.Rows.ShouldBe(500);

        length.Took(TimeSpan.FromMinutes(1));
        length.Rows.ShouldBe(BatchLength.Fewest);
    }

    private void Take(int times, TimeSpan each)
    {
        for (var i = 0; i < times; i++)
            length.Took(each);
    }
}
