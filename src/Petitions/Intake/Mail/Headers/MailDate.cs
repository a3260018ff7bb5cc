using MimeKit.Utils;

namespace Petitions.Intake.Mail.Headers;

/// <summary>The Date header, for showing only: the time of receipt is the server's.</summary>
internal static class MailDate
{
    public static DateTimeOffset? Parse(string value)
    {
        try
        {
            return value.Length is > 0 and < 200 && DateUtils.TryParse(value, out var date) ? date : null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
