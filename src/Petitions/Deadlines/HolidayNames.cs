namespace Petitions.Deadlines;

/// <summary>English for the holiday names of the notices.</summary>
public static class HolidayNames
{
    private static readonly (string Zh, string En)[] Names =
    [
        ("元旦", "New Year's Day"),
        ("春节", "Spring Festival"),
        ("清明", "Qingming Festival"),
        ("劳动节", "Labour Day"),
        ("五一", "Labour Day"),
        ("端午", "Dragon Boat Festival"),
        ("中秋", "Mid-Autumn Festival"),
        ("国庆", "National Day"),
        ("十一", "National Day"),
        ("胜利70周年", "70th anniversary of victory"),
    ];

    /// <summary>The Chinese name if nothing better is known; years join names (国庆节、中秋节).</summary>
    public static string English(string name)
    {
        var found = Names.Where(pair => name.Contains(pair.Zh, StringComparison.Ordinal)).Select(pair => pair.En).Distinct().ToArray();
        return found.Length == 0 ? name : string.Join(" and ", found);
    }
}
