using Petitions.Cases;

namespace Petitions.TestKit;

/// <summary>Letters with sensible defaults: a test names only what matters to it, with <c>with</c>.</summary>
public static class Letters
{
    /// <summary>Received by post and not opened yet.</summary>
    public static LetterReceived Received { get; } = new() { Channel = Channel.Post };

    public static LetterReceived Opened(string title) => Received with { Opened = true, Title = title };

    public static EnclosureForm Enclosed(EnclosureKind kind, string description, decimal? value = null, Custody? custody = null) =>
        new(kind, description, null, value, custody);
}
