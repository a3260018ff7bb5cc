namespace Petitions.Cases;

/// <summary>签收: what came, in what condition, for whom (L-01 to L-06). Never changed afterwards.</summary>
public sealed class Receipt
{
    /// <summary>From the gap-free mail register, <c>来2026-00001</c>.</summary>
    public required string ReceiptNumber { get; init; }
    public DateTime ReceivedAt { get; init; }
    public Channel Channel { get; init; }
    public int Pieces { get; init; } = 1;
    public int? PiecesExpected { get; init; }
    public bool Damaged { get; init; }
    public string? DamageNote { get; init; }
    public bool AddressCorrect { get; init; } = true;
    public string? Carrier { get; init; }
    public string? AddresseeUnit { get; init; }
    public string? AddresseePerson { get; init; }
    public string? AddresseeAsWritten { get; init; }
    public string? SenderAsWritten { get; init; }
    public string? SenderUnit { get; init; }
    public bool Private { get; init; }
    public bool Secret { get; init; }
    public DateOnly? PostmarkedOn { get; init; }
    public required string ReceivedBy { get; init; }
}
