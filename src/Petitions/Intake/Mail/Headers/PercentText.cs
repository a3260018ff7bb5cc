using System.Globalization;
using System.Text;
using Petitions.Intake.Mail.Charsets;

namespace Petitions.Intake.Mail.Headers;

/// <summary>Percent-encoded octets in names.</summary>
internal static class PercentText
{
    public static byte[] Octets(string text)
    {
        var octets = new List<byte>(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '%' && i + 2 < text.Length
                && byte.TryParse(text.AsSpan(i + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var octet))
            {
                octets.Add(octet);
                i += 2;
            }
            else
            {
                var length = i + 1 < text.Length && char.IsSurrogatePair(text, i) ? 2 : 1;
                octets.AddRange(Encoding.UTF8.GetBytes(text.Substring(i, length)));
                i += length - 1;
            }
        }

        return [.. octets];
    }

    /// <summary>Web mailers put percent-encoded UTF-8 into a plain name; "50%25" of a person's own stays as it is.</summary>
    public static string Undo(string name)
    {
        if (!name.Contains('%', StringComparison.Ordinal) || !Ascii.IsValid(name))
            return name;

        var octets = Octets(name);
        return octets.AsSpan().ContainsAnyInRange((byte)0x80, (byte)0xFF) && Utf8Text.TryDecode(octets, out var text) ? text : name;
    }
}
