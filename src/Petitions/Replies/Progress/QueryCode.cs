using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using Petitions.Data;
using Petitions.Guard;
using Petitions.Offices;

namespace Petitions.Replies.Progress;

/// <summary>
/// 查询码: with the number of his letter and this code the petitioner follows it from outside. It follows from the number and the
/// office's key, so that none is stored, and whether a code is right is known without looking whether there is such a letter.
/// </summary>
public sealed class QueryCode
{
    // Nothing that is misread on paper or misheard by telephone: no 0 O, 1 I L, U V.
    private const string Signs = "23456789ABCDEFGHJKMNPQRSTWXYZ";
    private const int Length = 10, Group = 5;

    private readonly byte[] key = new byte[32];
    private readonly IOptions<OfficeOptions> office;

    public QueryCode(DataDirectory directory, IOptions<OfficeOptions> office)
    {
        this.office = office;
        HKDF.DeriveKey(HashAlgorithmName.SHA256, directory.ReadOrCreateKey("office.key"), key, [], "petitions query code 1"u8);
    }

    public string Of(string number)
    {
        var hash = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(number));
        var signs = string.Concat(hash.Take(Length).Select(b => Signs[b % Signs.Length]));
        return $"{signs[..Group]}-{signs[Group..]}";
    }

    /// <summary>As typed: small or full-width letters, with or without the stroke.</summary>
    public bool IsOf(string number, string typed) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Bare(Of(number))), Encoding.UTF8.GetBytes(Bare(typed)));

    /// <summary>What is written to the petitioner.</summary>
    public string Invitation(string number) =>
        $"查询码：{Of(number)}。凭编号和查询码，可在{(office.Value.PublicAddress is { Length: > 0 } site ? $" {site.TrimEnd('/')}/progress " : "信访局“办理进度查询”页")}查询办理进度。";

    internal static string Bare(string typed) => IdentityNumber.Normalise(typed).Replace("-", "", StringComparison.Ordinal);
}
