using MiniExcelLibs;
using Petitions.Data;
using Petitions.Journal;
using Petitions.Reports;

namespace Petitions.Web.Pages.Deadlines;

/// <summary>The ranking as an Excel file, and an entry in the journal who took it away.</summary>
public sealed class ExportRanking(Transactions transactions, JournalWriter journal, Frame frame, Words words)
{
    public async Task<byte[]> RunAsync(Period period, RankedBy by, IReadOnlyList<RankedUnit> units, CancellationToken cancellation)
    {
        await transactions.RunAsync(() =>
        {
            journal.Write("ranking.exported", null, new { from = Period.Name(period.From), to = Period.Name(period.To), by });
            return Task.CompletedTask;
        }, cancellation);
        // A sheet without a row would have no head either.
        var lines = units.Count > 0 ? units.Select(u => Row(NameOf(u, frame, words), u)) : [Row("", new RankedUnit("", null, new(0, 0), new(0, 0)))];
        using var file = new MemoryStream();
        await MiniExcel.SaveAsAsync(file, new Dictionary<string, object> { [words["deadlines.ranking"]] = lines.ToList() }, cancellationToken: cancellation);
        return file.ToArray();
    }

    public static string NameOf(RankedUnit unit, Frame frame, Words words) => unit.UnitId.Length == 0 ? words["reports.noUnit"] : frame.Unit(unit.UnitId);

    private Dictionary<string, object?> Row(string name, RankedUnit unit) => new()
    {
        [words["reports.unitHead"]] = name,
        [words["deadlines.rank"]] = unit.Rank,
        [words["deadlines.answeredInTime"]] = unit.Answered.InTime,
        [words["deadlines.answersDue"]] = unit.Answered.Due,
        [words["deadlines.answerRate"]] = unit.Answered.Rate,
        [words["deadlines.forwardedInTime"]] = unit.Forwarded.InTime,
        [words["deadlines.forwardsDue"]] = unit.Forwarded.Due,
        [words["deadlines.forwardRate"]] = unit.Forwarded.Rate,
    };
}
