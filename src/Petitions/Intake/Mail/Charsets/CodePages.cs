using System.Text;

namespace Petitions.Intake.Mail.Charsets;

/// <summary>The only way to an encoding by name: without the provider registered first, GB2312 throws.</summary>
internal static class CodePages
{
    static CodePages() => Register();

    public static void Register() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static Encoding Get(string name) => Encoding.GetEncoding(name);
}
