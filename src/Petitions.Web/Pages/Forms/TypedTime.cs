using System.Globalization;
using Petitions.Deadlines;
using Petitions.Rules;

namespace Petitions.Web.Pages.Forms;

/// <summary>A time of the office, as the browser's own field sends it.</summary>
internal static class TypedTime
{
    /// <exception cref="RuleBroken"><c>time-unreadable</c></exception>
    public static DateTime Instant(string? local) =>
        DateTime.TryParseExact(local, ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var at)
            ? OfficeTime.InstantOf(DateOnly.FromDateTime(at), TimeOnly.FromDateTime(at))
            : throw new RuleBroken("time-unreadable");
}
