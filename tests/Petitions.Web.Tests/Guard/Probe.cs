using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Petitions.Web.Tests.Hosting;

namespace Petitions.Web.Tests.Guard;

/// <summary>What a curious person may ask for: numbers and ids of what is hidden from him, of what is not, and of nothing.</summary>
/// <param name="Hidden">The number of the hidden case.</param>
/// <param name="HiddenIds">Ids of its tasks and attachments, past and present.</param>
/// <param name="Words">Words of its content.</param>
/// <param name="Numbers">Other numbers.</param>
/// <param name="Ids">Other ids.</param>
internal sealed partial record Probe(string Hidden, IReadOnlyList<Guid> HiddenIds, IReadOnlyList<string> Words, IReadOnlyList<string> Numbers, IReadOnlyList<Guid> Ids)
{
    // Well formed, and given to nobody: with six random digits a test would have to be very unlucky.
    public const string Missing = "LX-2026-0000000";
    public static readonly Guid MissingId = new("00000000-0000-4000-8000-000000000001");

    /// <summary>Every GET route and page of the host, and the questions to ask there. A route that is not here fails the tests.</summary>
    public static readonly IReadOnlyDictionary<string, Func<Probe, IEnumerable<string>>> Routes = new Dictionary<string, Func<Probe, IEnumerable<string>>>
    {
        ["GET /health/live"] = _ => ["/health/live"],
        ["GET /health/ready"] = _ => ["/health/ready"],
        // By cookie, which opens nothing there; what its figures tell is tried by MetricsTests.
        ["GET /metrics"] = _ => ["/metrics"],
        ["GET /openapi/{documentName}.json"] = _ => ["/openapi/v1.json"],
        ["GET /api/cases"] = p =>
        [
            "/api/cases", "/api/cases?page=2", "/api/cases?page=1000", "/api/cases?state=read", "/api/cases?state=dispatched", "/api/cases?state=registered",
            .. p.Words.Append(p.Hidden).Select(word => $"/api/cases?text={Uri.EscapeDataString(word)}"),
        ],
        ["GET /api/cases/{number}"] = p => p.Cases(""),
        ["GET /api/cases/{number}/journal"] = p => p.Cases("/journal"),
        ["GET /api/cases/{number}/timeline"] = p => p.Cases("/timeline"),
        ["GET /api/cases/{number}/deadlines"] = p => p.Cases("/deadlines"),
        ["GET /api/cases/{number}/guard"] = p => p.Cases("/guard"),
        ["GET /api/cases/{number}/identity"] = p => p.Cases("/identity"),
        ["GET /api/cases/{number}/review"] = p => p.Cases("/review"),
        ["GET /api/cases/{number}/methods"] = p => p.Cases("/methods"),
        ["GET /api/cases/{number}/names"] = p => p.Cases("/names"),
        ["GET /api/calendars"] = _ => ["/api/calendars"],
        ["GET /api/deadline-rules"] = _ => ["/api/deadline-rules"],
        ["GET /api/cases/{number}/diagram"] = p => p.Cases("/diagram"),
        ["GET /api/cases/{number}/attachments/{id:guid}"] = p =>
            from number in new[] { p.Hidden, Missing, p.Numbers[0], p.Numbers[^1] }
            from id in p.HiddenIds.Concat(p.Ids).Append(MissingId)
            select $"/api/cases/{number}/attachments/{id}",
        ["GET /api/tasks"] = _ => ["/api/tasks", "/api/tasks?page=2"],
        ["GET /api/tasks/{id:guid}"] = p => p.HiddenIds.Concat(p.Ids).Append(MissingId).Select(id => $"/api/tasks/{id}"),
        ["GET /api/collation/{day}"] = _ => ["/api/collation/2026-09-18", "/api/collation/2026-09-21", "/api/collation/2026-09-17"],
        ["GET /api/units"] = _ => ["/api/units"],
        ["GET /api/people"] = p => ["/api/people", .. p.Words.Select(word => $"/api/people?text={Uri.EscapeDataString(word)}")],
        ["GET /api/notices"] = _ => ["/api/notices"],
        ["GET /api/incidents"] = _ => ["/api/incidents"],
        ["GET /api/workflows"] = _ => ["/api/workflows"],
        ["GET /api/workflows/{version}"] = _ => ["/api/workflows/letter:1", "/api/workflows/letter:9"],
        ["GET /api/workflows/instances/{id:guid}/move"] = p => p.HiddenIds.Append(MissingId).Select(id => $"/api/workflows/instances/{id}/move?to=letter:1"),
        ["PAGE /admin/incidents"] = _ => ["/admin/incidents"],
        ["PAGE /admin/workflows"] = _ => ["/admin/workflows"],
        ["PAGE /admin/workflows/{version}"] = _ => ["/admin/workflows/letter:1", "/admin/workflows/letter:9"],
        ["PAGE /"] = _ => ["/"],
        ["PAGE /outbox"] = _ => ["/outbox", "/outbox?state=failed"],
        ["PAGE /account"] = _ => ["/account"],
        ["PAGE /approvals"] = _ => ["/approvals", "/approvals?page=2"],
        ["PAGE /cases"] = p => ["/cases", "/cases?page=2", "/cases?state=read", .. p.Words.Append(p.Hidden).Select(word => $"/cases?text={Uri.EscapeDataString(word)}")],
        ["PAGE /cases/{number}"] = p => p.Pages(""),
        ["PAGE /cases/{number}/accused"] = p => p.Pages("/accused"),
        ["PAGE /cases/{number}/guard"] = p => p.Pages("/guard"),
        ["PAGE /cases/{number}/identity"] = p => p.Pages("/identity"),
        ["PAGE /cases/{number}/review"] = p => p.Pages("/review"),
        ["PAGE /bulk"] = _ => ["/bulk"],
        ["PAGE /cases/print"] = p => ["/cases/print", "/cases/print?late=true", .. p.Words.Append(p.Hidden).Select(word => $"/cases/print?text={Uri.EscapeDataString(word)}")],
        ["PAGE /cases/{number}/here"] = p => p.Pages("/here"),
        ["PAGE /cases/{number}/letter"] = p => p.Pages("/letter"),
        ["PAGE /notices"] = _ => ["/notices", "/notices?late=true", "/notices?page=2"],
        ["PAGE /deadlines"] = _ => ["/deadlines", "/deadlines?month=2026-09", "/deadlines?month=2026-10", "/cases?dueFrom=2026-09-01&dueTo=2026-12-31", "/cases?rule=forward-3-days&late=true"],
        ["PAGE /deadlines/ranking"] = _ => ["/deadlines/ranking", "/deadlines/ranking?from=2026-09&to=2026-12&by=Forwarded"],
        ["PAGE /deadlines/calendars"] = _ => ["/deadlines/calendars"],
        ["PAGE /deadlines/rules"] = _ => ["/deadlines/rules"],
        ["PAGE /cases/{number}/deadlines"] = p => p.Pages("/deadlines"),
        ["PAGE /cases/{number}/deadlines/print"] = p => p.Pages("/deadlines/print"),
        ["PAGE /cases/{number}/press/{id:guid}"] = p => new[] { p.Hidden, p.Numbers[0], Missing }.SelectMany(n => p.HiddenIds.Take(3).Append(MissingId).Select(id => $"/cases/{n}/press/{id}")),
        ["PAGE /cases/{number}/label"] = p => p.Pages("/label"),
        ["PAGE /cases/{number}/slip"] = p => p.Pages("/slip"),
        ["GET /cases/{number}/attachments/{id:guid}"] = p => new[] { p.Hidden, p.Numbers[0], Missing }.SelectMany(n => p.HiddenIds.Append(MissingId).Select(id => $"/cases/{n}/attachments/{id}")),
        ["PAGE /progress"] = _ => ["/progress"],
        ["PAGE /calls"] = _ => ["/calls"],
        ["PAGE /cases/{number}/interview"] = p => p.Pages("/interview"),
        ["PAGE /cases/{number}/notice"] = p => p.Pages("/notice"),
        ["PAGE /reception"] = _ => ["/reception"],
        ["PAGE /reception/days"] = _ => ["/reception/days"],
        ["GET /api/reception/days"] = _ => ["/api/reception/days", "/api/reception/days?from=2026-01-01"],
        ["PAGE /reception/figures"] = _ => ["/reception/figures", "/reception/figures?from=2026-01-01&to=2026-12-31"],
        ["GET /api/visits/queue"] = _ => ["/api/visits/queue"],
        ["GET /api/cases/{number}/visit"] = p => p.Cases("/visit"),
        ["PAGE /admin/mailboxes"] = _ => ["/admin/mailboxes"],
        ["PAGE /admin/mailboxes/edit"] = _ => ["/admin/mailboxes/edit"],
        ["PAGE /cases/{number}/mail/{id:guid}"] = p => new[] { p.Hidden, p.Numbers[0], Missing }.SelectMany(n => p.HiddenIds.Append(MissingId).Select(id => $"/cases/{n}/mail/{id}")),
        ["GET /cases/{number}/mail/{id:guid}/html"] = p => new[] { p.Hidden, p.Numbers[0], Missing }.SelectMany(n => p.HiddenIds.Append(MissingId).Select(id => $"/cases/{n}/mail/{id}/html")),
        ["PAGE /cases/{number}/links"] = p => [.. p.Pages("/links"), .. p.Pages($"/links?with={p.Hidden}"), .. p.Pages($"/links?with={Missing}")],
        ["PAGE /collection"] = _ => ["/collection"],
        ["PAGE /quarantine"] = _ => ["/quarantine"],
        ["PAGE /quarantine/{sha256}"] = _ => [$"/quarantine/{new string('0', 64)}"],
        ["GET /quarantine/{sha256}/raw"] = _ => [$"/quarantine/{new string('0', 64)}/raw"],
        ["PAGE /collation"] = _ => ["/collation", "/collation?day=2026-09-18", "/collation?day=2026-09-21"],
        ["PAGE /collation/print"] = _ => ["/collation/print", "/collation/print?day=2026-09-18"],
        ["GET /api/dictionary/{kind}"] = _ => ["/api/dictionary/subject", "/api/dictionary/purpose"],
        ["GET /api/accounts"] = _ => ["/api/accounts"],
        ["GET /api/people/{id}/relations"] = _ => ["/api/people/zheng-jianguo/relations"],
        ["PAGE /admin"] = _ => ["/admin"],
        ["PAGE /admin/health"] = _ => ["/admin/health"],
        ["PAGE /admin/rules/{id}/new"] = _ => ["/admin/rules/forward-3-days/new"],
        ["PAGE /admin/accounts"] = _ => ["/admin/accounts"],
        ["PAGE /admin/accounts/new"] = _ => ["/admin/accounts/new"],
        ["PAGE /admin/accounts/{userName}"] = _ => ["/admin/accounts/clerk"],
        ["PAGE /admin/accounts/{userName}/roles/new"] = _ => ["/admin/accounts/clerk/roles/new"],
        ["PAGE /admin/accounts/{userName}/roles/{id:long}/end"] = _ => ["/admin/accounts/clerk/roles/1/end"],
        ["PAGE /admin/dictionary"] = _ => ["/admin/dictionary"],
        ["PAGE /admin/dictionary/{kind}/new"] = _ => ["/admin/dictionary/subject/new"],
        ["PAGE /admin/dictionary/{kind}/{code}"] = _ => ["/admin/dictionary/subject/01"],
        ["PAGE /admin/people"] = p => ["/admin/people", .. p.Words.Select(word => $"/admin/people?text={Uri.EscapeDataString(word)}")],
        ["PAGE /admin/people/new"] = _ => ["/admin/people/new"],
        ["PAGE /admin/people/{id}"] = _ => ["/admin/people/zheng-jianguo"],
        ["PAGE /admin/people/{id}/edit"] = _ => ["/admin/people/zheng-jianguo/edit"],
        ["PAGE /admin/people/{id}/names/new"] = _ => ["/admin/people/zheng-jianguo/names/new"],
        ["PAGE /admin/relations/{kind}/new"] = _ => ["/admin/relations/post/new"],
        ["PAGE /admin/relations/{kind}/{id:long}/end"] = _ => ["/admin/relations/post/1/end"],
        ["PAGE /admin/units"] = _ => ["/admin/units"],
        ["PAGE /admin/units/new"] = _ => ["/admin/units/new"],
        ["PAGE /admin/units/{id}"] = _ => ["/admin/units/urban"],
        ["PAGE /admin/units/{id}/close"] = _ => ["/admin/units/urban/close"],
        ["PAGE /admin/units/{id}/edit"] = _ => ["/admin/units/urban/edit"],
        ["PAGE /admin/units/{id}/move"] = _ => ["/admin/units/urban/move"],
        ["PAGE /drafts"] = _ => ["/drafts"],
        ["PAGE /enquiries"] = p => ["/enquiries", $"/enquiries?number={p.Hidden}"],
        ["PAGE /error/{status:int}"] = _ => ["/error/404"],
        ["PAGE /inbox"] = _ => ["/inbox", "/inbox?page=2"],
        ["PAGE /language"] = _ => ["/language"],
        ["PAGE /letters/look-up"] = _ => ["/letters/look-up"],
        ["PAGE /letters/new"] = _ => ["/letters/new"],
        ["PAGE /sign-in/typed"] = _ => ["/sign-in/typed"],
        ["PAGE /sign-in"] = _ => ["/sign-in"],
        ["PAGE /register/print"] = _ => ["/register/print", "/register/print?month=2026-09"],
        ["GET /api/statistics"] = _ => ["/api/statistics", "/api/statistics?from=2026-09&to=2026-09"],
        ["GET /api/statistics/units"] = _ => ["/api/statistics/units", "/api/statistics/units?from=2026-09&to=2026-12"],
        ["GET /api/deadlines"] = _ => ["/api/deadlines?from=2026-09-01&to=2026-12-31"],
        ["PAGE /statistics"] = _ => ["/statistics", "/statistics?from=2026-09&to=2026-09"],
        ["PAGE /statistics/print"] = _ => ["/statistics/print"],
        ["PAGE /sign-out"] = _ => ["/sign-out"],
        ["PAGE /tasks"] = _ => ["/tasks", "/tasks?page=2"],
        ["PAGE /tasks/{id:guid}"] = p => p.HiddenIds.Concat(p.Ids).Append(MissingId).Select(id => $"/tasks/{id}"),
    };

    public IEnumerable<string> Questions => Routes.Values.SelectMany(ask => ask(this));

    /// <summary>The answer to one question: by token at the API, by cookie at the pages.</summary>
    public static async Task<string> AskAsync(WebOffice office, string account, string question) =>
        await AskAsync(question.StartsWith("/api", StringComparison.Ordinal) ? await office.AsAsync(account) : await office.AtPagesAsync(account), question);

    /// <summary>Status, headers and octets of the answer: all that could tell.</summary>
    private static async Task<string> AskAsync(Session session, string question)
    {
        var answer = await session.GetAsync(question);
        var headers = answer.Headers.Where(h => !h.Key.Equals("Date", StringComparison.OrdinalIgnoreCase)).OrderBy(h => h.Key, StringComparer.OrdinalIgnoreCase);
        var text = answer.Headers.GetValueOrDefault("Content-Type", "").Contains("octet", StringComparison.Ordinal) ? Convert.ToHexString(SHA256.HashData(answer.Body)) : Encoding.UTF8.GetString(answer.Body);
        return Chance().Replace($"{answer.Status} {string.Join(" ", headers.Select(h => $"{h.Key}={h.Value}"))} {text}", "*");
    }

    // What a form and its cookie get by chance, and would get otherwise at the next look: nothing else is masked.
    [GeneratedRegex("(?<=name=\"(__RequestVerificationToken|key)\"[^>]*value=\")[^\"]+|(?<=data-draft=\"(letter|visit):)[^\"]+|(?<=petitions(-form)?=)[^;]+")]
    private static partial Regex Chance();

    private IEnumerable<string> Pages(string below) => Numbers.Append(Hidden).Append(Missing).Select(number => $"/cases/{number}{below}");

    private IEnumerable<string> Cases(string below) => Numbers.Append(Hidden).Append(Missing).Select(number => $"/api/cases/{number}{below}");
}
