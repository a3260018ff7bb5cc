using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Petitions.Web.Pages.Admin;

/// <summary>系统管理: the ways into what an administrator keeps.</summary>
public sealed class IndexModel : PageModel
{
    /// <param name="Key">Of its words: <c>admin.{key}</c> and <c>admin.{key}Hint</c>.</param>
    public sealed record Area(string Key, string Path, string Icon);

    public static readonly IReadOnlyList<Area> Areas =
    [
        new("units", "/admin/units", "sitemap"),
        new("people", "/admin/people", "users"),
        new("accounts", "/admin/accounts", "user-cog"),
        new("dictionary", "/admin/dictionary", "book-2"),
        new("calendars", "/deadlines/calendars", "calendar"),
        new("rules", "/deadlines/rules", "clock"),
        new("mailboxes", "/admin/mailboxes", "mail"),
        new("incidents", "/admin/incidents", "alert-triangle"),
        new("workflows", "/admin/workflows", "route"),
        new("health", "/admin/health", "circle-check"),
    ];
}
