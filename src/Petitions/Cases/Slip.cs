using Petitions.Rules;

namespace Petitions.Cases;

/// <summary>文件处理单: the reader's digest of the letter (L-14 to L-20).</summary>
public sealed class Slip
{
    public required string Who { get; init; }
    public required string What { get; init; }
    public string? When { get; init; }
    public string? Where { get; init; }
    public required string Request { get; init; }
    public PetitionClass Class { get; init; }
    public Urgency Urgency { get; init; }
    public Credibility Credibility { get; init; }
    public bool OverallImportance { get; init; }
    public bool AttachmentsRead { get; set; }
    public AccusedState Accused { get; private set; }
    public string? UnclearReason { get; private set; }
    public DateTime ReadAt { get; init; }
    public required string ReadBy { get; init; }

    /// <summary>The same in other words, for a reader who may not know all of them.</summary>
    public Slip In(Func<string?, string?> words)
    {
        var told = new Slip
        {
            Who = words(Who)!,
            What = words(What)!,
            When = words(When),
            Where = words(Where),
            Request = words(Request)!,
            Class = Class,
            Urgency = Urgency,
            Credibility = Credibility,
            OverallImportance = OverallImportance,
            AttachmentsRead = AttachmentsRead,
            ReadAt = ReadAt,
            ReadBy = ReadBy,
        };
        told.ChangeAccused(Accused, words(UnclearReason));
        return told;
    }

    public void ChangeAccused(AccusedState state, string? reason)
    {
        Require.That(state != AccusedState.Unclear || !string.IsNullOrWhiteSpace(reason), "unclear-needs-reason");
        Accused = state;
        UnclearReason = state == AccusedState.Unclear ? reason : null;
    }
}
