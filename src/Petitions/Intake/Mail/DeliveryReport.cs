using MimeKit;
using Petitions.Intake.Mail.Headers;
using Petitions.Intake.Mail.Parts;

namespace Petitions.Intake.Mail;

/// <summary>What a delivery-status part says.</summary>
/// <param name="Failed">False for a notice of delay or success: those change no state.</param>
/// <param name="ReturnedMessageId">Of the mail that was not delivered.</param>
internal sealed record DeliveryReport(bool Failed, string? ReturnedMessageId)
{
    public static DeliveryReport? Find(IReadOnlyList<MimeEntity> leaves)
    {
        var status = leaves.OfType<MessageDeliveryStatus>().FirstOrDefault();
        if (status is null)
            return null;

        var actions = status.StatusGroups.Select(group => HeaderFields.Of(group).Token("Action")).Where(action => action.Length > 0).ToList();
        var failed = actions.Count == 0 || actions.Any(action => action.StartsWith("failed", StringComparison.OrdinalIgnoreCase));
        return new(failed, ReturnedId(leaves));
    }

    static string? ReturnedId(IReadOnlyList<MimeEntity> leaves)
    {
        foreach (var leaf in leaves)
        {
            var fields = leaf switch
            {
                MessagePart { Message: { } message } => HeaderFields.Of(message.Headers),
                MimePart { ContentType.MediaSubtype: "rfc822-headers" } headers => HeaderFields.Parse(PartOctets.Of(headers)),
                _ => HeaderFields.None,
            };
            if (MessageIds.First(fields.Token("Message-ID")) is { } id)
                return id;
        }

        return null;
    }
}
