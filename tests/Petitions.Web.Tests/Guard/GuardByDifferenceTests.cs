using Petitions.Web.Tests.Hosting;
using Petitions.Web.Tests.Letters;

namespace Petitions.Web.Tests.Guard;

/// <summary>
/// A case that accuses somebody leaves no trace in any answer he gets: the same script with and without the case gives him
/// the same octets everywhere (domain.md §10.4, property 3).
/// </summary>
public sealed class GuardByDifferenceTests(TwoWorlds worlds) : IClassFixture<TwoWorlds>
{
    // Himself, who acts for him, and who answers to him.
    private static readonly string[] UrbanBureau = ["urbanhead", TwoWorlds.Delegate, "urbandeputy", "urban", "urban2"];

    public static TheoryData<string, object, string, string[]> Accusations => new()
    {
        { "head of a department, sealed", Forms.Accusing("zheng-jianguo"), "discipline", UrbanBureau },
        { "head of a department, in a claim without a seal", Forms.Reading("claim", Forms.Named("zheng-jianguo")), "health", UrbanBureau },
        { "supervising leader, sealed", Forms.Accusing("gao-zhenhua"), "discipline", ["leader", "officehead", "urbanhead", "clerk2"] },
        { "supervising leader, in a claim without a seal", Forms.Reading("claim", Forms.Named("gao-zhenhua")), "health", ["leader", "officehead", "urbanhead", "clerk", "archivist"] },
        { "auditor", Forms.Accusing("bai-ling"), "discipline", ["auditor"] },
        { "auditor, in a claim without a seal", Forms.Reading("claim", Forms.Named("bai-ling")), "health", ["auditor"] },
        { "a whole department", Forms.Reading("accusation", respondents: ["urban"]), "discipline", UrbanBureau },
        { "somebody described by title and unit", Forms.Reading("claim", new { state = "named", described = new[] { new { title = "局长", unit = "城市管理局" } } }), "health", ["urbanhead", TwoWorlds.Delegate] },
    };

    [Theory]
    [MemberData(nameof(Accusations), DisableDiscoveryEnumeration = true)]
    public async Task BlockedAccount_OnEveryGetRoute_GetsTheSameOctetsAsIfTheCaseHadNeverBeen(string accused, object reading, string to, string[] blocked)
    {
        await using var with = await worlds.AnotherAsync();
        await using var without = await worlds.AnotherAsync();
        var letter = await Accusation.SendAsync(with, reading, to);
        await TwoWorlds.PassAsync(with);
        await TwoWorlds.PassAsync(without);
        var probe = await TwoWorlds.ProbeAsync(with, letter.Number);

        foreach (var account in blocked)
            foreach (var question in probe.Questions)
                (await Probe.AskAsync(with, account, question)).ShouldBe(await Probe.AskAsync(without, account, question), $"{accused}: {account} asks {question}");
    }

    [Fact]
    public async Task Probe_OfEveryGetRoute_HasAQuestion()
    {
        await using var office = await worlds.AnotherAsync();
        Endpoints.Of(office).Where(route => route.StartsWith("GET ", StringComparison.Ordinal) || route.StartsWith("PAGE ", StringComparison.Ordinal)).ShouldBe(Probe.Routes.Keys, ignoreOrder: true);
    }

    [Fact]
    public async Task ClearedAccount_GetsDifferentOctets()
    {
        await using var with = await worlds.AnotherAsync();
        await using var without = await worlds.AnotherAsync();
        var letter = await Accusation.SendAsync(with, Forms.Accusing("zheng-jianguo"), "discipline");
        var probe = await TwoWorlds.ProbeAsync(with, letter.Number);
        var different = new List<string>();
        foreach (var question in probe.Questions)
            if (await Probe.AskAsync(with, "sealed", question) != await Probe.AskAsync(without, "sealed", question))
                different.Add(question);
        different.ShouldContain($"/api/cases/{letter.Number}");
        different.ShouldContain($"/api/cases?text={Uri.EscapeDataString(Accusation.Word)}");
        different.ShouldContain("/api/collation/2026-09-18");
        different.ShouldContain($"/cases/{letter.Number}");
        different.ShouldContain("/cases");
    }
}
