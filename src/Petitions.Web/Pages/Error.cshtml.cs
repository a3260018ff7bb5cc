using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Petitions.Web.Pages;

/// <summary>
/// What a bare status says to somebody at a page. Nothing in it depends on what was asked for or on who asks, so that a
/// hidden case and a missing number are the same octets.
/// </summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
public sealed class ErrorModel(Words words) : PageModel
{
    private static readonly int[] Known = [400, 404, 409, 422, 429, 500];

    [BindProperty(SupportsGet = true)]
    public int Status { get; set; }

    public string Title => words[$"common.error{Key}"];

    public string Text => words[$"common.error{Key}Text"];

    private int Key => Known.Contains(Status) ? Status : 500;
}
