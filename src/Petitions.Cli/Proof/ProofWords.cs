using System.Globalization;
using System.Text;

namespace Petitions.Cli.Proof;

/// <summary>The report for the terminal, in both languages.</summary>
internal static class ProofWords
{
    public static string Of(ProofReport report)
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"{"surface 途径",-34}{"tried 尝试",10}{"done 完成",10}{"refused 拒绝",12}{"hidden 不存在",12}{"other 其他",10}");
        foreach (var (name, count) in report.Surfaces)
            text.AppendLine(CultureInfo.InvariantCulture, $"{name,-34}{count.Tried,10}{count.Done,10}{count.Refused,12}{count.Hidden,12}{count.OtherRule,10}");
        foreach (var breach in report.Broken)
            text.AppendLine(CultureInfo.InvariantCulture, $"BROKEN 不成立: {breach.Property}: {breach.What} (office {breach.Office}, step {breach.Step}, {breach.Act})");
        text.Append(CultureInfo.InvariantCulture, $"{report.Steps} steps, {report.Offices} offices, seed {report.Seed}, {report.Took.TotalSeconds:0.0} s, {report.StepsPerSecond}/s: ");
        text.Append(report.Broken.Count == 0 ? "nothing broke. 全部成立。" : "BROKEN. 有不成立之处。");
        return text.ToString();
    }
}
