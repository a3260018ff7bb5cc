using Petitions.Data;
using Petitions.Deadlines;

namespace Petitions.Web.Api;

internal static class Routes
{
    public static void MapApi(this WebApplication app)
    {
        var api = app.MapGroup("/api");
        api.MapLogin();
        api.MapLetters();
        api.MapVisits();
        api.MapCases();
        api.MapAttachments();
        api.MapGuard();
        api.MapTasks();
        api.MapCollation();
        api.MapOffice();
        api.MapOfficeChanges();
        api.MapAccounts();
        api.MapDictionary();
        api.MapNotices();
        api.MapStatistics();
        api.MapDeadlines();
        api.MapCalendars();
        api.MapIncidents();
        api.MapWorkflows();
    }

    public static void MapHealth(this WebApplication app)
    {
        app.MapGet("/health/live", () => Results.Ok(new { status = "live" })).AllowAnonymous();
        app.MapGet("/health/ready", async (PetitionsDb db, SweepHealth sweep, CancellationToken cancellation) =>
            await db.Database.CanConnectAsync(cancellation)
                ? Results.Ok(new { status = "ready", lastSweep = sweep.LastSweep })
                : Results.StatusCode(StatusCodes.Status503ServiceUnavailable)).AllowAnonymous();
    }
}
