using QRCoder;

namespace Petitions.Web.Pages.Cases;

/// <summary>A case number as a code that a scanner reads: the number alone, no address and nothing of the matter.</summary>
internal static class NumberCode
{
    private const int Module = 4;

    public static string Svg(string number)
    {
        using var code = QRCodeGenerator.GenerateQrCode(number, QRCodeGenerator.ECCLevel.M);
        using var drawing = new SvgQRCode(code);
        return drawing.GetGraphic(Module);
    }
}
