using Petitions.Cases;
using Petitions.Data;
using Petitions.Guard.Identities;
using Petitions.Intake.Duplicates;
using Petitions.Journal;
using Petitions.Rules;

namespace Petitions.Guard;

/// <summary>
/// 分事: a letter that accuses somebody and asks for something as well. The request goes its own way as a letter of its own, without the
/// accusation and without the original, which stays sealed (domain.md §10.3 route 26). That the two belong together is seen by the
/// cleared only.
/// </summary>
public sealed class SplitMatter(
    PetitionsDb db, Transactions transactions, ClearedAccess cleared, CaseGuard guard, NameIndexCache names, StandingsUpdate office, WriterIdentities identities,
    ReceiveLetter receive, CaseLinks links, JournalWriter journal)
{
    /// <param name="number">The sealed case.</param>
    /// <param name="title">What is asked for, in words that accuse nobody.</param>
    /// <param name="cancellation">Ends the act.</param>
    /// <exception cref="NotVisible">No such case, or no sealed officer.</exception>
    /// <exception cref="RuleBroken"><c>title-needed</c>, <c>split-needs-seal</c>, <c>split-names-somebody</c></exception>
    public Task<PetitionCase> RunAsync(string number, string title, CancellationToken cancellation = default) => transactions.RunAsync(async () =>
    {
        var (letter, _) = await cleared.CaseAsync(number, cancellation);
        Require.That(!string.IsNullOrWhiteSpace(title), "title-needed");
        Require.That(letter.Sealed, "split-needs-seal");
        var found = (await names.GetAsync(db, office, cancellation)).In(title).Select(hit => hit.PersonId).ToHashSet();
        found.IntersectWith(await guard.BlockedPeopleAsync(letter.Id, cancellation));
        Require.That(found.Count == 0, "split-names-somebody");
        var request = await receive.RunAsync(new LetterReceived
        {
            Channel = letter.Receipt.Channel == Channel.Visit ? Channel.Hand : letter.Receipt.Channel,
            ReceivedAt = letter.Receipt.ReceivedAt,
            Opened = true,
            Title = title.Trim(),
            Petitioner = await identities.FormAsync(letter, cancellation),
            Place = letter.Registration?.Place,
        }, cancellation);
        // On the sealed side: the journal of the request is read by others.
        links.Add(letter.Id, request.Id, LinkKind.Related, "split");
        journal.Write("matter.split", letter.Id, new { request = request.Number });
        return request;
    }, cancellation);
}
