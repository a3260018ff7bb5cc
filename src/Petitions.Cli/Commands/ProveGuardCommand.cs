using System.CommandLine;
using System.Text.Json;
using Petitions.Cli.Proof;
using Petitions.Data;
using Petitions.Data.Seed;
using Petitions.Rules;

namespace Petitions.Cli.Commands;

/// <summary>
/// <c>petitions prove-guard</c>: random acts of everybody on throw-away databases, and after each the properties of the accused
/// guard. Exit code 0 only if nothing broke.
/// </summary>
internal static class ProveGuardCommand
{
    public static Command Create()
    {
        var steps = new Option<int>("--steps") { Description = "How many acts to try.", DefaultValueFactory = _ => 10_000 };
        var seed = new Option<int>("--seed") { Description = "The same seed makes the same offices and the same acts.", DefaultValueFactory = _ => 1 };
        var office = new Option<string?>("--office") { Description = "An office.json of yours, instead of random offices." };
        var people = new Option<int>("--people") { Description = "How many people a random office has.", DefaultValueFactory = _ => 240 };
        var json = new Option<bool>("--json") { Description = "Print the report as JSON." };
        var command = new Command("prove-guard", "Try to break the accused guard with random acts of everybody") { steps, seed, office, people, json };
        command.SetAction((parsed, cancellation) => RunAsync(
            new ProveGuard(parsed.GetValue(steps), parsed.GetValue(seed))
            {
                People = parsed.GetValue(people),
                Office = parsed.GetValue(office) is { } file ? () => OfficeSeed.Parse(File.ReadAllText(file)) : null,
            },
            parsed.GetValue(json), parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error, cancellation));
        return command;
    }

    private static async Task<int> RunAsync(ProveGuard proof, bool json, TextWriter output, TextWriter error, CancellationToken cancellation)
    {
        try
        {
            var report = await proof.RunAsync(cancellation);
            await output.WriteLineAsync(json ? JsonSerializer.Serialize(Summary(report), Json.Options) : ProofWords.Of(report));
            return report.Broken.Count == 0 ? 0 : 1;
        }
        catch (Exception unusable) when (unusable is OfficeSeedException or IOException or UnauthorizedAccessException or RuleBroken)
        {
            await error.WriteLineAsync(unusable.Message);
            return 2;
        }
    }

    private static object Summary(ProofReport report) => new
    {
        report.Seed,
        report.Steps,
        report.Offices,
        Seconds = Math.Round(report.Took.TotalSeconds, 1),
        report.StepsPerSecond,
        report.Broken,
        report.Surfaces,
    };
}
