using System.Threading.RateLimiting;

namespace Petitions.Web;

/// <summary>A code cannot be tried out: so many looks a minute from one address, and so many an hour at one number.</summary>
internal sealed class ProgressLimit : IDisposable
{
    public const string Policy = "progress";
    private const int AtOneNumber = 20;

    private readonly PartitionedRateLimiter<string> numbers = PartitionedRateLimiter.Create<string, string>(number => RateLimitPartition.GetFixedWindowLimiter(
        number, _ => new FixedWindowRateLimiterOptions { PermitLimit = AtOneNumber, Window = TimeSpan.FromHours(1) }));

    public bool Allows(string number)
    {
        using var lease = numbers.AttemptAcquire(number);
        return lease.IsAcquired;
    }

    public void Dispose() => numbers.Dispose();
}
