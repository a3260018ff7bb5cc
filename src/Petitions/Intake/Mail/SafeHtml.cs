using AngleSharp.Dom;
using Ganss.Xss;
using MimeKit.Text;

namespace Petitions.Intake.Mail;

/// <summary>
/// The HTML of a mail as it may be shown: no scripts, handlers, forms or embedded objects, nothing from another host. Pictures
/// that came with the mail are put in. The page that shows it adds a sandbox and a policy that load nothing (rows 44, 45).
/// </summary>
public static class SafeHtml
{
    private const int MostCharacters = 2_000_000;
    private const int MostTags = 50_000;
    private const int MostLinks = 5_000;
    private const int DeepestNesting = 400;
    private const int LargestPicture = 2 * 1024 * 1024;

    private static readonly string[] Controls = ["form", "input", "button", "textarea", "select", "option", "optgroup", "label", "fieldset", "legend", "keygen", "datalist", "output", "menu", "menuitem", "dialog"];
    private static readonly string[] Containers = ["form", "label", "fieldset", "legend"];
    private static readonly string[] Loud = ["position", "z-index", "background-image", "list-style-image", "content", "cursor", "filter", "opacity"];

    /// <returns>Null where it is too large or too deep to be cleaned in a moment: the original is there to download (row 46).</returns>
    public static string? Of(string html, IReadOnlyList<MailAttachment> attachments)
    {
        if (html.Length > MostCharacters || !IsModest(html))
            return null;
        var sanitizer = new HtmlSanitizer { AllowDataAttributes = false };
        sanitizer.AllowedTags.ExceptWith(Controls);
        sanitizer.AllowedAttributes.ExceptWith(["id", "class", "name", "action", "method", "srcset", "background", "usemap", "target"]);
        sanitizer.AllowedCssProperties.ExceptWith(Loud);
        sanitizer.AllowedSchemes.Add("mailto");
        sanitizer.AllowedSchemes.Add("data");
        sanitizer.RemovingTag += (_, removed) =>
        {
            // What stands in a form is the writer's text; the form itself is not.
            if (!Containers.Contains(removed.Tag.LocalName))
                return;
            removed.Tag.Replace([.. removed.Tag.ChildNodes]);
            removed.Cancel = true;
        };
        sanitizer.FilterUrl += (_, url) => url.SanitizedUrl = url.Tag.LocalName == "img" ? Picture(url.OriginalUrl, attachments) : Link(url.OriginalUrl);
        return sanitizer.Sanitize(html);
    }

    /// <summary>A picture elsewhere tells its owner that the mail was opened.</summary>
    private static string? Picture(string source, IReadOnlyList<MailAttachment> attachments)
    {
        if (!source.StartsWith("cid:", StringComparison.OrdinalIgnoreCase))
            return source.StartsWith("data:image/", StringComparison.OrdinalIgnoreCase) && !source.Contains("svg", StringComparison.OrdinalIgnoreCase) ? source : null;
        var id = Uri.UnescapeDataString(source[4..]);
        var file = attachments.FirstOrDefault(a => a.ContentId == id && a.Size <= LargestPicture && (a.MediaType is "image/png" or "image/jpeg" or "image/gif" or "image/bmp"));
        return file is null ? null : $"data:{file.MediaType};base64,{Convert.ToBase64String(file.Content.Span)}";
    }

    private static string? Link(string target) =>
        target.StartsWith("http:", StringComparison.OrdinalIgnoreCase) || target.StartsWith("https:", StringComparison.OrdinalIgnoreCase) || target.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase) ? target : null;

    /// <summary>Counted on tokens, which cost nothing; a tree of a hundred thousand levels would end the process.</summary>
    private static bool IsModest(string html)
    {
        var (tags, links, depth) = (0, 0, 0);
        var tokens = new HtmlTokenizer(new StringReader(html));
        while (tokens.ReadNextToken(out var token))
        {
            if (token is not HtmlTagToken tag)
                continue;
            links += tag.Id == HtmlTagId.A && !tag.IsEndTag ? 1 : 0;
            depth += tag.IsEndTag ? -1 : tag.IsEmptyElement || IsVoid(tag.Id) ? 0 : 1;
            if (++tags > MostTags || links > MostLinks || depth > DeepestNesting)
                return false;
        }
        return true;
    }

    private static bool IsVoid(HtmlTagId tag) => tag is HtmlTagId.Br or HtmlTagId.HR or HtmlTagId.Image or HtmlTagId.Meta or HtmlTagId.Link or HtmlTagId.Input
        or HtmlTagId.Col or HtmlTagId.Base or HtmlTagId.Area or HtmlTagId.Wbr or HtmlTagId.Embed or HtmlTagId.Param or HtmlTagId.P or HtmlTagId.LI or HtmlTagId.TD or HtmlTagId.TR;
}
