using System.Text;
using MimeKit.Text;

namespace Petitions.Intake.Mail.Parts;

/// <summary>
/// The readable text of an HTML body: characters and line breaks, nothing of scripts, styles, attributes or pictures.
/// It reads tokens and builds no tree, so depth and size cost nothing.
/// </summary>
internal static class HtmlText
{
    static readonly HashSet<string> Silent = new(StringComparer.OrdinalIgnoreCase)
    {
        "script", "style", "head", "title", "template", "svg", "math", "iframe", "object", "noscript", "noframes", "select", "textarea",
    };

    static readonly HashSet<string> Blocks = new(StringComparer.OrdinalIgnoreCase)
    {
        "p", "div", "br", "tr", "li", "ul", "ol", "table", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "hr",
        "section", "article", "header", "footer", "dt", "dd", "center",
    };

    public static string Of(string html)
    {
        var text = new StringBuilder(html.Length / 2);
        var tokenizer = new HtmlTokenizer(new StringReader(html)) { DecodeCharacterReferences = true };
        string? silent = null;
        while (tokenizer.ReadNextToken(out var token))
        {
            if (token is HtmlTagToken tag)
            {
                silent = Silence(silent, tag);
                if (silent is null)
                    Tag(text, tag);
            }
            else if (silent is null && token.Kind is HtmlTokenKind.Data or HtmlTokenKind.CData && token is HtmlDataToken data)
            {
                Data(text, data.Data);
            }
        }

        return text.ToString().Trim();
    }

    /// <summary>Which silent element we are in: the same kind inside itself does not matter, the first end tag ends it.</summary>
    static string? Silence(string? silent, HtmlTagToken tag)
    {
        if (silent is null)
            return Silent.Contains(tag.Name) && !tag.IsEndTag && !tag.IsEmptyElement ? tag.Name : null;

        // A head that is never closed ends where the body begins.
        var ends = tag.IsEndTag
            ? tag.Name.Equals(silent, StringComparison.OrdinalIgnoreCase)
            : silent.Equals("head", StringComparison.OrdinalIgnoreCase) && tag.Name.Equals("body", StringComparison.OrdinalIgnoreCase);
        return ends ? null : silent;
    }

    static void Tag(StringBuilder text, HtmlTagToken tag)
    {
        if (Blocks.Contains(tag.Name))
            Break(text, force: tag.Name.Equals("br", StringComparison.OrdinalIgnoreCase));
        else if (tag.Name.ToLowerInvariant() is "td" or "th" && tag.IsEndTag)
            text.Append('\t');
    }

    static void Break(StringBuilder text, bool force)
    {
        while (text.Length > 0 && text[^1] is ' ' or '\t')
            text.Length--;
        if (text.Length > 0 && (force || text[^1] != '\n'))
            text.Append('\n');
    }

    static void Data(StringBuilder text, string data)
    {
        foreach (var c in data)
        {
            // Blanks and line ends of the source are one blank; the no-break blank is a blank to a reader.
            var isBlank = c is ' ' or '\t' or '\r' or '\n' or '\f' or '\u00A0';
            if (!isBlank)
                text.Append(c);
            else if (text.Length > 0 && text[^1] is not (' ' or '\n' or '\t'))
                text.Append(' ');
        }
    }
}
