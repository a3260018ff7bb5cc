namespace Petitions.Dispatch;

/// <summary>When a mail that was refused is tried again: after 1, 2, 4 ... 60 minutes, twelve times in all.</summary>
internal static class SendBackOff
{
    public const int Most = 12;

    public static TimeSpan After(int attempts) => TimeSpan.FromMinutes(attempts > 6 ? 60 : 1 << (attempts - 1));
}
