using System.Text;

namespace Petitions.Intake.Mail.Charsets;

/// <summary>HZ (RFC 1843): GB2312 between <c>~{</c> and <c>~}</c>.</summary>
internal static class Hz
{
    public static string Decode(ReadOnlySpan<byte> octets)
    {
        var text = new StringBuilder(octets.Length);
        var chinese = false;
        for (var i = 0; i < octets.Length; i++)
        {
            var next = i + 1 < octets.Length ? octets[i + 1] : (byte)0;
            if (octets[i] == '~' && next is (byte)'{' or (byte)'}' or (byte)'~' or (byte)'\n')
            {
                if (next == '~')
                    text.Append('~');
                chinese = next == '{' || (chinese && next == '~');
                i++;
            }
            else if (chinese && octets[i] > 0x20 && next != 0)
            {
                text.Append(Gb18030.Decode([(byte)(octets[i] | 0x80), (byte)(next | 0x80)]));
                i++;
            }
            else
            {
                text.Append(octets[i] < 0x80 ? (char)octets[i] : '\uFFFD');
            }
        }

        return text.ToString();
    }
}
