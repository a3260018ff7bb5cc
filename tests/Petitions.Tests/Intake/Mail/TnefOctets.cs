using System.Buffers.Binary;
using System.Text;

namespace Petitions.Tests.Intake.Mail;

/// <summary>The smallest winmail.dat that carries a file.</summary>
internal static class TnefOctets
{
    public static byte[] WithFile(string name, ReadOnlySpan<byte> content)
    {
        var octets = new List<byte>([0x78, 0x9F, 0x3E, 0x22, 0x01, 0x00]);
        Attribute(octets, 1, 0x00089006, [0, 0, 1, 0]);
        Attribute(octets, 2, 0x00069002, [1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
        Attribute(octets, 2, 0x00018010, [.. Encoding.ASCII.GetBytes(name), 0]);
        Attribute(octets, 2, 0x0006800F, content);
        return [.. octets];
    }

    static void Attribute(List<byte> octets, byte level, uint id, ReadOnlySpan<byte> data)
    {
        Span<byte> head = stackalloc byte[9];
        head[0] = level;
        BinaryPrimitives.WriteUInt32LittleEndian(head[1..], id);
        BinaryPrimitives.WriteInt32LittleEndian(head[5..], data.Length);
        var sum = 0;
        foreach (var octet in data)
            sum += octet;
        octets.AddRange([.. head, .. data, (byte)sum, (byte)(sum >> 8)]);
    }
}
