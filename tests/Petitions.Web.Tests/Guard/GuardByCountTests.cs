using System.Diagnostics;
using Petitions.Web.Tests.Hosting;
using Petitions.Web.Tests.Letters;

namespace Petitions.Web.Tests.Guard;

/// <summary>A hidden case takes as many questions to the database as a number that never was, and in the long tier as much time.</summary>
public sealed class GuardByCountTests(WebOffice office) : IClassFixture<WebOffice>
{
    private static readonly string[] Below = ["", "/journal", "/timeline", "/deadlines", "/guard", "/names", "/methods", "/diagram", "/visit", $"/attachments/{Probe.MissingId}"];
    private static readonly string[] Pages = ["", "/accused", "/guard", "/here", "/label", "/slip", "/letter", "/links", "/deadlines", "/interview"];

    [Fact]
    public async Task BlockedAccount_AskingForAHiddenCase_CostsAsManyQuestionsAsForAMissingOne()
    {
        var letter = await Accusation.SendAsync(office, Forms.Accusing("zheng-jianguo"), "discipline");
        using var count = new StatementCount(office.Folder);
        var (api, pages) = (await office.AsAsync("urbanhead"), await office.AtPagesAsync("urbanhead"));

        foreach (var (session, hidden, missing) in Below.Select(b => (api, $"/api/cases/{letter.Number}{b}", $"/api/cases/{Probe.Missing}{b}"))
            .Concat(Pages.Select(b => (pages, $"/cases/{letter.Number}{b}", $"/cases/{Probe.Missing}{b}"))))
        {
            // The first one fills caches for both.
            await CountAsync(count, session, missing);
            var nothing = await CountAsync(count, session, missing);
            nothing.ShouldBePositive(missing);
            (await CountAsync(count, session, hidden)).ShouldBe(nothing, hidden);
        }
    }

    [Fact]
    public async Task BlockedAccount_AskingForAHiddenCase_WaitsAsLongAsForAMissingOne()
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("PETITIONS_LONG") == "1", "Long tier: set PETITIONS_LONG=1; statistics of times need thousands of looks on a quiet machine.");
        var letter = await Accusation.SendAsync(office, Forms.Accusing("zheng-jianguo"), "discipline");
        var session = await office.AsAsync("urbanhead");
        var (hidden, missing) = (new List<double>(), new List<double>());
        for (var look = 0; look < 3_000; look++)
            foreach (var (times, number) in look % 2 == 0 ? [(hidden, letter.Number), (missing, Probe.Missing)] : new[] { (missing, Probe.Missing), (hidden, letter.Number) })
            {
                var begin = Stopwatch.GetTimestamp();
                (await session.GetAsync($"/api/cases/{number}")).Status.ShouldBe(404);
                times.Add(Stopwatch.GetElapsedTime(begin).TotalMicroseconds);
            }

        // Of a difference that shows in the middle of the times somebody could make something; a tail is the machine's.
        (Middle(hidden) / Middle(missing)).ShouldBeInRange(0.97, 1.03);
    }

    private static async Task<int> CountAsync(StatementCount count, Session session, string question)
    {
        count.Take();
        (await session.GetAsync(question)).Status.ShouldBe(404, question);
        return count.Take();
    }

    private static double Middle(List<double> times) => times.Order().ElementAt(times.Count / 2);
}
