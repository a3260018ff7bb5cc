using System.Security.Cryptography;
using System.Text;
using Petitions.Data;

namespace Petitions.Intake.Mailboxes;

/// <summary>
/// Passwords of mail servers, readable only with the key file of the office, which lies in neither database nor backup.
/// Sealed bytes: version (1), nonce (12), tag (16), ciphertext; bound to the mailbox they belong to.
/// </summary>
public sealed class MailboxSecret(DataDirectory directory)
{
    private const byte Version = 1;
    private const int NonceAt = 1, TagAt = 13, TextAt = 29;
    private readonly byte[] key = directory.ReadOrCreateKey("mailbox.key");

    public byte[] Seal(string password, Guid mailbox)
    {
        var text = Encoding.UTF8.GetBytes(password);
        var bytes = new byte[TextAt + text.Length];
        bytes[0] = Version;
        RandomNumberGenerator.Fill(bytes.AsSpan(NonceAt, TagAt - NonceAt));
        using var aes = new AesGcm(key, TextAt - TagAt);
        aes.Encrypt(bytes.AsSpan(NonceAt, TagAt - NonceAt), text, bytes.AsSpan(TextAt), bytes.AsSpan(TagAt, TextAt - TagAt), mailbox.ToByteArray());
        return bytes;
    }

    /// <exception cref="CryptographicException">Another key file, or the bytes belong to another mailbox.</exception>
    public string Open(byte[] bytes, Guid mailbox)
    {
        if (bytes.Length < TextAt || bytes[0] != Version)
            throw new CryptographicException("the bytes are no sealed password of a known version");
        var text = new byte[bytes.Length - TextAt];
        using var aes = new AesGcm(key, TextAt - TagAt);
        aes.Decrypt(bytes.AsSpan(NonceAt, TagAt - NonceAt), bytes.AsSpan(TextAt), bytes.AsSpan(TagAt, TextAt - TagAt), text, mailbox.ToByteArray());
        return Encoding.UTF8.GetString(text);
    }
}
