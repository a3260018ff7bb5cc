using System.Text;
using Petitions.Intake.Mail.Charsets;

namespace Petitions.Intake.Mail.Headers;

/// <summary>
/// RFC 2047 as mailers really write it: inside quotes, without blanks between, with blanks within, cut inside a
/// character, never closed. Neighbours of one charset are joined as octets before they are decoded.
/// </summary>
internal static class EncodedWords
{
    public static DecodedText Decode(string value)
    {
        if (!value.Contains("=?", StringComparison.Ordinal))
            return new(value, CharsetLabel.Ascii, false);

        var text = new StringBuilder(value.Length);
        var run = new EncodedRun();
        var at = 0;
        while (at < value.Length)
        {
            var open = value.IndexOf("=?", at, StringComparison.Ordinal);
            var word = open < 0 ? null : EncodedWord.TryRead(value, open);
            if (word is null)
            {
                // Not a word after all: keep the two characters and look on behind them.
                var plainEnd = open < 0 ? value.Length : open + 2;
                run.Flush(text);
                text.Append(value, at, plainEnd - at);
                at = plainEnd;
                continue;
            }

            var between = value.AsSpan(at, open - at);
            if (!run.IsEmpty && between.IsWhiteSpace() && run.Continues(word))
            {
                run.Add(word);
            }
            else
            {
                var wordBefore = !run.IsEmpty;
                run.Flush(text);
                if (!(wordBefore && between.IsWhiteSpace()))
                    text.Append(between);
                run.Add(word);
            }

            at = word.End;
        }

        run.Flush(text);
        return new(text.ToString(), run.Charset, run.Guessed);
    }
}
