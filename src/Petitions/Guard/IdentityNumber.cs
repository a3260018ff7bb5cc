namespace Petitions.Guard;

/// <summary>How an ID number is compared: typed or scanned, with full-width digits, spaces between, or a small x at its end.</summary>
internal static class IdentityNumber
{
    public static string Normalise(string idNumber) =>
        string.Concat(idNumber.Where(c => !char.IsWhiteSpace(c)).Select(HalfWidth)).ToUpperInvariant();

    private static char HalfWidth(char c) => c is >= '！' and <= '～' ? (char)(c - '！' + '!') : c;
}
