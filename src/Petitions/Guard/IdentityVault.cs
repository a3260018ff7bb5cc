using System.Security.Cryptography;
using System.Text;
using Petitions.Data;

namespace Petitions.Guard;

/// <summary>
/// Keeps the ID numbers of those who write (design §10): AES-GCM under a key of the case, derived from the office's key
/// file, which lies in neither database nor backup. A number is found again by its keyed index, never by decrypting.
/// </summary>
/// <remarks>
/// Sealed bytes, version 1: version (1), print of the office key (4), salt (16), nonce (12), tag (16), ciphertext. The case
/// id and everything before the nonce are authenticated, so that bytes cannot be moved to another case.
/// </remarks>
public sealed class IdentityVault
{
    private const byte Version = 1;
    private const int PrintAt = 1, SaltAt = 5, NonceAt = 21, TagAt = 33, TextAt = 49;
    private readonly byte[] officeKey;
    private readonly byte[] indexKey;
    private readonly byte[] print;

    public IdentityVault(DataDirectory directory)
    {
        officeKey = directory.ReadOrCreateKey("office.key");
        indexKey = Derive([], "petitions identity index 1");
        print = Derive([], "petitions identity print 1")[..(SaltAt - PrintAt)];
    }

    public byte[] Seal(string idNumber, Guid caseId)
    {
        var text = Encoding.UTF8.GetBytes(idNumber);
        var bytes = new byte[TextAt + text.Length];
        bytes[0] = Version;
        print.CopyTo(bytes, PrintAt);
        RandomNumberGenerator.Fill(bytes.AsSpan(SaltAt, TagAt - SaltAt));
        using var aes = CaseCipher(bytes, caseId);
        aes.Encrypt(bytes.AsSpan(NonceAt, TagAt - NonceAt), text, bytes.AsSpan(TextAt), bytes.AsSpan(TagAt, TextAt - TagAt), Bound(bytes, caseId));
        return bytes;
    }

    /// <exception cref="IdentityUnreadable">Another key or case, or not what was sealed.</exception>
    public string Open(byte[] bytes, Guid caseId)
    {
        if (bytes.Length < TextAt || bytes[0] != Version)
            throw new IdentityUnreadable("the bytes are no sealed identity of a known version");
        if (!bytes.AsSpan(PrintAt, print.Length).SequenceEqual(print))
            throw new IdentityUnreadable("it was sealed with another office key");
        var text = new byte[bytes.Length - TextAt];
        try
        {
            using var aes = CaseCipher(bytes, caseId);
            aes.Decrypt(bytes.AsSpan(NonceAt, TagAt - NonceAt), bytes.AsSpan(TextAt), bytes.AsSpan(TagAt, TextAt - TagAt), text, Bound(bytes, caseId));
        }
        catch (AuthenticationTagMismatchException)
        {
            throw new IdentityUnreadable("it belongs to another case or was altered");
        }
        return Encoding.UTF8.GetString(text);
    }

    /// <summary>The same for every way of writing one number; without the office key it cannot be guessed from the 10^17 there are.</summary>
    public string Index(string idNumber) =>
        Convert.ToHexString(HMACSHA256.HashData(indexKey, Encoding.UTF8.GetBytes(IdentityNumber.Normalise(idNumber))));

    private AesGcm CaseCipher(byte[] header, Guid caseId) =>
        new(Derive(header.AsSpan(SaltAt, NonceAt - SaltAt), $"petitions identity case 1 {caseId:N}"), TextAt - TagAt);

    private static byte[] Bound(byte[] header, Guid caseId) => [.. header.AsSpan(0, NonceAt), .. caseId.ToByteArray(bigEndian: true)];

    private byte[] Derive(ReadOnlySpan<byte> salt, string purpose)
    {
        var key = new byte[32];
        HKDF.DeriveKey(HashAlgorithmName.SHA256, officeKey, key, salt, Encoding.UTF8.GetBytes(purpose));
        return key;
    }
}
