using System.Text.RegularExpressions;

namespace Petitions.Intake.Mail;

/// <summary>What is odd about a mail or its sender: forged names, foreign addresses, guessed characters (intake.md row 24).</summary>
internal static partial class SenderSigns
{
    private static readonly TimeSpan Odd = TimeSpan.FromDays(30);

    public static IEnumerable<string> Of(ReadMail mail, MailArrival arrival, DateTime now)
    {
        if (mail.FromAddress is null)
            yield return MailMark.NoSender;
        if (ClaimsOwnDomain(mail, arrival.OwnDomains))
            yield return MailMark.OwnDomainFromOutside;
        if (NameShowsOtherAddress(mail))
            yield return MailMark.NameShowsAddress;
        if (mail.CharsetGuessed)
            yield return MailMark.CharsetGuessed;
        if (mail.Date is not { } date || (date.UtcDateTime - (arrival.ArrivedAt ?? now)).Duration() > Odd)
            yield return MailMark.DateOdd;
        if (mail.IsEncrypted)
            yield return MailMark.Encrypted;
        if (mail.HasSignature)
            yield return MailMark.Signed;
        if (arrival.IsCut)
            yield return MailMark.Incomplete;
    }

    public static bool IsOwn(string? address, IReadOnlyList<string> domains) =>
        address is not null && domains.Any(domain => address.EndsWith('@' + domain.TrimStart('@'), StringComparison.OrdinalIgnoreCase));

    /// <summary>One of our own addresses, and our server does not say that it let the writer in.</summary>
    private static bool ClaimsOwnDomain(ReadMail mail, IReadOnlyList<string> domains) =>
        IsOwn(mail.FromAddress, domains) && !Passed().IsMatch(mail.AuthenticationResults ?? "");

    private static bool NameShowsOtherAddress(ReadMail mail) =>
        mail.FromName is { } name && Address().Match(name) is { Success: true } shown
        && !shown.Value.Equals(mail.FromAddress, StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(@"\b(dkim|spf|auth)=pass\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Passed();

    [GeneratedRegex(@"[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9.-]{1,255}", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Address();
}
