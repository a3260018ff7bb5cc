using MimeKit;
using Petitions.Rules;

namespace Petitions.Offices;

internal static class MailAddress
{
    /// <exception cref="RuleBroken"><c>email-malformed</c>: nothing could be sent there.</exception>
    public static void Require(string? address) =>
        Rules.Require.That(address is null || (MailboxAddress.TryParse(address, out var mailbox) && mailbox.Address == address && address.Contains('@', StringComparison.Ordinal)), "email-malformed", address ?? "");
}
