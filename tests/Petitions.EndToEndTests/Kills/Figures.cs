namespace Petitions.EndToEndTests.Kills;

/// <summary>What the clients were answered and the servers complained of, for whoever reads the test's output.</summary>
internal static class Figures
{
    public static void Tell(KillSite site, ITestOutputHelper output)
    {
        foreach (var answers in site.Ledger.Acts.CountBy(a => $"{a.Kind} {a.Body["outcome"]} {a.State} {a.Status} {a.Answer?["code"]}").OrderByDescending(a => a.Value))
            output.WriteLine($"{answers.Value} x {answers.Key}");
        foreach (var (complaint, times) in site.Count.Complaints.OrderByDescending(c => c.Value).Take(20))
            output.WriteLine($"{times} x {complaint}");
    }
}
