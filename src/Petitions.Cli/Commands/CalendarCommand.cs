using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Petitions.Data;
using Petitions.Deadlines;
using Petitions.Deadlines.Calendars;

namespace Petitions.Cli.Commands;

/// <summary>
/// <c>petitions calendar</c>: the years of the office's working calendar, and the import of one. Without <c>--yes</c> an
/// import only shows what would move.
/// </summary>
internal static class CalendarCommand
{
    public static Command Create() => new("calendar", "The working calendar of an office") { List(), Import() };

    private static Command List()
    {
        var data = DataOption();
        var command = new Command("list", "The years with their sources") { data };
        command.SetAction((parsed, cancellation) => UserFault.ReportAsync(parsed.InvocationConfiguration.Error, async () =>
        {
            await using var office = await OfficeHost.OpenAsync(parsed.GetValue(data)!, cancellation);
            await office.AsSystemAsync(scope => PrintAsync(scope, parsed.InvocationConfiguration.Output, cancellation));
        }));
        return command;
    }

    private static Command Import()
    {
        var file = new Argument<FileInfo>("file") { Description = "A year in the format of holiday-cn: year, papers, days" };
        var data = DataOption();
        var local = new Option<bool>("--local") { Description = "Days on which only this place does otherwise" };
        var reason = new Option<string?>("--reason") { Description = "Kept with the edition" };
        var yes = new Option<bool>("--yes") { Description = "Import it; without this the comparison is only shown" };
        var command = new Command("import", "Shows what a year moves, before and after; imports it with --yes") { file, data, local, reason, yes };
        command.SetAction((parsed, cancellation) => UserFault.ReportAsync(parsed.InvocationConfiguration.Error, async () =>
        {
            var import = new CalendarImport(
                await File.ReadAllTextAsync(parsed.GetRequiredValue(file).FullName, cancellation),
                parsed.GetValue(local) ? CalendarKind.Local : CalendarKind.Notice,
                parsed.GetValue(reason));
            await using var office = await OfficeHost.OpenAsync(parsed.GetValue(data)!, cancellation);
            var impact = await office.AsSystemAsync(async scope =>
            {
                var use = scope.GetRequiredService<ImportCalendar>();
                return parsed.GetValue(yes) ? await use.RunAsync(import, cancellation) : await use.PreviewAsync(import, cancellation);
            });
            Print(impact, parsed.GetValue(yes), parsed.InvocationConfiguration.Output);
        }));
        return command;
    }

    private static async Task<bool> PrintAsync(IServiceProvider scope, TextWriter output, CancellationToken cancellation)
    {
        var db = scope.GetRequiredService<PetitionsDb>();
        var calendar = await scope.GetRequiredService<OfficeCalendars>().GetAsync(db, cancellation);
        foreach (var edition in await db.CalendarEditions.AsNoTracking().OrderBy(e => e.Year).ThenBy(e => e.Id).ToListAsync(cancellation))
        {
            var year = edition.Read();
            await output.WriteLineAsync($"{edition.Year}  {edition.Kind,-6}  no. {edition.Id,-3}  {year.Days.Count(d => d.IsOffDay)} off, {year.Days.Count(d => !d.IsOffDay)} worked  {string.Join(" ", year.Sources)}");
        }

        await output.WriteLineAsync($"version {calendar.Days.Version}");
        if (CalendarAlarm.MissingYear(calendar, scope.GetRequiredService<OfficeClock>().Today) is { } missing)
            await output.WriteLineAsync($"{missing}: notice missing, dates that touch it are provisional");
        return true;
    }

    private static void Print(CalendarImpact impact, bool imported, TextWriter output)
    {
        output.WriteLine($"{impact.Year.Year} ({impact.Kind}): {string.Join(" ", impact.Year.Sources)}");
        foreach (var line in impact.Lines)
            output.WriteLine($"  {line.Count,6} x {line.RuleId,-24} {line.OldDue:yyyy-MM-dd} -> {line.NewDue:yyyy-MM-dd}{(line.WasProvisional && !line.Provisional ? "  no longer provisional" : "")}{(line.NewDue < line.OldDue ? "  EARLIER" : "")}");
        output.WriteLine($"{impact.DaysChanged} days change, {impact.Moving} open deadlines {(imported ? "moved" : "would move; --yes imports it")}");
    }

    private static Option<string> DataOption() => new("--data") { Description = "The data folder", DefaultValueFactory = _ => "data" };
}
