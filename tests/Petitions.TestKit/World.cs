using System.Globalization;
using Petitions.Cases;
using Petitions.Data.Seed;

namespace Petitions.TestKit;

/// <summary>
/// The one named world of all tests: the office's people by account, the letters that come again and again, and the
/// morning on which most tests begin.
/// </summary>
public static class World
{
    public const string Password = "demo-Petition-2026";

    /// <summary>局长 of urban management, accused in half the tests; his delegate, his deputy, his wife, his leader.</summary>
    public const string ZhengJianguo = "zheng-jianguo", LiaoTing = "liao-ting", HuWeimin = "hu-weimin", MaoXiuying = "mao-xiuying", GaoZhenhua = "gao-zhenhua";

    private static readonly TimeSpan Beijing = TimeSpan.FromHours(8);

    private static readonly Dictionary<string, string> People = OfficeSeed.Load().Accounts.ToDictionary(a => a.UserName, a => a.PersonId);

    /// <summary>Tuesday 22 September 2026, 09:00: a letter of today is due on 28 September, after Mid-Autumn.</summary>
    public static DateTimeOffset Morning { get; } = At("2026-09-22T09:00");

    public static PetitionerForm PetitionerWangFang { get; } = new("王芳", null, null, null, null, null, "江湾路18号", "13800000018", null);

    /// <summary>Noise of a building site at night: a claim against nobody.</summary>
    public static LetterReceived Noise { get; } = Letters.Opened("夜间施工噪声扰民") with { Petitioner = PetitionerWangFang };

    /// <summary>Street lamps: a suggestion.</summary>
    public static LetterReceived Lamps { get; } = Letters.Opened("建议增设路灯") with { Petitioner = PetitionerWangFang };

    /// <summary>Nobody knows who wrote it.</summary>
    public static LetterReceived AnonymousAccusation { get; } = Letters.Opened("反映城管局局长收受礼金");

    /// <summary>An accusation whose writer gave her name.</summary>
    public static LetterReceived SignedAccusation { get; } = AnonymousAccusation with { Petitioner = PetitionerWangFang };

    public static IReadOnlyCollection<string> Accounts => People.Keys;

    public static string PersonOf(string account) => People[account];

    /// <summary>The accounts of a person, none or one.</summary>
    public static string? AccountOf(string personId) => People.Where(p => p.Value == personId).Select(p => p.Key).SingleOrDefault();

    /// <summary>A time of the office, such as <c>2026-09-28T16:31</c>.</summary>
    public static DateTimeOffset At(string officeTime) =>
        new(DateTime.ParseExact(officeTime, "yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture), Beijing);
}
