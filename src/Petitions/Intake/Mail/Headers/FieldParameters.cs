using System.Globalization;
using System.Text;
using Petitions.Intake.Mail.Charsets;

namespace Petitions.Intake.Mail.Headers;

/// <summary>
/// A structured value with parameters: <c>attachment; filename*0*=gb18030''%B9...</c>. Names arrive by RFC 2231, by
/// encoded words in quotes and as raw octets; all three are read.
/// </summary>
internal sealed class FieldParameters
{
    readonly Dictionary<string, string> plain = new(StringComparer.OrdinalIgnoreCase);
    readonly Dictionary<string, SortedDictionary<int, (string Text, bool Extended)>> pieces = new(StringComparer.OrdinalIgnoreCase);

    FieldParameters(string value) => Value = value;

    /// <summary>What stands before the first parameter, in lower case.</summary>
    public string Value { get; }

    public static FieldParameters Parse(ReadOnlyMemory<byte> octets, string? hint = null)
    {
        var text = HeaderText.Raw(octets, hint).Text;
        var tokens = new ParameterTokens(text);
        var list = new FieldParameters(tokens.ReadValue().ToLowerInvariant());
        while (tokens.TryRead(out var name, out var value))
            list.Add(name, value);
        return list;
    }

    /// <summary>The parameter as written, for machine-readable ones.</summary>
    public string? Token(string name) => plain.GetValueOrDefault(name)?.Trim() ?? Extended(name);

    /// <summary>The parameter as people read it. The RFC 2231 form is preferred: mailers put "????" into the other.</summary>
    public string? Text(string name)
    {
        if (Extended(name) is { Length: > 0 } extended)
            return EncodedWords.Decode(extended).Text;

        return plain.TryGetValue(name, out var value) ? PercentText.Undo(EncodedWords.Decode(value).Text) : null;
    }

    void Add(string name, string value)
    {
        var star = name.IndexOf('*', StringComparison.Ordinal);
        if (star < 0)
        {
            plain.TryAdd(name, value);
            return;
        }

        var extended = name.EndsWith('*');
        var digits = name.AsSpan(star + 1).TrimEnd('*');
        var index = int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 0;
        var key = name[..star];
        if (!pieces.TryGetValue(key, out var parts))
            pieces[key] = parts = [];
        parts.TryAdd(index, (value, extended));
    }

    string? Extended(string name)
    {
        if (!pieces.TryGetValue(name, out var parts))
            return null;

        // Joined as octets: the pieces may be cut inside a character.
        string? charset = null;
        var octets = new List<byte>();
        foreach (var (index, (text, extended)) in parts)
        {
            var rest = text;
            if (extended && index == parts.Keys.First() && text.Split('\'', 3) is [var label, _, var tail])
                (charset, rest) = (label, tail);
            octets.AddRange(extended ? PercentText.Octets(rest) : Encoding.UTF8.GetBytes(rest));
        }

        return TextDecoder.Decode(octets.ToArray(), charset).Text;
    }
}
