namespace Petitions.Intake.Duplicates;

/// <summary>
/// Prints of a text by which letters that are much alike find each other among a million: shingles of four characters, the
/// smallest of each of 64 hashes, four of which make a band. Two texts share a band the likelier the more shingles they share.
/// </summary>
public static class TextLikeness
{
    public const int Bands = 16;

    /// <summary>Sharing so many bands, two texts have about seven of ten shingles in common.</summary>
    public const int MuchAlike = 4;

    private const int Rows = 4;
    private const int Shingle = 4;
    private const int Least = 40;
    private const int Most = 20_000;

    /// <summary>Empty for a text too short to tell anything.</summary>
    public static IReadOnlyList<long> Print(string text)
    {
        var letters = string.Concat(text.Where(char.IsLetterOrDigit).Take(Most)).ToLowerInvariant();
        if (letters.Length < Least)
            return [];
        var smallest = new ulong[Bands * Rows];
        Array.Fill(smallest, ulong.MaxValue);
        for (var i = 0; i + Shingle <= letters.Length; i++)
        {
            var hash = HashOf(letters.AsSpan(i, Shingle));
            for (var row = 0; row < smallest.Length; row++)
                smallest[row] = Math.Min(smallest[row], Mix(hash + (ulong)row * 0x9E3779B97F4A7C15));
        }
        return [.. smallest.Chunk(Rows).Select(band => unchecked((long)band.Aggregate(0UL, (all, one) => Mix(all ^ one))))];
    }

    private static ulong HashOf(ReadOnlySpan<char> shingle)
    {
        var hash = 0xCBF29CE484222325;
        foreach (var c in shingle)
            hash = (hash ^ c) * 0x100000001B3;
        return hash;
    }

    private static ulong Mix(ulong x)
    {
        x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9;
        x = (x ^ (x >> 27)) * 0x94D049BB133111EB;
        return x ^ (x >> 31);
    }
}
