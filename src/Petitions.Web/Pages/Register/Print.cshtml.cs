using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Petitions.Data;
using Petitions.Journal;
using Petitions.Reports;
using Petitions.Rules;

namespace Petitions.Web.Pages.Register;

/// <summary>收信登记簿 of a month on paper (L-05, L-06).</summary>
public sealed class PrintModel(MailRegister register, Transactions transactions, JournalWriter journal, Frame frame) : PageModel
{
    [FromQuery(Name = "month")]
    public string? MonthName { get; set; }

    public DateOnly Month { get; private set; }

    public IReadOnlyList<RegisterLine> Lines { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Month = MonthOr(new DateOnly(frame.Clock.Today.Year, frame.Clock.Today.Month, 1));
        Lines = await register.RunAsync(Month, cancellation);
        await transactions.RunAsync(() =>
        {
            journal.Write("register.printed", null, new { month = Period.Name(Month) });
            return Task.CompletedTask;
        }, cancellation);
    }

    private DateOnly MonthOr(DateOnly today)
    {
        try
        {
            return Period.Month(MonthName) ?? today;
        }
        catch (RuleBroken)
        {
            // An address that was mistyped shows this month, whose name stands at the top.
            return today;
        }
    }
}
