using Microsoft.AspNetCore.Mvc;
using Petitions.Guard;

namespace Petitions.Web.Pages.Tasks;

/// <summary>One line per person found, with where he stands; ticking him names him as accused in the form around it.</summary>
public sealed record FoundPerson(string PersonId, bool Ticked, IReadOnlyList<FindView> Places);

public sealed record FoundPeople(IReadOnlyList<FoundPerson> People, int Unreadable);

public sealed class FindsViewComponent(FindNames find) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync(string number, IReadOnlyList<string> ticked)
    {
        var finds = await find.RunAsync(number, HttpContext.RequestAborted);
        var people = finds.Finds.GroupBy(f => f.PersonId)
            .Select(g => new FoundPerson(g.Key, ticked.Contains(g.Key), [.. g])).OrderByDescending(p => p.Places.Count).ThenBy(p => p.PersonId, StringComparer.Ordinal);
        return View(new FoundPeople([.. people], finds.Unreadable.Count));
    }
}
