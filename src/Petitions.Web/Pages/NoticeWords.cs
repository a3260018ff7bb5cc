using Petitions.Deadlines;

namespace Petitions.Web.Pages;

/// <summary>Says what a notice is about. Its code names the rule and the stage, never a person or a matter.</summary>
public sealed class NoticeWords(DeadlineRules rules, Words words)
{
    public string Of(string code)
    {
        var parts = code.Split(':', 2);
        return parts.Length == 2 && rules.Find(parts[0]) is { } rule
            ? words["desk.noticeOf", Words.IsChinese ? rule.TitleZh : rule.TitleEn, words[$"desk.stage.{StageOf(rule, parts[1])}"]]
            : words.Of("desk.notice", code);
    }

    private static string StageOf(DeadlineRule rule, string stage) =>
        stage == "unsent" ? "Unsent"
        : rule.Warnings.FirstOrDefault(w => w.Id == stage) is { } warning ? warning.Kind.ToString()
        : rule.Escalation.Any(r => r.Id == stage) ? nameof(StageKind.Rung)
        : nameof(StageKind.Breach);
}
