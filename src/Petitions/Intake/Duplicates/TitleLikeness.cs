using System.Text;

namespace Petitions.Intake.Duplicates;

/// <summary>How far two titles say the same: the share of their pairs of characters that both have (Dice), 0 to 1.</summary>
public static class TitleLikeness
{
    /// <summary>What stands in half of all titles and tells none from another.</summary>
    private static readonly string[] Idle = ["关于", "反映", "请求", "要求", "建议", "来信", "问题", "有关", "尽快", "的", "了"];

    private const int PhraseLength = 3;
    private const int MostPhrases = 12;

    public static double Of(string one, string other)
    {
        var (bareOne, bareOther) = (Bare(one), Bare(other));
        var (a, b) = (Pairs(bareOne), Pairs(bareOther));
        // One character is left of each: no pairs, but it is the same one or it is not.
        if (a.Count + b.Count == 0)
            return bareOne.Length > 0 && bareOne == bareOther ? 1 : 0;
        return 2.0 * a.Intersect(b).Count() / (a.Count + b.Count);
    }

    /// <summary>Pieces of a title, one of which stands in every title that is much like it: what an index can be asked for.</summary>
    public static IReadOnlyList<string> Phrases(string title)
    {
        var words = Idle.Aggregate(Letters(title, ' '), (text, idle) => text.Replace(idle, " ", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return [.. words.SelectMany(Pieces).Where(p => p.Length > 1).Distinct().Take(MostPhrases)];
    }

    private static IEnumerable<string> Pieces(string word)
    {
        if (word.Length <= PhraseLength)
            return [word];
        return Enumerable.Range(0, (word.Length + PhraseLength - 1) / PhraseLength).Select(i => word.Substring(Math.Min(i * PhraseLength, word.Length - PhraseLength), PhraseLength));
    }

    private static string Bare(string title) => Idle.Aggregate(Letters(title, null), (text, idle) => text.Replace(idle, "", StringComparison.Ordinal));

    private static string Letters(string title, char? instead) =>
        string.Concat(title.Normalize(NormalizationForm.FormKC).ToLowerInvariant().Select(c => char.IsLetterOrDigit(c) ? $"{c}" : $"{instead}"));

    private static HashSet<string> Pairs(string text) => [.. text.Zip(text.Skip(1), (a, b) => $"{a}{b}")];
}
