using Petitions.Rules;

namespace Petitions.Cli.Proof;

/// <summary>One random step: the surface it goes through, the case it is about, and whether the model says it must fail.</summary>
internal sealed record ProofStep(string Surface, Guid? Case, string? Actor, Func<Task> Act, MustFail Must = MustFail.No);

internal enum MustFail { No, Hidden, Refused }

/// <summary>A random walk through one office: acts of everybody by every surface, and after each the properties.</summary>
internal sealed class ProofWalk(ProofReport report, ProofOffice office, int number, int seed)
{
    private int step;
    private string act = "";

    public Random Random { get; } = new(~ProveGuard.WalkSeed(seed, number));

    public async Task RunAsync(int steps, Action<int> progress, CancellationToken cancellation)
    {
        var model = new ProofModel();
        var (acts, checks, reading) = (new ProofActs(office, model, this), new ProofChecks(office, model, this), new ProofReading(office));
        await acts.BeginAsync();
        var broken = report.Broken.Count;
        for (step = 1; step <= steps && report.Broken.Count == broken; step++)
        {
            cancellation.ThrowIfCancellationRequested();
            var next = acts.Next();
            act = $"{next.Surface} by {next.Actor ?? "the system"}";
            var before = next.Case is { } id ? model.BlockedPeople(id) : new HashSet<string>();
            var cases = model.Cases.Count;
            var count = report.Of(next.Surface);
            count.Tried++;
            var end = await TryAsync(next, count);
            if (next.Must != MustFail.No)
                checks.Hold($"{next.Must} is the answer", end != Ending.Done && (next.Must != MustFail.Hidden || end == Ending.Hidden), $"{next.Surface} of {next.Case} succeeded or told: {end}");
            await acts.CatchUpAsync();
            var state = reading.Next();
            acts.See(state);
            await checks.AfterAsync(state, next.Case, (c, p) => c == next.Case ? before.Contains(p) : model.Cases.FindIndex(known => known.Id == c) < cases && model.Blocked(c, p));
            if (acts.OfficeChanged)
                await checks.OfficeChangedAsync(4);
            if (next.Surface == "clock: midnight")
                checks.NobodyForgotten(state);
            if (step % 250 == 0)
                await checks.StoredEqualsComputedAsync();
            report.Steps++;
            progress(report.Steps);
        }
    }

    public void Broke(string property, string what) => report.Broken.Add(new Breach(number, step, act, property, what));

    private enum Ending { Done, Refused, Hidden, OtherRule }

    private async Task<Ending> TryAsync(ProofStep step, SurfaceCount count)
    {
        try
        {
            await step.Act();
            count.Done++;
            return Ending.Done;
        }
        catch (NotVisible)
        {
            count.Hidden++;
            return Ending.Hidden;
        }
        catch (GuardRefused)
        {
            count.Refused++;
            return Ending.Refused;
        }
        catch (Exception refusal) when (refusal is RuleBroken or Conflict)
        {
            count.OtherRule++;
            return Ending.OtherRule;
        }
        // What nobody foresaw is no refusal: it is found here or in an office at work.
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            Broke("an act ends in an answer", failure.ToString());
            return Ending.OtherRule;
        }
    }
}
