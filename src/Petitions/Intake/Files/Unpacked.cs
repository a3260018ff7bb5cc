using System.IO.Compression;

namespace Petitions.Intake.Files;

/// <summary>How great the contents of a zip file are, by unpacking them into nothing: what its list says of them may be a lie.</summary>
internal static class Unpacked
{
    private const int BufferSize = 81920;

    public static bool IsAtMost(Stream zip, long octets)
    {
        zip.Position = 0;
        using var archive = new ZipArchive(zip, ZipArchiveMode.Read, leaveOpen: true);
        var buffer = new byte[BufferSize];
        foreach (var entry in archive.Entries)
        {
            using var content = entry.Open();
            for (int read; (read = content.Read(buffer)) > 0;)
                if ((octets -= read) < 0)
                    return false;
        }
        zip.Position = 0;
        return true;
    }
}
