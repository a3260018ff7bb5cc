namespace Petitions.Intake.Mail.Headers;

internal static class MessageIds
{
    public static string? First(string value) => Parse(value) is [var first, ..] ? first : null;

    /// <summary>The ids between angle brackets; an id without them counts when it stands alone.</summary>
    public static IReadOnlyList<string> Parse(string value)
    {
        var ids = new List<string>();
        var at = 0;
        while (value.IndexOf('<', at) is >= 0 and var open && value.IndexOf('>', open) is > 0 and var close)
        {
            var id = CleanText.Line(value[(open + 1)..close]);
            if (id.Length > 0)
                ids.Add(id);
            at = close + 1;
        }

        if (ids.Count == 0 && value.Length > 0 && !value.Contains(' ', StringComparison.Ordinal))
            ids.Add(CleanText.Line(value.Trim('<', '>')));
        return [.. ids.Where(id => id.Length > 0).Distinct(StringComparer.Ordinal)];
    }
}
