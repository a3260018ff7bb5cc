using Petitions.Offices;

namespace Petitions.Visits;

/// <summary>The grades this office rates by, as its settings say.</summary>
public static class RatingScale
{
    /// <exception cref="ArgumentException">The settings name a grade there is not.</exception>
    public static IReadOnlyList<Satisfaction> Of(OfficeOptions office) =>
        [.. office.RatingScale.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(grade => Enum.Parse<Satisfaction>(grade, ignoreCase: true)).Distinct()];
}
