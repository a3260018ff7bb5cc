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

    public sealed record Entry(string Route, Func<Session, Task<Answer>> Ask, Func<string, int> Expected, bool IsOpen = false);

    public IReadOnlyList<Entry> Entries =>
    [
        Open("GET /health/live"),
        Open("GET /health/ready"),
        new("GET /openapi/{documentName}.json", s => s.GetAsync("/openapi/v1.json"), _ => 200, IsOpen: true),
        new("POST /api/login", s => s.PostAsync("/api/login", new { userName = "nobody", password = "wrong" }), _ => 401, IsOpen: true),
        Get("GET /api/cases", "/api/cases", _ => 200),
        Get("GET /api/cases/{number}", letter.Path, InOffice),
        Get("GET /api/cases/{number}/journal", $"{letter.Path}/journal", InOffice),
        Get("GET /api/cases/{number}/deadlines", $"{letter.Path}/deadlines", InOffice),
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
        new("POST /api/collation", s => s.PostAsync("/api/collation", new { tasks = new[] { Probe.MissingId } }), _ => 200),
    ];

    private static int InOffice(string account) => OfficeAccounts.Contains(account) ? 200 : 404;

    private static int ClerkOnly(string account) => account == "clerk" ? 200 : 404;

    private static Entry Get(string route, string path, Func<string, int> expected) => new(route, s => s.GetAsync(path), expected);

    private static Entry Open(string route) => new(route, s => s.GetAsync(route[4..]), _ => 200, IsOpen: true);
}
