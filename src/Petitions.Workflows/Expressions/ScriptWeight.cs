using Jint;
using Jint.Native;

namespace Petitions.Workflows.Expressions;

/// <summary>
/// How much text a value would make, counted no further than a limit. Lists that hold one another many times are small in
/// memory and without end when they are written out, and no limit of the engine sees that coming.
/// </summary>
internal static class ScriptWeight
{
    private const int DeepestNesting = 64;

    /// <param name="value">The value.</param>
    /// <param name="limit">Where counting ends.</param>
    /// <param name="indent">Letters before each line for each level, when it is written on lines.</param>
    public static double Of(JsValue value, double limit, double indent = 0) => Of(value, limit, indent, 0);

    private static double Of(JsValue value, double limit, double indent, int depth)
    {
        if (value.IsString()) return value.ToString().Length;
        // Nothing so deep is kept, and its lines would be longer than all that stands on them.
        if (depth > DeepestNesting) return double.PositiveInfinity;
        var weight = 1.0 + (indent * depth);
        switch (value)
        {
            case JsArray list:
                for (var i = 0u; i < list.Length && weight <= limit; i++) weight += 1 + Of(list[i], limit - weight, indent, depth + 1);
                break;
            // A getter or a proxy is run by the script itself, under its own limits; only plain data is counted.
            case JsObject plain:
                foreach (var (_, property) in plain.GetOwnProperties())
                {
                    if (weight > limit) break;
                    if (property.Get is null && property.Value is { } member) weight += 1 + Of(member, limit - weight, indent, depth + 1);
                }

                break;
        }

        return weight;
    }
}
