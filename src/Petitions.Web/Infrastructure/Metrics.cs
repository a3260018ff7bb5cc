using System.Diagnostics.Metrics;
using OpenTelemetry.Metrics;
using Petitions.Deadlines;

namespace Petitions.Web;

/// <summary>
/// <c>/metrics</c> in the format of Prometheus: how the sweep does, what is overdue, and what server and runtime measure of themselves.
/// Requests are not counted by route: the pages that only sealed officers open would tell of sealed cases. Who may read it is decided
/// by <see cref="MetricsDoor"/>.
/// </summary>
internal static class Metrics
{
    public const string Path = "/metrics";

    private static readonly string[] OfTheHost = ["Microsoft.AspNetCore.Server.Kestrel", "System.Runtime"];

    public static void AddMetricsOfOffice(this IServiceCollection services)
    {
        services.AddSingleton<SweepMeter>();
        services.AddOpenTelemetry().WithMetrics(metrics => metrics.AddMeter([SweepMeter.Name, .. OfTheHost]).AddPrometheusExporter());
        // Meters are known by name in the whole process: the gauges of another office in it are not ours to show.
        services.ConfigureOpenTelemetryMeterProvider((provider, metrics) =>
            metrics.AddView(instrument => provider.GetRequiredService<SweepMeter>().IsOfAnother(instrument) ? MetricStreamConfiguration.Drop : null));
    }

    public static void MapMetrics(this WebApplication app)
    {
        // A meter is read from when it is there, and nobody else asks for it.
        app.Services.GetRequiredService<SweepMeter>();
        app.MapPrometheusScrapingEndpoint(Path, null, door => door.UseMiddleware<MetricsDoor>(), null).AllowAnonymous().WithMetadata(new HttpMethodMetadata([HttpMethods.Get]));
    }
}

/// <summary>The gauges of <see cref="SweepHealth"/> and <see cref="OverdueFigures"/>.</summary>
internal sealed class SweepMeter : IDisposable
{
    public const string Name = "Petitions";

    private readonly Meter meter;

    public SweepMeter(SweepHealth sweep)
    {
        meter = new Meter(Name);
        meter.CreateObservableGauge("petitions.sweep.age", () => sweep.Silence.TotalSeconds, "s", "Since the sweep last gave a sign.");
        meter.CreateObservableCounter("petitions.sweeps", () => sweep.Sweeps, null, "Sweeps that came to their end.");
        meter.CreateObservableGauge("petitions.sweep.waiting", () => Figures?.Waiting ?? 0, null, "Rows that are due and not worked off.");
        meter.CreateObservableGauge("petitions.sweep.waiting.age", () => AgeOf(Figures?.OldestWaiting), "s", "Since when the oldest of them waits.");
        meter.CreateObservableGauge("petitions.overdue", ByRule, null, "Running deadlines past their date.");
        meter.CreateObservableGauge("petitions.overdue.oldest", () => AgeOf(Figures?.OldestDue), "s", "Since when the oldest of them is overdue.");
        meter.CreateObservableGauge("petitions.overdue.ages", ByAge, null, "Running deadlines past their date, by days since then.");
    }

    /// <summary>Counted by the door, because a gauge cannot wait for the database.</summary>
    public OverdueFigures? Figures { get; set; }

    public bool IsOfAnother(Instrument instrument) => instrument.Meter.Name == Name && instrument.Meter != meter;

    public void Dispose() => meter.Dispose();

    private double AgeOf(DateTime? since) => since is { } from && Figures is { } figures ? (figures.At - from).TotalSeconds : 0;

    private IEnumerable<Measurement<int>> ByRule() => (Figures?.ByRule ?? []).Select(rule => new Measurement<int>(rule.Count, KeyValuePair.Create("rule", (object?)rule.RuleId)));

    private IEnumerable<Measurement<int>> ByAge() => (Figures?.Ages ?? []).Select((count, step) => new Measurement<int>(
        count, KeyValuePair.Create("days", (object?)(step < OverdueFigures.Steps.Count ? $"<={OverdueFigures.Steps[step]}" : $">{OverdueFigures.Steps[^1]}"))));
}
