using Petitions.Guard;
using Petitions.Rules;
using Petitions.TestKit;

namespace Petitions.Tests.Guard.Routes;

/// <summary>
/// The leak routes of domain.md §10.3, one test or more for each, by its number. Numbers without a test here: 12, 15, 27 and 43 are proven
/// at the pages and the API (Petitions.Web.Tests/Guard: the differential test asks every route and page), 23 in CorrectionTests. Routes of
/// things that the product does not have yet have no test and are not claimed: 10 (countersigning), 14 (booking of reception days), 26 (splitting a letter), 28 (digests), 29 to 31 (duty log; visits came beside this), 33 (verification calls), 35 (query code), 39's review
/// procedure, 40 (there is no impersonation to exclude), 42 (enquiries about an informant).
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
