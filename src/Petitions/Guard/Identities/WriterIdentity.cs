using System.Text.Json.Serialization;
using Petitions.Cases;

namespace Petitions.Guard.Identities;

/// <summary>代表: somebody who spoke for a group.</summary>
public sealed record Spokesperson(string Name, string? Phone);

/// <summary>Everything the office wrote down of who wrote or came. The letter itself stays what it is, with the sealed officers.</summary>
/// <param name="Who">The slip's own words for him, where they name him.</param>
public sealed record WriterIdentity(
    string? Name = null, string? Occupation = null, string? PoliticalStatus = null, string? WorkUnit = null, string? Address = null, string? Phone = null,
    string? Email = null, string? SenderAsWritten = null, string? SenderUnit = null, string? Who = null, IReadOnlyList<Spokesperson>? Speakers = null)
{
    private const int ShortestMark = 2;

    /// <summary>What would tell him, wherever it stands. Not his trade or where he works: many have the same.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Marks =>
        [.. new[] { SenderAsWritten, Name, Address, Phone, Email }.Concat((Speakers ?? []).SelectMany(s => new[] { s.Name, s.Phone }))
            .OfType<string>().Select(m => m.Trim()).Where(m => m.Length >= ShortestMark).Distinct()];

    [JsonIgnore]
    public bool IsEmpty => this with { Speakers = null } == new WriterIdentity() && Speakers is null or { Count: 0 };

    public static WriterIdentity Of(Receipt receipt, Petitioner? writer, IEnumerable<Spokesperson> speakers) => new(
        writer?.Name, writer?.Occupation, writer?.PoliticalStatus, writer?.WorkUnit, writer?.Address, writer?.Phone, writer?.Email,
        receipt.SenderAsWritten, receipt.SenderUnit, null, [.. speakers]);

    /// <summary>What was said later, over what was known.</summary>
    public WriterIdentity Over(WriterIdentity? known) => known is null ? this : new(
        Name ?? known.Name, Occupation ?? known.Occupation, PoliticalStatus ?? known.PoliticalStatus, WorkUnit ?? known.WorkUnit, Address ?? known.Address,
        Phone ?? known.Phone, Email ?? known.Email, SenderAsWritten ?? known.SenderAsWritten, SenderUnit ?? known.SenderUnit, Who ?? known.Who,
        [.. known.Speakers ?? [], .. Speakers ?? []]);
}
