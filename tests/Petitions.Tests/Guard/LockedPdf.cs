using System.Globalization;
using System.Text;

namespace Petitions.Tests.Guard;

/// <summary>A PDF that opens with a password only, which nobody knows.</summary>
internal static class LockedPdf
{
    private static readonly string[] Objects =
    [
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>",
        $"<</Filter/Standard/V 1/R 2/O<{new string('1', 64)}>/U<{new string('2', 64)}>/P -4>>",
    ];

    public static byte[] Bytes { get; } = Write();

    private static byte[] Write()
    {
        var (file, places) = (new StringBuilder("%PDF-1.4\n"), new List<int>());
        foreach (var (index, content) in Objects.Index())
        {
            places.Add(file.Length);
            file.Append(CultureInfo.InvariantCulture, $"{index + 1} 0 obj\n{content}\nendobj\n");
        }
        var table = file.Length;
        file.Append(CultureInfo.InvariantCulture, $"xref\n0 {Objects.Length + 1}\n0000000000 65535 f \n");
        foreach (var place in places)
            file.Append(CultureInfo.InvariantCulture, $"{place:0000000000} 00000 n \n");
        file.Append(CultureInfo.InvariantCulture, $"trailer\n<</Size {Objects.Length + 1}/Root 1 0 R/Encrypt 4 0 R/ID[<00><00>]>>\nstartxref\n{table}\n%%EOF\n");
        return Encoding.ASCII.GetBytes(file.ToString());
    }
}
