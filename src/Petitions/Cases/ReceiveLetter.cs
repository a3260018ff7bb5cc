using Petitions.Access;
using Petitions.Data;
using Petitions.Deadlines;
using Petitions.Dispatch;
using Petitions.Journal;
using Petitions.Process;
using Petitions.Rules;

namespace Petitions.Cases;

public sealed record Addressee(string? Unit = null, string? Person = null, string? AsWritten = null);

public sealed record Sender(string? AsWritten = null, string? Unit = null);

/// <summary>签收 of one letter; with <see cref="Opened"/> it is opened and registered in the same act.</summary>
public sealed record LetterReceived
{
    /// <summary>When it came into the house; now, if not given. Statutory clocks start here.</summary>
    public DateTimeOffset? ReceivedAt { get; init; }
    public required Channel Channel { get; init; }
    public int? Pieces { get; init; }
    public int? PiecesExpected { get; init; }
    public bool? Damaged { get; init; }
    public string? DamageNote { get; init; }
    public bool? AddressCorrect { get; init; }
    public string? Carrier { get; init; }
    public Addressee? Addressee { get; init; }
    public Sender? Sender { get; init; }
    public bool? Private { get; init; }
    public bool? Secret { get; init; }
    public DateOnly? PostmarkedOn { get; init; }
    public bool? Opened { get; init; }
    public string? Title { get; init; }
    public PetitionerForm? Petitioner { get; init; }
    public int? JointCount { get; init; }
    public DateOnly? SentOn { get; init; }
    public string? SubjectCode { get; init; }
    public string? PurposeCode { get; init; }
    public string? Place { get; init; }
    public IReadOnlyList<EnclosureForm>? Enclosures { get; init; }
}

/// <summary>
/// Puts a letter into the mail register, every one, whatever becomes of it (L-05), and starts its workflow and its clocks.
/// </summary>
public sealed class ReceiveLetter(
    PetitionsDb db, Transactions transactions, Books books, CaseProcess process, OpenAtReceipt opener, JournalWriter journal, CurrentActor actor, OfficeClock clock)
{
    public const string Definition = "letter";

    /// <exception cref="RuleBroken">The receipt lies in the future, or a letter that must stay closed is to be opened.</exception>
    public Task<PetitionCase> RunAsync(LetterReceived received, CancellationToken cancellation = default) => transactions.RunAsync(async () =>
    {
        var receivedAt = received.ReceivedAt?.UtcDateTime ?? clock.Now;
        Require.That(receivedAt <= clock.Now, "received-in-future");
        Require.That(received.Channel != Channel.Visit, "visit-is-no-letter");
        Require.That(received.Pieces is null or > 0, "pieces-positive");
        var year = clock.Today.Year;
        var letter = new PetitionCase
        {
            Id = Guid.NewGuid(),
            Number = await CaseNumbers.FreeAsync(db, year, cancellation),
            Receipt = ReceiptOf(received, receivedAt, $"来{year}-{await books.NextAsync("来", year, cancellation):00000}"),
        };
        db.Cases.Add(letter);
        journal.Write("letter.received", letter.Id, new { letter.Receipt.ReceiptNumber, letter.Receipt.Channel, receivedAt });
        await process.StartAsync(letter, Definition, cancellation);
        // What follows in this act looks the case, its task and its clocks up.
        await db.SaveChangesAsync(cancellation);
        if (received.Opened == true)
            await opener.OpenAsync(letter, received, cancellation);
        return letter;
    }, cancellation);

    private Receipt ReceiptOf(LetterReceived received, DateTime receivedAt, string number) => new()
    {
        ReceiptNumber = number,
        ReceivedAt = receivedAt,
        Channel = received.Channel,
        Pieces = received.Pieces ?? 1,
        PiecesExpected = received.PiecesExpected,
        Damaged = received.Damaged ?? false,
        DamageNote = received.DamageNote,
        AddressCorrect = received.AddressCorrect ?? true,
        Carrier = received.Carrier,
        AddresseeUnit = received.Addressee?.Unit,
        AddresseePerson = received.Addressee?.Person,
        AddresseeAsWritten = received.Addressee?.AsWritten,
        SenderAsWritten = received.Sender?.AsWritten,
        SenderUnit = received.Sender?.Unit,
        Private = received.Private ?? false,
        Secret = received.Secret ?? false,
        PostmarkedOn = received.PostmarkedOn,
        ReceivedBy = actor.PersonId ?? "",
    };
}
