using Petitions.Deadlines;

namespace Petitions.Web.Pages.Deadlines;

/// <summary>What a rule is called in the language of whoever looks; one that is gone by its id.</summary>
public static class RuleTitles
{
    public static string Title(this OfficeRules rules, string id) =>
        rules.Find(id) is { } rule ? (Words.IsChinese ? rule.TitleZh : rule.TitleEn) : id;
}
