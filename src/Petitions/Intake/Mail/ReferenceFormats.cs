using System.Text.RegularExpressions;

namespace Petitions.Intake.Mail;

/// <summary>How the office's own numbers look, by which an answer finds its letter.</summary>
public sealed record ReferenceFormats
{
    public static ReferenceFormats Default { get; } = new();

    public IReadOnlyList<string> Patterns { get; init; } = [@"LX-\d{4}-\d{6}[0-9A-Z]", @"XF\d{8}-\d{4}"];

    /// <summary>
    /// The one number of ours in a subject, whatever width its letters have; null when there is none or more than one:
    /// an answer glued to a wrong case is worse than one to be filed by hand.
    /// </summary>
    public string? Find(string subject)
    {
        var plain = Plain(subject);
        var found = Patterns
            .SelectMany(pattern => Regex.Matches(plain, pattern, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1)))
            .Where(match => StandsAlone(plain, match))
            .Select(match => match.Value.ToUpperInvariant())
            .Distinct(StringComparer.Ordinal)
            .ToList();
        return found.Count == 1 ? found[0] : null;
    }

    /// <summary>Full-width letters and digits become plain ones, every kind of dash a hyphen.</summary>
    static string Plain(string subject) => string.Concat(subject.Select(c => c switch
    {
        >= '\uFF01' and <= '\uFF5E' => (char)(c - 0xFEE0),
        '\u2010' or '\u2011' or '\u2012' or '\u2013' or '\u2014' or '\u2212' or '\uFE63' => '-',
        _ => c,
    }));

    /// <summary>A part of a longer word is no number of ours.</summary>
    static bool StandsAlone(string text, Match match)
    {
        var before = match.Index > 0 ? text[match.Index - 1] : ' ';
        var after = text.AsSpan(match.Index + match.Length).TrimStart("-_");
        var joined = after.Length > 0 && char.IsAsciiLetterOrDigit(after[0]);
        return !joined && !char.IsAsciiLetterOrDigit(before) && before is not ('-' or '_');
    }
}
