using System.Text.RegularExpressions;
using Petitions.Intake.Mail.Headers;

namespace Petitions.Intake.Mail;

/// <summary>Bounces that carry no delivery-status part, as the big Chinese providers send them.</summary>
internal static partial class BounceSigns
{
    public static bool Found(HeaderFields fields, ReadMail envelope)
    {
        if (fields.Has("X-Failed-Recipients"))
            return true;

        // Two signs of three: a citizen may well write about a 退信, and automatic answers have no return path either.
        var signs = 0;
        signs += fields.Has("Return-Path") && fields.Token("Return-Path").Trim('<', '>', ' ').Length == 0 ? 1 : 0;
        signs += Robot().IsMatch(envelope.FromAddress ?? "") ? 1 : 0;
        signs += Words().IsMatch(envelope.Subject) ? 1 : 0;
        return signs >= 2;
    }

    [GeneratedRegex(@"^(mailer-?daemon|mail-?daemon|postmaster|mdaemon)(@|$)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Robot();

    [GeneratedRegex(
        @"退信|退件通知|投递失败|投遞失敗|无法投递|無法投遞|无法送达|無法送達|未能送达|发送失败|Undeliver|Mail delivery failed|Delivery Status Notification|Delivery (has )?fail|failure notice|Returned mail|Systems bounce",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Words();
}
