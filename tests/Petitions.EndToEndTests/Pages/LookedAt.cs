using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Petitions.EndToEndTests.Hosting;

namespace Petitions.EndToEndTests.Pages;

/// <param name="Route">As the page declares it, without the first slash.</param>
/// <param name="IsTried">Nobody has said whose page it is: it may be missing for this account, but not for all that try.</param>
internal sealed record LookedAt(string Route, string Account, string Name, string Path, bool IsTried = false)
{
    /// <summary>Answers that nobody ever looks at as a page: what is swapped into another, and what only sends elsewhere.</summary>
    private static readonly string[] NotLookedAt = ["cases/{number}/here", "language", "sign-out", "bulk"];

    private static readonly string[] Triers = ["admin", "clerk", "officehead", "reception", "sealed", "dutyleader"];

    /// <summary>
    /// Every page the host really has. One without parameters that is not named here is tried by one account after the other; one
    /// with parameters must be named, so that a new page cannot be forgotten.
    /// </summary>
    public static IReadOnlyList<LookedAt> AllOf(BusyOffice office)
    {
        var named = Named(office).ToList();
        var others = RoutesOf(office.Host).Except(named.Select(p => p.Route)).Except(NotLookedAt).ToList();
        others.Where(r => r.Contains('{', StringComparison.Ordinal)).ShouldBeEmpty("pages with parameters that no look is taken at: name them in LookedAt");
        return [.. named, .. from route in others from account in Triers select new LookedAt(route, account, $"{route.Replace('/', '-')}-of-{account}", "/" + route, IsTried: true)];
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
        new("admin/units/{id}/edit", "admin", "admin-unit-edit", "/admin/units/urban/edit"), new("admin/units/{id}/move", "admin", "admin-unit-move", "/admin/units/urban/move"),
        new("admin/units/{id}/close", "admin", "admin-unit-close", "/admin/units/urban/close"), new("admin/people/{id}/edit", "admin", "admin-person-edit", "/admin/people/zheng-jianguo/edit"),
        new("admin/people/{id}/names/new", "admin", "admin-name-new", "/admin/people/zheng-jianguo/names/new"), new("admin/accounts/{userName}", "admin", "admin-account", "/admin/accounts/clerk"),
        new("admin/accounts/{userName}/roles/new", "admin", "admin-role-new", "/admin/accounts/clerk/roles/new"), new("admin/accounts/{userName}/roles/{id:long}/end", "admin", "admin-role-end", "/admin/accounts/clerk/roles/1/end"),
        new("admin/relations/{kind}/new", "admin", "admin-post-new", "/admin/relations/post/new?unit=urban"), new("admin/relations/{kind}/{id:long}/end", "admin", "admin-post-end", "/admin/relations/post/1/end"),
        new("admin/dictionary/{kind}/new", "admin", "admin-entry-new", "/admin/dictionary/subject/new"), new("admin/dictionary/{kind}/{code}", "admin", "admin-entry", "/admin/dictionary/subject/010401"),
        new("cases/{number}/deadlines", "clerk", "case-deadlines", $"/cases/{office.Archived}/deadlines"), new("cases/{number}/deadlines/print", "clerk", "case-deadlines-print", $"/cases/{office.Archived}/deadlines/print"),
        new("admin/units/{id}", "admin", "admin-unit", "/admin/units/urban"), new("admin/people/{id}", "admin", "admin-person", "/admin/people/zheng-jianguo"),
        new("deadlines", "officehead", "falling-due", "/deadlines"), new("deadlines/ranking", "officehead", "ranking", "/deadlines/ranking"),
        new("statistics", "officehead", "statistics", "/statistics"), new("statistics/print", "officehead", "statistics-print", "/statistics/print"),
        new("register/print", "clerk", "register-print", "/register/print"), new("cases/{number}/letter", "clerk", "letter-print", $"/cases/{office.Archived}/letter"),
        new("reception", "reception", "reception", "/reception"), new("reception/days", "reception", "reception-days", "/reception/days"), new("reception/figures", "reception", "reception-figures", "/reception/figures"), new("calls", "reception", "calls", "/calls"), new("progress", "reception", "progress", "/progress"),
        new("cases/{number}/guard", "sealed", "case-guard", $"/cases/{office.Sealed}/guard"), new("cases/{number}/review", "clerk", "case-review", $"/cases/{office.Archived}/review"), new("cases/{number}/identity", "sealed", "case-identity", $"/cases/{office.Sealed}/identity"), new("cases/{number}", "sealed", "case-sealed", $"/cases/{office.Sealed}"), new("cases/{number}/links", "clerk", "case-links", $"/cases/{office.Archived}/links"),
        new("cases/{number}/press/{id:guid}", "clerk", "press-print", office.Before.Press), new("cases/{number}/interview", "reception", "interview-print", $"/cases/{office.Before.Visit}/interview"),
        new("cases/{number}/notice", "reception", "notice-print", $"/cases/{office.Before.Visit}/notice"), new("cases/{number}", "reception", "case-visit", $"/cases/{office.Before.Visit}"),
        new("admin/rules/{id}/new", "admin", "admin-rule-new", "/admin/rules/forward-3-days/new"),
        new("sign-in", "clerk", "sign-in", "/sign-in"),
        .. office.Tasks.Select(t => new LookedAt("tasks/{id:guid}", t.Value.Account, $"task-{t.Key}", t.Value.Path)),
    ];
}
