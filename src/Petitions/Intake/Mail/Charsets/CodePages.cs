using System.Text;

namespace Petitions.Intake.Mail.Charsets;

/// <summary>The only way to an encoding by name: without the provider registered first, GB2312 throws.</summary>
internal static class CodePages
{
    static CodePages() => Register();

    public static void Register() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>
    /// With U+FFFD for what does not decode: the code pages' own "?" could be a person's, and
    /// they put that even where the shared ReplacementFallback is asked for.
    /// </summary>
    public static Encoding Get(string name) =>
        Encoding.GetEncoding(name, EncoderFallback.ReplacementFallback, new DecoderReplacementFallback("\uFFFD"));
}
