using System.Linq.Expressions;
using Petitions.Cases;

namespace Petitions.Web.Pages.Cases;

/// <summary>One column of the list of cases.</summary>
/// <param name="Key">In the address, and of its word.</param>
public sealed record CaseColumn(string Key, string Word, Expression<Func<PetitionCase, object?>> Sort, Func<CaseLine, Frame, Words, string> Text);

/// <summary>The columns there are; which of them are shown stands in the address.</summary>
public static class CaseColumns
{
    public const string Default = "number,title,stage,received,class,unit";

    public static readonly IReadOnlyList<CaseColumn> All =
    [
        new("number", "cases.number", c => c.Number, (l, _, _) => l.Number),
        new("title", "cases.title", c => c.Registration!.Title, (l, _, w) => l.Title ?? w["cases.untitled"]),
        new("stage", "cases.stageTitle", c => c.Stage, (l, _, w) => w.Of("cases.stage", l.Stage)),
        new("received", "cases.received", c => c.Receipt.ReceivedAt, (l, _, _) => Frame.When(l.ReceivedAt)),
        new("class", "process.field.class", c => c.Slip!.Class, (l, _, w) => w.Choice("class", l.Class)),
        new("urgency", "process.field.urgency", c => c.Slip!.Urgency, (l, _, w) => w.Choice("urgency", l.Urgency)),
        new("method", "process.field.method", c => c.Routing!.Method, (l, _, w) => w.Choice("method", l.Method)),
        new("unit", "process.field.unit", c => c.Routing!.TargetUnit, (l, f, _) => f.Unit(l.TargetUnit)),
        new("place", "process.field.place", c => c.Registration!.Place, (l, _, _) => l.Place ?? ""),
        new("subject", "process.field.subjectCode", c => c.Registration!.SubjectCode, (l, _, _) => l.SubjectCode ?? ""),
        new("closed", "cases.closedTitle", c => c.ClosedAt, (l, _, _) => l.ClosedAt is { } at ? Frame.When(at) : ""),
    ];

    /// <summary>The chosen ones in the order of the list; the number, which leads to the case, is always there.</summary>
    public static IReadOnlyList<CaseColumn> Chosen(string? cols)
    {
        var keys = (string.IsNullOrWhiteSpace(cols) ? Default : cols).Split(',');
        return [.. All.Where(c => c.Key == "number" || keys.Contains(c.Key))];
    }
}
