namespace Petitions.Cases;

/// <summary>登记 of the opened letter (L-19, L-19b). The writer's own data stand apart, in <see cref="Petitioner"/>.</summary>
public sealed class Registration
{
    public required string Title { get; init; }
    public int JointCount { get; init; } = 1;
    public DateOnly? SentOn { get; init; }
    public string? SubjectCode { get; init; }
    public string? PurposeCode { get; init; }
    public string? Place { get; init; }
    public DateTime OpenedAt { get; init; }
    public required string OpenedBy { get; init; }

    /// <summary>The same in other words, for a reader who may not know all of them.</summary>
    public Registration In(Func<string?, string?> words) => new()
    {
        Title = words(Title)!,
        JointCount = JointCount,
        SentOn = SentOn,
        SubjectCode = SubjectCode,
        PurposeCode = PurposeCode,
        Place = words(Place),
        OpenedAt = OpenedAt,
        OpenedBy = OpenedBy,
    };
}

/// <summary>By what somebody outside can be reached.</summary>
[Flags]
public enum Reach { None = 0, Post = 1, Phone = 2, Mail = 4 }

/// <summary>信访人. Its own row, so that a handling unit can be shown a case without knowing who wrote it.</summary>
public sealed class Petitioner
{
    public Guid CaseId { get; init; }
    public bool Anonymous { get; init; }
    public string? Name { get; init; }

    /// <summary>AES-GCM under the office key; found by <see cref="IdNumberIndex"/> only (design §10).</summary>
    public byte[]? IdNumberSealed { get; init; }
    public string? IdNumberIndex { get; init; }
    public string? Occupation { get; init; }
    public string? PoliticalStatus { get; init; }
    public string? WorkUnit { get; init; }
    public string? Address { get; init; }
    public string? Phone { get; init; }
    public string? Email { get; init; }

    /// <summary>By what he can be reached, where his name and addresses are kept apart (举报人身份另存): the rest of this row is empty then.</summary>
    public Reach? Apart { get; init; }

    public Reach Reach => Apart ?? (Address is null ? Reach.None : Reach.Post) | (Phone is null ? Reach.None : Reach.Phone) | (Email is null ? Reach.None : Reach.Mail);

    /// <summary>An answer can reach the writer (条例 art. 23 excepts those whose name and address are unknown).</summary>
    public bool CanBeReached => !Anonymous && Reach != Reach.None;
}

/// <summary>随信物品 in custody (L-12).</summary>
public sealed class Enclosure
{
    public long Id { get; init; }
    public Guid CaseId { get; init; }
    public EnclosureKind Kind { get; init; }
    public required string Description { get; init; }
    public int Quantity { get; init; } = 1;
    public decimal? Value { get; init; }
    public Custody Custody { get; set; }
    public required string RegisteredBy { get; init; }
    public DateTime RegisteredAt { get; init; }
}
