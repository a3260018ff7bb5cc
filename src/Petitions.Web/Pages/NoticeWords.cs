using Petitions.Deadlines;
using Petitions.Deadlines.Calendars;
using Petitions.Dispatch;

namespace Petitions.Web.Pages;

/// <summary>Says what a notice is about. Its code names the rule and the stage, never a person or a matter.</summary>
public sealed class NoticeWords(OfficeRules rules, Words words)
{
    public string Of(NoticeLine notice) => notice.Code == MyNotices.Digest ? words["desk.lateDigest", notice.Count] : Of(notice.Code);

    public string Of(string code)
    {
        var parts = code.Split(':', 2);
        if (parts.Length < 2)
            return words.Of("desk.notice", code);
        if (parts[0] == CalendarAlarm.Code)
            return words["desk.notice.calendar-missing", parts[1]];
        return rules.Find(parts[0]) is { } rule
            ? words["desk.noticeOf", Words.IsChinese ? rule.TitleZh : rule.TitleEn, StageOf(rule, parts[1])]
            : words.Of("desk.notice", $"{parts[0]}-{parts[1]}");
    }

    private string StageOf(DeadlineRule rule, string stage) =>
        words.Find($"desk.stageOf.{stage}")
        ?? words[$"desk.stage.{(stage == "unsent" ? "Unsent"
            : Versions(rule).SelectMany(v => v.Warnings).FirstOrDefault(w => w.Id == stage) is { } warning ? warning.Kind.ToString()
            : Versions(rule).SelectMany(v => v.Escalation).Any(r => r.Id == stage) ? nameof(StageKind.Rung)
            : nameof(StageKind.Breach))}"];

    // A notice may be of a clock that began under an earlier version, with stages of its own.
    private IEnumerable<DeadlineRule> Versions(DeadlineRule rule) => rules.All.Where(v => v.Id == rule.Id);
}
