using System.Text;
using System.Text.Json.Nodes;

namespace Petitions.Offices;

/// <summary>Ids of units and people: <c>urban-enforcement</c>. They stand in addresses and in the journal, and never change.</summary>
public static class OfficeId
{
    private const int Longest = 60;

    public static JsonObject Schema => new() { ["type"] = "string", ["minLength"] = 1, ["maxLength"] = Longest, ["pattern"] = "^[a-z0-9]+(-[a-z0-9]+)*$" };

    /// <summary>An id from a name in Latin letters, with a number where it is taken.</summary>
    public static string From(string name, IReadOnlySet<string> taken)
    {
        var id = Slug(name);
        return Enumerable.Range(1, taken.Count + 1).Select(n => n == 1 ? id : $"{id}-{n}").First(candidate => !taken.Contains(candidate));
    }

    private static string Slug(string name)
    {
        var slug = new StringBuilder();
        foreach (var c in name.ToLowerInvariant())
            if (char.IsAsciiLetterOrDigit(c))
                slug.Append(c);
            else if (slug.Length > 0 && slug[^1] != '-')
                slug.Append('-');
        var text = slug.ToString(0, Math.Min(slug.Length, Longest - 6)).Trim('-');
        return text.Length == 0 ? "x" : text;
    }
}
