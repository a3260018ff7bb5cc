namespace Petitions.Guard.Identities;

/// <summary>举报人身份: who wrote a sealed case, encrypted under a key of the case and found again by keyed prints only (design §10).</summary>
public sealed class AccuserIdentity
{
    public Guid CaseId { get; init; }
    public required byte[] Content { get; set; }
    public string? NameIndex { get; set; }
    public string? PhoneIndex { get; set; }
    public string? EmailIndex { get; set; }
}
