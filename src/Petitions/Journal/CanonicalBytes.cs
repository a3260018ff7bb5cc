using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace Petitions.Journal;

/// <summary>
/// Values as bytes that are read in one way only: every number has a fixed width, every text its length before it, and
/// nothing is told apart from empty. The layout is signed and must never change; a new one needs a new version.
/// </summary>
internal sealed class CanonicalBytes
{
    private readonly ArrayBufferWriter<byte> buffer = new();

    public ReadOnlySpan<byte> Written => buffer.WrittenSpan;

    public CanonicalBytes Add(long number)
    {
        BinaryPrimitives.WriteInt64BigEndian(buffer.GetSpan(8), number);
        buffer.Advance(8);
        return this;
    }

    public CanonicalBytes Add(DateTime time) => Add(time.Ticks);

    public CanonicalBytes Add(Guid? id) => Add(id?.ToString("N"));

    public CanonicalBytes Add(string? text)
    {
        if (text is null)
            return Add(-1);
        var bytes = Encoding.UTF8.GetBytes(text);
        Add(bytes.Length);
        buffer.Write(bytes);
        return this;
    }
}
