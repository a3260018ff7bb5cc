using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Petitions.Data;
using Petitions.Guard;
using Petitions.Offices;
using Petitions.TestKit;

namespace Petitions.Benchmarks;

/// <summary>
/// Five hundred heads change places in an office of 5,000 people with 100,000 open cases, of which each accuses somebody: who stands
/// for whom is anew after seconds, in the act itself, and no case is written to (design §4).
/// </summary>
internal static class Reorganisation
{
    private const int Departments = 500, PerDepartment = 10, LimitSeconds = 20;
    private static readonly int Letters = int.TryParse(Environment.GetEnvironmentVariable("PETITIONS_CASES"), out var letters) ? letters : 100_000;

    public static async Task<bool> RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("petitions-reorganisation-").FullName;
        try
        {
            using var office = new StormOffice(folder);
            await office.InstallAsync(Letters);
            await using var services = new ServiceCollection().AddLogging().AddPetitions(new DataDirectory(folder)).BuildServiceProvider();
            var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(8));
            await ChangeAsync(services, db => { Fill(db, today.AddYears(-1)); return Task.CompletedTask; });
            office.Accuse(Letters, "printf('re-p-%05d', n % 5000)");

            var before = office.Rewritten;
            var clock = Stopwatch.StartNew();
            await ChangeAsync(services, db => RotateAsync(db, today));
            var (seconds, rewritten) = (clock.Elapsed.TotalSeconds, office.Rewritten - before);
            var same = await IsRecomputedAsync(services);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"reorganisation of {Departments} heads among {Departments * PerDepartment:N0} people, {Letters:N0} open cases: {seconds:0.0} s (limit {LimitSeconds}), {rewritten} cases rewritten, standings {(same ? "equal" : "DIFFER FROM")} a recomputation; {Machine.Load}"));
            return seconds < LimitSeconds && rewritten == 0 && same;
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Fill(PetitionsDb db, DateOnly from)
    {
        for (var d = 0; d < Departments; d++)
        {
            // Three levels, as an office has them.
            var parent = d < 20 ? null : $"re-u-{d / 20:000}";
            db.Units.Add(new Unit { Id = $"re-u-{d:000}", ParentId = parent, Name = $"第{d}局", EnglishName = $"Department {d}", Kind = UnitKind.Department, From = from });
            for (var p = 0; p < PerDepartment; p++)
            {
                var id = $"re-p-{(d * PerDepartment) + p:00000}";
                db.People.Add(new Person { Id = id, Name = $"赵{d}{p}", LatinName = id });
                db.Posts.Add(new Post { PersonId = id, UnitId = $"re-u-{d:000}", Kind = p == 0 ? PostKind.Head : PostKind.Member, Title = p == 0 ? "局长" : "科员", From = from });
            }
        }
    }

    private static async Task RotateAsync(PetitionsDb db, DateOnly today)
    {
        foreach (var post in await db.Posts.Where(p => p.Kind == PostKind.Head && p.PersonId.StartsWith("re-p-")).ToListAsync())
        {
            post.To = today;
            var next = (int.Parse(post.UnitId["re-u-".Length..], CultureInfo.InvariantCulture) + 1) % Departments;
            db.Posts.Add(new Post { PersonId = post.PersonId, UnitId = $"re-u-{next:000}", Kind = PostKind.Head, Title = "局长", From = today });
        }
    }

    private static async Task ChangeAsync(ServiceProvider services, Func<PetitionsDb, Task> change)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PetitionsDb>();
        await scope.ServiceProvider.GetRequiredService<Transactions>().RunAsync(async () =>
        {
            await change(db);
            await scope.ServiceProvider.GetRequiredService<StandingsUpdate>().RunAsync();
        });
    }

    private static async Task<bool> IsRecomputedAsync(ServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        var stored = await scope.ServiceProvider.GetRequiredService<PetitionsDb>().PersonStandings.AsNoTracking().Select(s => new { s.PersonId, s.SubjectKind, s.SubjectId, s.Relation, s.Level, s.From, s.To }).ToListAsync();
        var computed = Standings.Compute(await scope.ServiceProvider.GetRequiredService<StandingsUpdate>().SnapshotAsync()).Select(s => new { s.PersonId, s.SubjectKind, s.SubjectId, s.Relation, s.Level, s.From, s.To });
        return stored.ToHashSet().SetEquals(computed);
    }
}
