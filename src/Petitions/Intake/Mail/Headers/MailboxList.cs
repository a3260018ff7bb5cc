using System.Text;

namespace Petitions.Intake.Mail.Headers;

/// <summary>
/// Reads From, To and their like. The structure is parsed before encoded words are decoded, so a word that hides
/// <c>&lt;somebody@else&gt;</c> stays part of a name.
/// </summary>
internal static class MailboxList
{
    public static (List<Mailbox> Mailboxes, bool Guessed) Parse(ReadOnlyMemory<byte> value, string? hint)
    {
        var raw = HeaderText.Raw(value, hint);
        var mailboxes = new List<Mailbox>();
        var pending = "";
        foreach (var piece in Split(raw.Text))
        {
            var hasBracket = piece.Contains('<', StringComparison.Ordinal);
            if (!hasBracket && !piece.Contains('@', StringComparison.Ordinal))
            {
                pending += piece + ", ";
                continue;
            }

            // Only before a bracket is it a comma inside an unquoted name: "Zhang, San <a@b>".
            mailboxes.Add(MailboxText.Parse(hasBracket ? pending + piece : piece));
            pending = "";
        }

        if (pending.Trim(' ', ',') is { Length: > 0 } name && !name.EndsWith(':'))
            mailboxes.Add(MailboxText.Parse(name));

        return (mailboxes, raw.Guessed);
    }

    static List<string> Split(string text)
    {
        var pieces = SplitOutside(text, quotes: true, out var closed);
        return closed ? pieces : SplitOutside(text, quotes: false, out _);
    }

    static List<string> SplitOutside(string text, bool quotes, out bool closed)
    {
        var pieces = new List<string>();
        var piece = new StringBuilder();
        var (quoted, angle, comment) = (false, false, 0);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '\\' && quoted && i + 1 < text.Length)
            {
                piece.Append(c).Append(text[++i]);
                continue;
            }

            quoted ^= quotes && c == '"' && comment == 0;
            if (!quoted)
            {
                comment += c == '(' ? 1 : c == ')' && comment > 0 ? -1 : 0;
                angle = c == '<' || (angle && c != '>');
            }

            if (c is ',' or ';' && !quoted && !angle && comment == 0)
            {
                pieces.Add(piece.ToString().Trim());
                piece.Clear();
            }
            else
            {
                piece.Append(c);
            }
        }

        pieces.Add(piece.ToString().Trim());
        closed = !quoted && !angle && comment == 0;
        return [.. pieces.Where(p => p.Length > 0)];
    }
}
