using System.Globalization;
using System.Text;

namespace Petitions.Data.Search;

/// <summary>
/// Words for a full-text index that knows no Chinese: runs of ideographs become overlapping pairs, so that any two characters
/// side by side are found, and letters and digits stay words. The last character of a run stands alone as well: a search for
/// one character asks for whatever begins with it.
/// </summary>
public static class Bigrams
{
    private sealed record Run(string Text, bool IsChinese);

    /// <summary>What the index keeps of a text.</summary>
    public static string Of(IEnumerable<string?> texts) =>
        // A word that nobody can type parts the texts: no phrase may reach from a title into an abstract.
        string.Join(" \u0001 ", texts.Where(t => !string.IsNullOrWhiteSpace(t)).Select(t => string.Join(' ', Runs(t!).SelectMany(Indexed))));

    /// <summary>The question of a reader: every word, each where it stands together. Null where nothing can be looked for.</summary>
    public static string? Question(string typed)
    {
        var words = typed.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(PhraseOf).Where(p => p is not null).ToList();
        return words.Count == 0 ? null : string.Join(" AND ", words);
    }

    private static string? PhraseOf(string word)
    {
        var runs = Runs(word).ToList();
        if (runs.Count == 0)
            return null;
        var tokens = runs.SelectMany((run, i) => Asked(run, isLast: i == runs.Count - 1)).ToList();
        // The last word may be half typed; of Chinese only a single character is half a pair.
        var isOpen = !runs[^1].IsChinese || Characters(runs[^1].Text).Count == 1;
        return $"\"{string.Join(' ', tokens)}\"{(isOpen ? "*" : "")}";
    }

    private static IEnumerable<string> Indexed(Run run)
    {
        if (!run.IsChinese)
            return [run.Text];
        var characters = Characters(run.Text);
        return [.. characters.Zip(characters.Skip(1), (a, b) => a + b), characters[^1]];
    }

    private static IEnumerable<string> Asked(Run run, bool isLast)
    {
        if (!run.IsChinese)
            return [run.Text];
        var characters = Characters(run.Text);
        var pairs = characters.Zip(characters.Skip(1), (a, b) => a + b);
        // Inside a phrase the single last character of the run stands between it and what follows.
        return isLast && characters.Count > 1 ? pairs : [.. pairs, characters[^1]];
    }

    private static List<string> Characters(string run) => [.. run.EnumerateRunes().Select(r => r.ToString())];

    private static IEnumerable<Run> Runs(string text)
    {
        var run = new StringBuilder();
        var chinese = false;
        foreach (var rune in text.Normalize(NormalizationForm.FormKC).ToLowerInvariant().EnumerateRunes())
        {
            var (isWord, isChinese) = KindOf(rune);
            if (run.Length > 0 && (!isWord || isChinese != chinese))
            {
                yield return new Run(run.ToString(), chinese);
                run.Clear();
            }
            if (!isWord)
                continue;
            chinese = isChinese;
            run.Append(rune.ToString());
        }
        if (run.Length > 0)
            yield return new Run(run.ToString(), chinese);
    }

    private static (bool IsWord, bool IsChinese) KindOf(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        // Chinese, kana and other scripts without capitals are written without spaces.
        UnicodeCategory.OtherLetter => (true, true),
        _ => (Rune.IsLetterOrDigit(rune), false),
    };
}
