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

    public static double Of(JsValue value, double limit) => Of(value, limit, 0);

    private static double Of(JsValue value, double limit, int depth)
    {
        if (value.IsString()) return value.ToString().Length;
        if (depth > DeepestNesting) return 0;
        var weight = 1.0;
        switch (value)
        {
            case JsArray list:
                for (var i = 0u; i < list.Length && weight <= limit; i++) weight += 1 + Of(list[i], limit - weight, depth + 1);
                break;
            // A getter or a proxy is run by the script itself, under its own limits; only plain data is counted.
            case JsObject plain:
                foreach (var (_, property) in plain.GetOwnProperties())
                {
                    if (weight > limit) break;
                    if (property.Get is null && property.Value is { } member) weight += 1 + Of(member, limit - weight, depth + 1);
                }

                break;
        }

        return weight;
    }
}
