using System.Runtime.InteropServices;
using System.Text;
using MimeKit;
using MimeKit.IO;
using Petitions.Intake.Mail.Headers;

namespace Petitions.Intake.Mail.Parts;

/// <summary>
/// The parts of a body by MimeKit. It is given only the fields that shape the body: addresses and subjects, where the
/// bombs are, it never sees.
/// </summary>
internal static class MimeTree
{
    static readonly string[] Shaping = ["Content-Type", "Content-Transfer-Encoding", "Content-Disposition"];

    public static MimeEntity Parse(HeaderFields fields, ReadOnlyMemory<byte> body, MailLimits limits)
    {
        var stream = new ChainedStream();
        stream.Add(new MemoryStream(Header(fields)));
        stream.Add(Stream(body));
        var options = new ParserOptions { MaxMimeDepth = limits.Depth + 2 };
        return new ExperimentalMimeParser(options, stream, MimeFormat.Entity, persistent: true).ParseEntity();
    }

    static byte[] Header(HeaderFields fields)
    {
        using var header = new MemoryStream();
        foreach (var name in Shaping)
        {
            if (!fields.Has(name))
                continue;

            header.Write(Encoding.ASCII.GetBytes(name + ":"));
            foreach (var octet in fields.First(name).Span)
            {
                if (octet is not ((byte)'\r' or (byte)'\n'))
                    header.WriteByte(octet);
            }

            header.Write("\r\n"u8);
        }

        header.Write("\r\n"u8);
        return header.ToArray();
    }

    static MemoryStream Stream(ReadOnlyMemory<byte> octets) =>
        MemoryMarshal.TryGetArray(octets, out var segment)
            ? new(segment.Array!, segment.Offset, segment.Count, writable: false)
            : new(octets.ToArray(), writable: false);
}
