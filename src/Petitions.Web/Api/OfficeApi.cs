using Microsoft.EntityFrameworkCore;
using Petitions.Data;
using Petitions.Deadlines;
using Petitions.Offices;

namespace Petitions.Web.Api;

internal static class OfficeApi
{
    public sealed record UnitView(string Id, string? ParentId, string Name, string EnglishName, UnitKind Kind);

    public sealed record PostView(string Unit, string Title, PostKind Kind);

    public sealed record PersonView(string Id, string Name, string LatinName, IReadOnlyList<PostView> Posts);

    public static void MapOffice(this IEndpointRouteBuilder api)
    {
        api.MapGet("/units", async (PetitionsDb db, DirectoryCache directories, OfficeClock clock, CancellationToken cancellation) =>
            TypedResults.Ok((await directories.GetAsync(db, clock, cancellation)).Units.OrderBy(u => u.Id, StringComparer.Ordinal)
                .Select(u => new UnitView(u.Id, u.ParentId, u.Name, u.EnglishName, u.Kind)).ToList()))
            .WithName("listUnits");

        api.MapGet("/people", async (string? text, PeopleBook book, PetitionsDb db, OfficeClock clock, CancellationToken cancellation) =>
        {
            var today = clock.Today;
            var found = (await book.FindAsync(text, cancellation)).Take(200).ToList();
            var ids = found.Select(p => p.Id).ToList();
            var posts = (await db.Posts.AsNoTracking().Where(p => ids.Contains(p.PersonId) && p.From <= today && (p.To == null || p.To > today)).ToListAsync(cancellation)).ToLookup(p => p.PersonId);
            return TypedResults.Ok(found.Select(p => new PersonView(p.Id, p.Name, p.LatinName, [.. posts[p.Id].Select(x => new PostView(x.UnitId, x.Title, x.Kind))])).ToList());
        }).WithName("listPeople");
    }
}
