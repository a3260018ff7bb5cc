using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Petitions.EndToEndTests.Hosting;

namespace Petitions.EndToEndTests.Pages;

/// <param name="Route">As the page declares it, without the first slash.</param>
internal sealed record LookedAt(string Route, string Account, string Name, string Path)
{
    /// <summary>Answers that nobody ever looks at as a page: what is swapped into another, and what only sends elsewhere.</summary>
    private static readonly string[] NotLookedAt = ["cases/{number}/here", "language", "sign-out", "bulk"];

    /// <summary>
    /// Every page the host really has. One without parameters that is not named here is opened as the administrator's; one with
    /// parameters must be named, so that a new page cannot be forgotten.
    /// </summary>
    public static IReadOnlyList<LookedAt> AllOf(BusyOffice office)
    {
        var named = Named(office).ToList();
        var others = RoutesOf(office.Host).Except(named.Select(p => p.Route)).Except(NotLookedAt).ToList();
        others.Where(r => r.Contains('{', StringComparison.Ordinal)).ShouldBeEmpty("pages with parameters that no look is taken at: name them in LookedAt");
        return [.. named, .. others.Select(r => new LookedAt(r, "admin", r.Replace('/', '-'), "/" + r))];
    }

    private static IEnumerable<string> RoutesOf(PageHost host) => host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        .Where(e => e.Metadata.GetMetadata<PageActionDescriptor>() is not null).Select(e => e.RoutePattern.RawText!.TrimStart('/')).Distinct();

    private static IEnumerable<LookedAt> Named(BusyOffice office) =>
    [
        new("", "clerk", "desk", "/"), new("", "admin", "desk-empty", "/"), new("", "officehead", "desk-alarms", "/"),
        new("tasks", "clerk", "tasks", "/tasks?due=overdue"), new("drafts", "clerk", "drafts", "/drafts"), new("letters/new", "clerk", "letter-new", "/letters/new"),
        new("letters/look-up", "clerk", "look-up", "/letters/look-up"),
        new("cases", "clerk", "cases", "/cases?late=true&cols=number,title,stage,received,class,urgency,method,unit,place,subject,closed"),
        new("cases/print", "clerk", "cases-print", "/cases/print"),
        new("cases/{number}", "clerk", "case", $"/cases/{office.Archived}"), new("cases/{number}/slip", "clerk", "slip-print", $"/cases/{office.Archived}/slip"),
        new("cases/{number}/label", "clerk", "label", $"/cases/{office.Archived}/label"), new("cases/{number}/accused", "clerk", "accused", $"/cases/{office.Archived}/accused"),
        new("collation", "clerk", "collation", "/collation"), new("collation/print", "clerk", "collation-print", "/collation/print"),
        new("error/{status:int}", "clerk", "missing", "/cases/LX-2026-000000X"),
        new("approvals", "officehead", "approvals", "/approvals"), new("approvals", "leader", "approvals-leader", "/approvals"), new("inbox", "urbanhead", "inbox", "/inbox"),
        new("quarantine", "clerk", "quarantine", "/quarantine"), new("quarantine/{sha256}", "clerk", "quarantined", office.Mail.Quarantined),
        new("cases/{number}/mail/{id:guid}", "clerk", "mail", office.Mail.Letter), new("admin/workflows/{version}", "admin", "workflow", office.Workflow),
        new("sign-in", "clerk", "sign-in", "/sign-in"),
        .. office.Tasks.Select(t => new LookedAt("tasks/{id:guid}", t.Value.Account, $"task-{t.Key}", t.Value.Path)),
    ];
}
