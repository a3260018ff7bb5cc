using Petitions.Web.Tests.Guard;
using Petitions.Web.Tests.Hosting;
using Petitions.Web.Tests.Letters;

namespace Petitions.Web.Tests.Api;

/// <summary>Every route of the host with a request to it, and what each role is answered. A route that is not here fails the tests.</summary>
internal sealed class RouteTable(Letter letter, Guid task, Guid attachment)
{
    private static readonly string[] OfficeAccounts = ["clerk", "officehead", "leader", "principal", "archivist", "auditor"];

    /// <summary>One account for each role.</summary>
    public static readonly IReadOnlyList<string> Accounts =
        ["clerk", "reception", "sealed", "officehead", "leader", "principal", "urban", "urbanhead", "duty", "dutyleader", "archivist", "auditor", "admin"];

    public sealed record Entry(string Route, Func<Session, Task<Answer>> Ask, Func<string, int> Expected, bool IsOpen = false)
    {
        public bool IsPage => Route.StartsWith("PAGE ", StringComparison.Ordinal) || Route.StartsWith("GET /cases/", StringComparison.Ordinal) || Route.StartsWith("GET /quarantine/", StringComparison.Ordinal);
    }

    public IReadOnlyList<Entry> Entries =>
    [
        Open("GET /health/live"),
        Open("GET /health/ready"),
        Get("GET /metrics", "/metrics", AdministratorOnly),
        new("GET /openapi/{documentName}.json", s => s.GetAsync("/openapi/v1.json"), _ => 200, IsOpen: true),
        new("POST /api/login", s => s.PostAsync("/api/login", new { userName = "nobody", password = "wrong" }), _ => 401, IsOpen: true),
        Get("GET /api/cases", "/api/cases", _ => 200),
        Get("GET /api/cases/{number}", letter.Path, InOffice),
        Get("GET /api/cases/{number}/journal", $"{letter.Path}/journal", InOffice),
        Get("GET /api/cases/{number}/timeline", $"{letter.Path}/timeline", InOffice),
        Get("GET /api/cases/{number}/deadlines", $"{letter.Path}/deadlines", InOffice),
        new("PUT /api/cases/{number}/deadlines/{id:guid}/pause", s => s.PutAsync($"{letter.Path}/deadlines/{Probe.MissingId}/pause", new { ground = "hearing", reason = "x" }), _ => 404),
        new("DELETE /api/cases/{number}/deadlines/{id:guid}/pause", s => s.SendAsync(HttpMethod.Delete, $"{letter.Path}/deadlines/{Probe.MissingId}/pause", null), _ => 404),
        new("POST /api/cases/{number}/deadlines/{id:guid}/extensions", s => s.PostAsync($"{letter.Path}/deadlines/{Probe.MissingId}/extensions", new { days = 1, reason = "x" }), _ => 404),
        new("PUT /api/cases/{number}/deadlines/{id:guid}/extensions/{request:guid}", s => s.PutAsync($"{letter.Path}/deadlines/{Probe.MissingId}/extensions/{Probe.MissingId}", new { approved = true }), _ => 404),
        new("PUT /api/cases/{number}/deadlines/{id:guid}/acknowledgement", s => s.PutAsync($"{letter.Path}/deadlines/{Probe.MissingId}/acknowledgement", new { text = "x" }), _ => 404),
        new("POST /api/cases/{number}/press", s => s.PostAsync($"{letter.Path}/press", new { deadline = Probe.MissingId, kind = "urge", ground = "overdue", demand = "x" }), _ => 404),
        new("PUT /api/cases/{number}/press/{id:guid}/answer", s => s.PutAsync($"{letter.Path}/press/{Probe.MissingId}/answer", new { text = "x" }), _ => 404),
        // An extension is told with its approval only: nobody gets further than that.
        new("POST /api/cases/{number}/petitioner-notices", s => s.PostAsync($"{letter.Path}/petitioner-notices", new { kind = "extension", text = "x" }), account => InOffice(account) == 200 ? 422 : 404),
        new("PUT /api/cases/{number}/petitioner-notices/{id:guid}/service", s => s.PutAsync($"{letter.Path}/petitioner-notices/{Probe.MissingId}/service", new { channel = "post", servedAt = "2026-09-18T01:00:00Z" }), account => account is "clerk" or "officehead" ? 404 : InOffice(account) == 200 ? 422 : 404),
        Get("GET /api/calendars", "/api/calendars", _ => 200),
        Get("GET /api/deadline-rules", "/api/deadline-rules", _ => 200),
        new("POST /api/calendars/preview", s => s.PostAsync("/api/calendars/preview", new { json = "{}" }), account => account is "clerk" or "officehead" or "admin" ? 422 : 404),
        new("POST /api/calendars", s => s.PostAsync("/api/calendars", new { json = "{}" }), account => account is "clerk" or "officehead" or "admin" ? 422 : 404),
        Get("GET /api/cases/{number}/diagram", $"{letter.Path}/diagram", InOffice),
        Get("GET /api/cases/{number}/attachments/{id:guid}", $"{letter.Path}/attachments/{attachment}", InOffice),
        Get("GET /api/tasks", "/api/tasks", _ => 200),
        Get("GET /api/tasks/{id:guid}", $"/api/tasks/{task}", ClerkOnly),
        Get("GET /api/collation/{day}", "/api/collation/2026-09-18", account => account == "sealed" ? 200 : InOffice(account)),
        Get("GET /api/units", "/api/units", _ => 200),
        Get("GET /api/people", "/api/people", _ => 200),
        Get("GET /api/notices", "/api/notices", _ => 200),
        new("POST /api/letters", s => s.PostAsync("/api/letters", Forms.Closed()), account => account is "clerk" or "reception" or "duty" ? 201 : 422),
        new("POST /api/cases/{number}/attachments", s => s.UploadAsync($"{letter.Path}/attachments", "a.txt", "a"u8.ToArray()), account => InOffice(account) == 200 ? 201 : 404),
        new("PUT /api/cases/{number}/attachments-read", s => s.PutAsync($"{letter.Path}/attachments-read"), account => account == "clerk" ? 204 : InOffice(account) == 200 ? 422 : 404),
        // An old version: the reader himself gets no further.
        new("PUT /api/cases/{number}/accused", s => s.PutAsync($"{letter.Path}/accused", new { state = "none", version = 0 }), account => account == "clerk" ? 409 : InOffice(account) == 200 ? 422 : 404),
        new("POST /api/tasks/{id:guid}/claim", s => s.PostAsync($"/api/tasks/{task}/claim"), ClerkOnly),
        new("POST /api/tasks/{id:guid}/release", s => s.PostAsync($"/api/tasks/{task}/release"), ClerkOnly),
        new("POST /api/tasks/{id:guid}/complete", s => s.PostAsync($"/api/tasks/{task}/complete", new { outcome = "no such" }), account => account == "clerk" ? 422 : 404),
        new("PUT /api/cases/{number}/enclosures/{id:long}", s => s.PutAsync($"{letter.Path}/enclosures/0", new { custody = "returned" }), account => account is not ("clerk" or "archivist") && InOffice(account) == 200 ? 422 : 404),
        Get("GET /api/cases/{number}/guard", $"{letter.Path}/guard", _ => 404),
        Get("GET /api/cases/{number}/methods", $"{letter.Path}/methods", InOffice),
        Get("GET /api/cases/{number}/names", $"{letter.Path}/names", ClerkOnly),
        new("PUT /api/cases/{number}/accused/{id:long}/resolution", s => s.PutAsync($"{letter.Path}/accused/0/resolution", new { people = Array.Empty<string>() }), _ => 404),
        new("POST /api/cases/{number}/recusals", s => s.PostAsync($"{letter.Path}/recusals", new { ground = " " }), account => InOffice(account) == 200 ? 422 : 404),
        new("POST /api/cases/{number}/request", s => s.PostAsync($"{letter.Path}/request", new { title = "修路灯" }), _ => 404),
        new("DELETE /api/cases/{number}/recusals/{id:long}", s => s.SendAsync(HttpMethod.Delete, $"{letter.Path}/recusals/0", null), _ => 404),
        Get("GET /api/cases/{number}/review", $"{letter.Path}/review", InOffice),
        new("POST /api/cases/{number}/reviews", s => s.PostAsync($"{letter.Path}/reviews", new { grounds = " " }), account => InOffice(account) == 200 ? 422 : 404),
        Get("PAGE /cases/{number}/review", $"/cases/{letter.Number}/review", _ => 404),
        Get("GET /api/cases/{number}/identity", $"{letter.Path}/identity", _ => 404),
        new("POST /api/cases/{number}/identity/unlocks", s => s.PostAsync($"{letter.Path}/identity/unlocks", new { reason = "寄发答复" }), _ => 404),
        new("PUT /api/cases/{number}/identity/unlocks/{id:guid}", s => s.PutAsync($"{letter.Path}/identity/unlocks/{Guid.Empty}", new { granted = true }), _ => 404),
        Get("PAGE /cases/{number}/identity", $"/cases/{letter.Number}/identity", _ => 404),
        Get("PAGE /cases/{number}/guard", $"/cases/{letter.Number}/guard", _ => 404),
        Get("GET /api/incidents", "/api/incidents", AdministratorOnly),
        new("POST /api/incidents/{id:long}/retry", s => s.PostAsync("/api/incidents/0/retry"), _ => 404),
        new("POST /api/incidents/{id:long}/skip", s => s.PostAsync("/api/incidents/0/skip", new { outcome = "Done" }), _ => 404),
        new("POST /api/incidents/{id:long}/close", s => s.PostAsync("/api/incidents/0/close", new { note = "seen" }), _ => 404),
        Get("GET /api/workflows", "/api/workflows", AdministratorOnly),
        Get("GET /api/workflows/{version}", "/api/workflows/letter:1", AdministratorOnly),
        new("POST /api/workflows", s => s.PostAsync("/api/workflows", new { }), account => account == "admin" ? 422 : 404),
        new("POST /api/workflows/instances/{id:guid}/cancel", s => s.PostAsync($"/api/workflows/instances/{Probe.MissingId}/cancel", new { note = "x" }), _ => 404),
        new("POST /api/workflows/instances/{id:guid}/mend", s => s.PostAsync($"/api/workflows/instances/{Probe.MissingId}/mend"), _ => 404),
        Get("GET /api/workflows/instances/{id:guid}/move", $"/api/workflows/instances/{Probe.MissingId}/move?to=letter:1", _ => 404),
        new("POST /api/workflows/instances/{id:guid}/move", s => s.PostAsync($"/api/workflows/instances/{Probe.MissingId}/move", new { version = "letter:1" }), _ => 404),
        new("POST /api/cases/{number}/events", s => s.PostAsync($"{letter.Path}/events", new { name = "never" }), account => InOffice(account) == 200 ? 422 : 404),
        Get("PAGE /admin/incidents", "/admin/incidents", AdministratorOnly),
        Get("PAGE /admin/workflows", "/admin/workflows", AdministratorOnly),
        Get("PAGE /admin/workflows/{version}", "/admin/workflows/letter:1", AdministratorOnly),
        Get("PAGE /", "/", _ => 200),
        Get("PAGE /approvals", "/approvals", _ => 200),
        Get("PAGE /cases", "/cases", _ => 200),
        Get("PAGE /cases/{number}", $"/cases/{letter.Number}", InOffice),
        Get("PAGE /cases/{number}/accused", $"/cases/{letter.Number}/accused", ClerkOnly),
        Get("PAGE /bulk", "/bulk", _ => 302),
        Get("PAGE /cases/print", "/cases/print", _ => 200),
        Get("PAGE /cases/{number}/here", $"/cases/{letter.Number}/here", InOffice),
        // It was not sent yet: there is no letter of it for anybody.
        Get("PAGE /cases/{number}/letter", $"/cases/{letter.Number}/letter", _ => 404),
        Get("PAGE /notices", "/notices", _ => 200),
        Get("PAGE /account", "/account", _ => 200),
        Get("PAGE /deadlines", "/deadlines", _ => 200),
        Get("PAGE /deadlines/ranking", "/deadlines/ranking", _ => 200),
        Get("PAGE /deadlines/calendars", "/deadlines/calendars", _ => 200),
        Get("PAGE /deadlines/rules", "/deadlines/rules", _ => 200),
        Get("PAGE /cases/{number}/deadlines", $"/cases/{letter.Number}/deadlines", InOffice),
        Get("PAGE /cases/{number}/deadlines/print", $"/cases/{letter.Number}/deadlines/print", InOffice),
        Get("PAGE /cases/{number}/press/{id:guid}", $"/cases/{letter.Number}/press/{Probe.MissingId}", _ => 404),
        Get("PAGE /cases/{number}/label", $"/cases/{letter.Number}/label", InOffice),
        Get("PAGE /cases/{number}/slip", $"/cases/{letter.Number}/slip", InOffice),
        Get("GET /cases/{number}/attachments/{id:guid}", $"/cases/{letter.Number}/attachments/{attachment}", InOffice),
        Get("PAGE /progress", "/progress", _ => 200) with { IsOpen = true },
        Get("PAGE /calls", "/calls", _ => 200) with { IsOpen = true },
        Get("PAGE /cases/{number}/interview", $"/cases/{Probe.Missing}/interview", _ => 404),
        Get("PAGE /cases/{number}/notice", $"/cases/{Probe.Missing}/notice", _ => 404),
        Get("PAGE /reception", "/reception", AtReception),
        Get("PAGE /reception/days", "/reception/days", AtDays),
        Get("GET /api/reception/days", "/api/reception/days", AtDays),
        new("POST /api/reception/days", s => s.PostAsync("/api/reception/days", new { leaderId = "nobody", day = "2026-09-30", from = "09:00", to = "08:00", room = "1", places = 1 }), _ => 422),
        new("POST /api/reception/days/{id:guid}/appointments", s => s.PostAsync($"/api/reception/days/{Guid.Empty}/appointments", new { number = letter.Number, at = "09:00" }), _ => 404),
        new("PUT /api/reception/appointments/{id:guid}", s => s.PutAsync($"/api/reception/appointments/{Guid.Empty}", new { state = "absent" }), _ => 404),
        Get("PAGE /reception/figures", "/reception/figures", account => account is "reception" or "duty" || InOffice(account) == 200 ? 200 : 404),
        Get("GET /api/visits/queue", "/api/visits/queue", AtReception),
        // A letter has no visit.
        Get("GET /api/cases/{number}/visit", $"{letter.Path}/visit", _ => 404),
        new("POST /api/visits", s => s.PostAsync("/api/visits", new { headcount = 1 }), account => account is "reception" or "duty" ? 201 : 422),
        new("POST /api/cases/{number}/visits", s => s.PostAsync($"/api/cases/{Probe.Missing}/visits", new { headcount = 1 }), account => account is "reception" or "duty" or "sealed" ? 404 : 422),
        new("PUT /api/visits/{id:guid}/talk", s => s.PutAsync($"/api/visits/{Probe.MissingId}/talk", new { said = "x", told = "x" }), _ => 404),
        new("POST /api/visits/call", s => s.PostAsync("/api/visits/call", new { desk = "1", ticket = 100_000 }), account => account is "reception" or "sealed" ? 409 : 404),
        new("POST /api/visits/find", s => s.PostAsync("/api/visits/find", new { name = "王芳" }), AtReception),
        Get("PAGE /admin/mailboxes", "/admin/mailboxes", AdministratorOnly),
        Get("PAGE /admin/mailboxes/edit", "/admin/mailboxes/edit", AdministratorOnly),
        // The attachment is no mail: nobody is told that it is there.
        Get("PAGE /cases/{number}/mail/{id:guid}", $"/cases/{letter.Number}/mail/{attachment}", _ => 404),
        Get("GET /cases/{number}/mail/{id:guid}/html", $"/cases/{letter.Number}/mail/{attachment}/html", _ => 404),
        Get("PAGE /cases/{number}/links", $"/cases/{letter.Number}/links", InOffice),
        Get("PAGE /collection", "/collection", account => account is "clerk" or "reception" or "duty" ? 200 : 404),
        Get("PAGE /outbox", "/outbox", account => account is "clerk" or "officehead" or "sealed" ? 200 : 404),
        Get("PAGE /quarantine", "/quarantine", account => account is "clerk" or "reception" or "sealed" ? 200 : 404),
        Get("PAGE /quarantine/{sha256}", $"/quarantine/{new string('0', 64)}", _ => 404),
        Get("GET /quarantine/{sha256}/raw", $"/quarantine/{new string('0', 64)}/raw", _ => 404),
        Get("PAGE /collation", "/collation", account => account == "sealed" ? 200 : InOffice(account)),
        Get("PAGE /collation/print", "/collation/print", account => account == "sealed" ? 200 : InOffice(account)),
        Get("PAGE /drafts", "/drafts", _ => 200),
        Get("GET /api/dictionary/{kind}", "/api/dictionary/subject", _ => 200),
        new("PAGE /error/{status:int}", s => s.GetAsync("/error/404"), _ => 200, IsOpen: true),
        Get("PAGE /enquiries", "/enquiries", _ => 200),
        new("POST /api/enquiries", s => s.PostAsync("/api/enquiries", new { number = letter.Number, words = " " }), _ => 422),
        Get("PAGE /inbox", "/inbox", _ => 200),
        new("PAGE /language", s => s.GetAsync("/language"), _ => 200, IsOpen: true),
        Get("PAGE /letters/look-up", "/letters/look-up", account => account is "clerk" or "reception" or "duty" ? 200 : 404),
        Get("PAGE /letters/new", "/letters/new", account => account is "clerk" or "reception" or "duty" ? 200 : 404),
        new("PAGE /sign-in/typed", s => s.GetAsync("/sign-in/typed"), _ => 302, IsOpen: true),
        new("PAGE /sign-in", s => s.GetAsync("/sign-in"), _ => 200, IsOpen: true),
        Get("PAGE /register/print", "/register/print", account => account is "clerk" or "reception" or "sealed" ? 200 : 404),
        Get("GET /api/statistics", "/api/statistics", _ => 200),
        Get("GET /api/statistics/units", "/api/statistics/units", _ => 200),
        Get("GET /api/deadlines", "/api/deadlines?from=2026-09-01&to=2026-09-30", _ => 200),
        Get("PAGE /statistics", "/statistics", _ => 200),
        Get("PAGE /statistics/print", "/statistics/print", _ => 200),
        Get("PAGE /sign-out", "/sign-out", _ => 200),
        Get("PAGE /tasks", "/tasks", _ => 200),
        Get("PAGE /tasks/{id:guid}", $"/tasks/{task}", ClerkOnly),
        // What an administrator changes: what he sends here is refused by a rule, so that nothing of the office is different afterwards.
        new("POST /api/units", s => s.PostAsync("/api/units", new { id = "urban", name = "城管", englishName = "Urban", kind = "department", from = "2026-01-01" }), Refused),
        new("PUT /api/units/{id}", s => s.PutAsync("/api/units/none", new { name = "无", englishName = "None" }), Refused),
        new("PUT /api/units/{id}/parent", s => s.PutAsync("/api/units/urban/parent", new { parent = "urban-enforcement" }), Refused),
        new("PUT /api/units/{id}/closure", s => s.PutAsync("/api/units/urban/closure", new { on = "2026-09-18" }), Refused),
        new("POST /api/people", s => s.PostAsync("/api/people", new { id = "zheng-jianguo", name = "郑建国" }), Refused),
        new("PUT /api/people/{id}", s => s.PutAsync("/api/people/none", new { name = "无" }), Refused),
        new("POST /api/people/{id}/names", s => s.PostAsync("/api/people/zheng-jianguo/names", new { name = "郑建国", nameKind = "alias" }), Refused),
        new("DELETE /api/people/{id}/names/{name:long}", s => s.DeleteAsync("/api/people/zheng-jianguo/names/0"), _ => 404),
        Get("GET /api/people/{id}/relations", "/api/people/zheng-jianguo/relations", AdministratorOnly),
        new("POST /api/posts", s => s.PostAsync("/api/posts", new { person = "none", unit = "urban", postKind = "member", title = "科员", from = "2026-01-01" }), Refused),
        new("POST /api/portfolios", s => s.PostAsync("/api/portfolios", new { leader = "none", unit = "urban", from = "2026-01-01" }), Refused),
        new("POST /api/delegations", s => s.PostAsync("/api/delegations", new { giver = "none", @delegate = "none", reason = "出差", from = "2026-01-01" }), Refused),
        new("POST /api/secretaryships", s => s.PostAsync("/api/secretaryships", new { secretary = "none", leader = "none", from = "2026-01-01" }), Refused),
        new("POST /api/kinships", s => s.PostAsync("/api/kinships", new { person = "none", relative = "none", relation = "夫妻", from = "2026-01-01" }), Refused),
        new("PUT /api/relations/{kind}/{id:long}/end", s => s.PutAsync("/api/relations/post/0/end", new { on = "2026-09-18" }), _ => 404),
        Get("GET /api/accounts", "/api/accounts", AdministratorOnly),
        new("POST /api/accounts", s => s.PostAsync("/api/accounts", new { userName = "clerk", person = "liao-ting", role = "clerk", from = "2026-01-01" }), Refused),
        new("POST /api/accounts/{userName}/roles", s => s.PostAsync("/api/accounts/admin/roles", new { role = "clerk", from = "2026-01-01" }), Refused),
        new("PUT /api/accounts/{userName}/roles/{id:long}/end", s => s.PutAsync("/api/accounts/admin/roles/0/end", new { on = "2026-09-18" }), Refused),
        new("PUT /api/accounts/{userName}/lock", s => s.PutAsync("/api/accounts/admin/lock", new { locked = true }), Refused),
        new("POST /api/accounts/{userName}/password", s => s.PostAsync("/api/accounts/admin/password"), Refused),
        new("DELETE /api/accounts/{userName}/sessions", s => s.DeleteAsync("/api/accounts/admin/sessions"), Refused),
        new("POST /api/dictionary/{kind}", s => s.PostAsync("/api/dictionary/subject", new { code = "01", name = "城建", englishName = "Building" }), Refused),
        new("PUT /api/dictionary/{kind}/{code}", s => s.PutAsync("/api/dictionary/subject/01", new { name = "农村农业", englishName = "Building" }), Refused),
        new("PUT /api/dictionary/{kind}/{code}/retirement", s => s.PutAsync("/api/dictionary/subject/98765/retirement", new { retired = true }), _ => 404),
        .. AdministrationPages.Select(page => Get($"PAGE {page.Route}", page.Path, AdministratorOnly)),
        new("POST /api/collation", s => s.PostAsync("/api/collation", new { tasks = new[] { Probe.MissingId } }), _ => 200),
    ];

    private static readonly (string Route, string Path)[] AdministrationPages =
    [
        ("/admin", "/admin"), ("/admin/health", "/admin/health"), ("/admin/rules/{id}/new", "/admin/rules/forward-3-days/new"), ("/admin/units", "/admin/units?closed=true"), ("/admin/units/new", "/admin/units/new?parent=urban"), ("/admin/units/{id}", "/admin/units/urban"),
        ("/admin/units/{id}/edit", "/admin/units/urban/edit"), ("/admin/units/{id}/move", "/admin/units/urban/move"), ("/admin/units/{id}/close", "/admin/units/urban/close"),
        ("/admin/people", "/admin/people"), ("/admin/people/new", "/admin/people/new"), ("/admin/people/{id}", "/admin/people/zheng-jianguo"),
        ("/admin/people/{id}/edit", "/admin/people/zheng-jianguo/edit"), ("/admin/people/{id}/names/new", "/admin/people/zheng-jianguo/names/new"),
        ("/admin/relations/{kind}/new", "/admin/relations/delegation/new?person=zheng-jianguo"), ("/admin/relations/{kind}/{id:long}/end", "/admin/relations/post/1/end"),
        ("/admin/accounts", "/admin/accounts"), ("/admin/accounts/new", "/admin/accounts/new"), ("/admin/accounts/{userName}", "/admin/accounts/clerk"),
        ("/admin/accounts/{userName}/roles/new", "/admin/accounts/clerk/roles/new"), ("/admin/accounts/{userName}/roles/{id:long}/end", "/admin/accounts/clerk/roles/1/end"),
        ("/admin/dictionary", "/admin/dictionary"), ("/admin/dictionary/{kind}/new", "/admin/dictionary/subject/new"), ("/admin/dictionary/{kind}/{code}", "/admin/dictionary/subject/010401"),
    ];

    private static int Refused(string account) => account == "admin" ? 422 : 404;

    private static int AtDays(string account) => account is "reception" or "duty" or "sealed" || InOffice(account) == 200 ? 200 : 404;

    private static int InOffice(string account) => OfficeAccounts.Contains(account) ? 200 : 404;

    private static int AtReception(string account) => account is "reception" or "duty" or "sealed" ? 200 : 404;

    private static int AdministratorOnly(string account) => account == "admin" ? 200 : 404;

    private static int ClerkOnly(string account) => account == "clerk" ? 200 : 404;

    private static Entry Get(string route, string path, Func<string, int> expected) => new(route, s => s.GetAsync(path), expected);

    private static Entry Open(string route) => new(route, s => s.GetAsync(route[4..]), _ => 200, IsOpen: true);
}
