using System.Globalization;
using System.Resources;

namespace Petitions.Rules;

/// <summary>The words of a rule in the reader's language (<see cref="CultureInfo.CurrentUICulture"/>; Chinese if neither).</summary>
public static class RuleMessages
{
    private static readonly ResourceManager Words = new("Petitions.Rules.RuleMessages", typeof(RuleMessages).Assembly);

    public static string Of(string code, IReadOnlyList<object> args) =>
        Words.GetString(code, CultureInfo.CurrentUICulture) is { } words ? string.Format(CultureInfo.CurrentCulture, words, [.. args]) : code;
}
