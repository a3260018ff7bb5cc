using Petitions.Dispatch;
using Petitions.Replies;

namespace Petitions.EndToEndTests.Kills.Checks;

/// <summary>
/// Each letter and each answer by mail has its one mail; what is said to be sent has arrived; what arrived is known, and
/// arrived again only where a kill hit its sending.
/// </summary>
internal static class OutboxRules
{
    public static IEnumerable<Violation> Check(OfficeState office)
    {
        var mails = office.Outbox.ToLookup(m => (m.CaseId, m.Kind));
        var letters = office.Letters.ToLookup(l => l.CaseId);
        var answers = office.Replies.Where(r => r.Channel == ReplyChannel.Mail).ToLookup(r => r.CaseId);
        foreach (var letter in office.Cases)
        {
            if (!mails[(letter.Id, "task")].Select(m => m.UnitId).Order().SequenceEqual(letters[letter.Id].Select(l => l.TargetUnit).Order()))
                yield return new Violation("one-mail-per-letter", letter.Number);
            if (mails[(letter.Id, "reply")].Count() != answers[letter.Id].Count())
                yield return new Violation("one-mail-per-answer", letter.Number);
        }
        foreach (var mail in office.Outbox)
        {
            if (!Enum.IsDefined(mail.State) || (mail.State == MailState.Sent) != (mail.SentAt is not null))
                yield return new Violation("state-of-a-mail", $"{mail.Id} {mail.State} {mail.SentAt:s}");
            // The sink refuses nothing: a mail that failed, or that waits with an attempt behind it, was refused by ourselves.
            if (mail.State == MailState.Failed || (mail.State == MailState.Waiting && mail.Attempts > 0))
                yield return new Violation("mail-refused", $"{mail.Id} {mail.LastError}");
        }
    }

    public static IEnumerable<Violation> CheckArrived(OfficeState office, Arrived arrived)
    {
        var known = office.Outbox.ToDictionary(m => m.MessageId);
        var deliveries = arrived.MessageIds.CountBy(id => id).ToDictionary();
        foreach (var mail in office.Outbox.Where(m => m.State == MailState.Sent && !deliveries.ContainsKey(m.MessageId)))
            yield return new Violation("sent-has-arrived", mail.MessageId);
        foreach (var id in deliveries.Keys)
        {
            if (!known.TryGetValue(id, out var mail))
                yield return new Violation("arrived-is-known", id);
            else if (mail.State is MailState.Cancelled or MailState.Failed)
                yield return new Violation("arrived-is-known", $"{id} is {mail.State}");
        }
        var again = deliveries.Values.Sum(times => times - 1);
        if (again > arrived.SendsHit)
            yield return new Violation("arrived-once", $"{again} mails came again, {arrived.SendsHit} kills hit a send");
    }
}
