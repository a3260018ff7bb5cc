using System.Collections.Concurrent;
using System.Globalization;

namespace Petitions.Benchmarks.Storm;

/// <summary>Those who work on while the storm blows: how long they wait for their pages.</summary>
internal sealed class StormPeople(IReadOnlyList<StormPerson> people) : IDisposable
{
    private const int Percent = 95;

    public static async Task<StormPeople> SignInAsync(Uri address, string letter) => new(
    [
        await StormPerson.AtApiAsync(address, "clerk", "/api/tasks", "/api/cases", "/api/notices", "/api/tasks?page=2"),
        await StormPerson.AtPagesAsync(address, "clerk", "/", "/cases", "/notices", $"/cases/{letter}", "/letters/new"),
        await StormPerson.AtPagesAsync(address, "officehead", "/", "/approvals", "/cases", "/notices"),
        await StormPerson.AtPagesAsync(address, "urbanhead", "/inbox", "/cases", "/notices"),
    ]);

    public async Task<IReadOnlyList<Look>> LookAsync(Func<bool> over)
    {
        var looks = new ConcurrentBag<Look>();
        await Task.WhenAll(people.Select(person => person.LookAsync(over, looks.Add)));
        return [.. looks];
    }

    public static double Percentile(IEnumerable<Look> looks, int percent = Percent)
    {
        var sorted = looks.Select(l => l.Milliseconds).Order().ToList();
        return sorted[Math.Min(sorted.Count - 1, sorted.Count * percent / 100)];
    }

    public static void Report(string when, IReadOnlyList<Look> looks)
    {
        var slowest = looks.GroupBy(l => l.Page).MaxBy(page => Percentile(page))!;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  pages {when}: {looks.Count} answers, p50 {Percentile(looks, 50):0} ms, p95 {Percentile(looks):0} ms, worst {looks.Max(l => l.Milliseconds):0} ms; slowest page {slowest.Key}, p95 {Percentile(slowest):0} ms"));
    }

    public void Dispose()
    {
        foreach (var person in people)
            person.Dispose();
    }
}
