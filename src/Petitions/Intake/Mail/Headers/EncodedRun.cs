using System.Text;
using Petitions.Intake.Mail.Charsets;

namespace Petitions.Intake.Mail.Headers;

/// <summary>Neighbouring encoded words of one charset, gathered so that a character cut between them heals.</summary>
internal sealed class EncodedRun
{
    readonly List<byte> octets = [];
    readonly StringBuilder openBase64 = new();
    string? label;

    public string Charset { get; private set; } = CharsetLabel.Ascii;

    public bool Guessed { get; private set; }

    public bool IsEmpty => label is null;

    public bool Continues(EncodedWord word) => string.Equals(label, word.Charset, StringComparison.OrdinalIgnoreCase);

    public void Add(EncodedWord word)
    {
        label = word.Charset;
        if (!word.Base64)
        {
            CloseBase64();
            octets.AddRange(EncodedWord.DecodeQ(word.Payload));
            return;
        }

        // Some mailers cut the base64 text itself, not the octets: a group without padding goes on in the next word.
        openBase64.Append(word.Payload);
        if (word.Payload.EndsWith('=') || openBase64.Length % 4 == 0)
            CloseBase64();
    }

    public void Flush(StringBuilder text)
    {
        if (label is null)
            return;

        CloseBase64();
        var decoded = TextDecoder.Decode(octets.ToArray(), label);
        text.Append(decoded.Text);
        Charset = decoded.Charset;
        Guessed |= decoded.Guessed;
        octets.Clear();
        label = null;
    }

    void CloseBase64()
    {
        octets.AddRange(Base64Text.Decode(Encoding.Latin1.GetBytes(openBase64.ToString())));
        openBase64.Clear();
    }
}
