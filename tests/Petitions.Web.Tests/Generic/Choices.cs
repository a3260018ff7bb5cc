namespace Petitions.Web.Tests.Generic;

/// <summary>
/// Chooses at random from a recorded seed: first what was never chosen at this place, then half of the time what was chosen
/// least. Every way is gone soon, and no two choices keep step for ever.
/// </summary>
internal sealed class Choices(int seed)
{
    private readonly Dictionary<(string Place, int Option), int> made = [];

    public Random Random { get; } = new(seed);

    public int Among(string place, int options)
    {
        var least = Enumerable.Range(0, options).Shuffle(Random).MinBy(o => made.GetValueOrDefault((place, o)));
        var option = !made.ContainsKey((place, least)) || Random.Next(2) == 0 ? least : Random.Next(options);
        made[(place, option)] = made.GetValueOrDefault((place, option)) + 1;
        return option;
    }

    public bool YesOrNo(string place) => Among(place, 2) == 1;
}

internal static class Shuffling
{
    public static T[] Shuffle<T>(this IEnumerable<T> items, Random random)
    {
        var shuffled = items.ToArray();
        random.Shuffle(shuffled);
        return shuffled;
    }
}
