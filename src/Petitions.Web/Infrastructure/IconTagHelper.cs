using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Petitions.Web;

/// <summary>One of the pictures in Browser/icons.txt. Decoration beside a word, never instead of one.</summary>
[HtmlTargetElement("icon", TagStructure = TagStructure.WithoutEndTag)]
public sealed class IconTagHelper : TagHelper
{
    public string Name { get; set; } = "";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "svg";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "icon");
        output.Attributes.SetAttribute("aria-hidden", "true");
        output.Content.SetHtmlContent($"<use href=\"/lib/icons.svg#{Name}\"></use>");
    }
}
