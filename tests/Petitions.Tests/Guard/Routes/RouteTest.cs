using Petitions.Guard;
using Petitions.Rules;
using Petitions.TestKit;

namespace Petitions.Tests.Guard.Routes;

/// <summary>
/// The leak routes of domain.md §10.3, one test or more for each, by its number: here, in CorrectionTests (23), and at the pages and the
/// API (Petitions.Web.Tests/Guard/PageRoutesTests; the differential test asks every route and page). Of what the product has not, the
/// test says that it has not: a query code for petitioners (35), looking through the eyes of another (40). Reception days are not
/// booked (14): who comes against a leader goes to the sealed room.
/// </summary>
public abstract class RouteTest : OfficeTest
{
    protected Task RefusesAsync(string number, string unit) =>
        Should.ThrowAsync<GuardRefused>(() => Office.CompleteAsync("sealed", number, "route", "proposed", Proposals.Refer(unit)), unit);

    protected async Task NobodySeesAsync(string number, params string[] accounts)
    {
        foreach (var account in accounts)
        {
            (await Office.SeesAsync(account, number)).ShouldBeFalse(account);
            (await Office.HasTaskAsync(account, number)).ShouldBeFalse(account);
        }
    }

    protected async Task<IReadOnlySet<string>> ClosedUnitsAsync(string number)
    {
        var id = (await Office.CaseAsync(number)).Id;
        return await Office.As<CaseGuard, IReadOnlySet<string>>(null, guard => guard.BlockedUnitsAsync(id));
    }

    protected DateOnly Today => DateOnly.FromDateTime(Office.Time.GetUtcNow().ToOffset(TimeSpan.FromHours(8)).DateTime);
}
