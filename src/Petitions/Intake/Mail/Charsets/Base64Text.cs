namespace Petitions.Intake.Mail.Charsets;

/// <summary>Base64 that keeps what decodes: no padding needed, foreign octets skipped, a cut end dropped.</summary>
internal static class Base64Text
{
    public static bool IsDigit(byte octet) => Value(octet) >= 0;

    public static byte[] Decode(ReadOnlySpan<byte> digits)
    {
        var octets = new List<byte>(digits.Length * 3 / 4);
        var bits = 0;
        var held = 0;
        foreach (var digit in digits)
        {
            if (digit == '=')
            {
                // Padding closes a group; mailers that join two runs put more groups behind it.
                held = 0;
                continue;
            }

            var value = Value(digit);
            if (value < 0)
                continue;

            bits = ((bits << 6) | value) & 0xFFFF;
            held += 6;
            if (held < 8)
                continue;

            held -= 8;
            octets.Add((byte)(bits >> held));
        }

        return [.. octets];
    }

    static int Value(byte digit) => digit switch
    {
        >= (byte)'A' and <= (byte)'Z' => digit - 'A',
        >= (byte)'a' and <= (byte)'z' => digit - 'a' + 26,
        >= (byte)'0' and <= (byte)'9' => digit - '0' + 52,
        (byte)'+' => 62,
        (byte)'/' => 63,
        _ => -1,
    };
}
