using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Petitions.Access;
using Petitions.Data;
using Petitions.Deadlines;
using Petitions.Offices;
using Petitions.Rules;
using Petitions.Visits.Appointments;

namespace Petitions.Web.Pages.Visits;

/// <summary>领导接访日: who receives when, who comes, what became of it.</summary>
public sealed class DaysModel(
    ReceptionDays days, AddReceptionDay add, BookAppointment book, EndAppointment end, PetitionsDb db, DirectoryCache directories, OfficeClock clock, Frame frame, Words words) : PageModel
{
    public IReadOnlyList<ReceptionDayLine> Days { get; private set; } = [];

    public IReadOnlyList<string> Leaders { get; private set; } = [];

    public string? Problem { get; private set; }

    [BindProperty]
    public string? Leader { get; set; }

    [BindProperty]
    public string? On { get; set; }

    [BindProperty]
    public string From { get; set; } = "09:00";

    [BindProperty]
    public string To { get; set; } = "11:30";

    [BindProperty]
    public string? Room { get; set; }

    [BindProperty]
    public int Places { get; set; } = 10;

    /// <summary>What was typed where a booking, or an end, was refused.</summary>
    public Guid? Booked { get; private set; }

    public string? Number { get; private set; }

    public string? At { get; private set; }

    public Guid? Ended { get; private set; }

    public string? Note { get; private set; }

    private Viewer Viewer => frame.Viewer!;

    public bool MayBook => Viewer.BooksAppointments;

    public bool MayAdd => Viewer.Self.Has(Role.OfficeHead) || Viewer.Self.Has(Role.Receptionist);

    /// <param name="number">The case from which one came here to book.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public Task OnGetAsync(string? number, CancellationToken cancellation)
    {
        Number = number;
        return LoadAsync(cancellation);
    }

    public Task<IActionResult> OnPostAddAsync(CancellationToken cancellation) => DoAsync("visits.dayAdded", () => add.RunAsync(
        new ReceptionDayForm(Leader ?? "", Date(On), Time(From), Time(To), Room ?? "", Places), cancellation), cancellation);

    public Task<IActionResult> OnPostBookAsync(Guid day, string? number, string? at, CancellationToken cancellation)
    {
        (Booked, Number, At) = (day, number, at);
        return DoAsync("visits.dayBooked", async () =>
        {
            try
            {
                await book.RunAsync(day, number?.Trim() ?? "", Time(at), cancellation);
            }
            catch (NotVisible)
            {
                // A wrong number keeps what was typed; a hidden one says the same.
                throw new RuleBroken("case-unknown", number ?? "");
            }
        }, cancellation);
    }

    public Task<IActionResult> OnPostEndAsync(Guid id, AppointmentState state, string? note, CancellationToken cancellation)
    {
        (Ended, Note) = (id, note);
        return DoAsync("visits.dayEnded", () => end.RunAsync(id, state, note, cancellation), cancellation);
    }

    private async Task<IActionResult> DoAsync(string said, Func<Task> act, CancellationToken cancellation)
    {
        // First: whoever has no part in it is told nothing by a refusal.
        await LoadAsync(cancellation);
        try
        {
            await act();
            TempData["said"] = words[said];
            return RedirectToPage();
        }
        catch (RuleBroken refusal)
        {
            Problem = RuleMessages.Of(refusal.Code, refusal.Args);
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }
    }

    private async Task LoadAsync(CancellationToken cancellation)
    {
        Days = await days.RunAsync(null, cancellation);
        var directory = await directories.GetAsync(db, clock, cancellation);
        Leaders = [.. directory.Everybody.Where(AddReceptionDay.IsLeader).Select(c => c.PersonId).Order(StringComparer.Ordinal)];
        On ??= clock.Today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }

    private static TimeOnly Time(string? typed)
    {
        Require.That(TimeOnly.TryParseExact(typed, ["HH:mm", "HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time), "time-unreadable");
        return time;
    }

    private static DateOnly Date(string? typed)
    {
        Require.That(DateOnly.TryParseExact(typed, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date), "time-unreadable");
        return date;
    }
}
