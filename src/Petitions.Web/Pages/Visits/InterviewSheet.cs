using Petitions.Cases;
using Petitions.Visits;
using Petitions.Web.Pages.Forms;

namespace Petitions.Web.Pages.Visits;

/// <summary>What the interview form begins with: the digest as the triage left it, and after a first talk what was said then.</summary>
internal static class InterviewSheet
{
    public static FormValues Begin(CaseView? letter, VisitView? visit)
    {
        var before = visit?.Interviews is [.., var last] ? last : null;
        var values = new List<(string, string)>
        {
            ("abstract.who", letter?.Slip?.Who ?? ""),
            ("abstract.what", letter?.Slip?.What ?? ""),
            ("abstract.when", letter?.Slip?.When ?? ""),
            ("abstract.where", letter?.Slip?.Where ?? ""),
            ("abstract.request", letter?.Slip?.Request ?? ""),
            ("statement", before?.Statement ?? ""),
            ("policyTold", before?.PolicyTold ?? ""),
        };
        foreach (var (question, row) in (before?.Questions ?? []).Select((q, i) => (q, i)))
            values.AddRange([($"questions[{row}].asked", question.Asked), ($"questions[{row}].answered", question.Answered)]);
        return FormValues.Of(values);
    }
}
