using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Petitions.Data;
using Petitions.Offices;

namespace Petitions.Web.Pages.Admin.People;

/// <summary>人员: everybody of the directory, found by name, former name, Latin name or initials.</summary>
public sealed class IndexModel(PeopleBook book, PetitionsDb db, Frame frame) : PageModel
{
    public sealed record Line(Person Person, IReadOnlyList<Post> Posts);

    private const int PageSize = 50;

    [FromQuery(Name = "text")]
    public string? Text { get; set; }

    public IReadOnlyList<Line> Lines { get; private set; } = [];

    public int Total { get; private set; }

    public PageLinks Links { get; private set; } = null!;

    public async Task OnGetAsync([FromQuery(Name = "page")] int page, CancellationToken cancellation)
    {
        page = Math.Max(1, page);
        var found = await book.FindAsync(Text, cancellation);
        var shown = found.Skip((page - 1) * PageSize).Take(PageSize).ToList();
        var (today, ids) = (frame.Clock.Today, shown.Select(p => p.Id).ToList());
        var posts = (await db.Posts.AsNoTracking().Where(p => ids.Contains(p.PersonId) && p.From <= today && (p.To == null || p.To > today)).ToListAsync(cancellation)).ToLookup(p => p.PersonId);
        Lines = [.. shown.Select(p => new Line(p, [.. posts[p.Id]]))];
        Total = found.Count;
        Links = PageLinks.Of(Request, page, Total, PageSize);
    }
}
