using Petitions.Access;
using Petitions.Offices;
using Petitions.Web.Pages.Admin.Relations;

namespace Petitions.Web.Api;

/// <summary>What an administrator changes of the office: units, people, and what binds them for a time.</summary>
internal static class OfficeChangesApi
{
    public sealed record Made(string Id);

    public sealed record MadeRow(long Id);

    public sealed record Placed(string? Parent);

    public sealed record RelationView(RelationKind Kind, long Id, string Person, string? Unit, string? Other, string Text, DateOnly From, DateOnly? To);

    public static void MapOfficeChanges(this IEndpointRouteBuilder api)
    {
        api.MapPost("/units", (UnitEntry entry, AddUnit add, Creation creation, CancellationToken cancellation) =>
            creation.RunAsync("/api/units", entry, async () => new Made((await add.RunAsync(entry, cancellation)).Id), cancellation)).Changes("addUnit");
        api.MapPut("/units/{id}", async (string id, UnitChange change, ChangeUnit use, CancellationToken cancellation) => { await use.RunAsync(id, change, cancellation); return Results.NoContent(); }).Changes("changeUnit");
        api.MapPut("/units/{id}/parent", async (string id, Placed placed, MoveUnit use, CancellationToken cancellation) => { await use.RunAsync(id, placed.Parent, cancellation); return Results.NoContent(); }).Changes("moveUnit");
        api.MapPut("/units/{id}/closure", async (string id, EndEntry end, CloseUnit use, CancellationToken cancellation) => { await use.RunAsync(id, end.On, cancellation); return Results.NoContent(); }).Changes("closeUnit");

        api.MapPost("/people", (PersonEntry entry, AddPerson add, Creation creation, CancellationToken cancellation) =>
            creation.RunAsync("/api/people", entry, async () => new Made((await add.RunAsync(entry, cancellation)).Id), cancellation)).Changes("addPerson");
        api.MapPut("/people/{id}", async (string id, PersonEntry change, ChangePerson use, CancellationToken cancellation) => { await use.RunAsync(id, change, cancellation); return Results.NoContent(); }).Changes("changePerson");
        api.MapPost("/people/{id}/names", (string id, NameEntry entry, AddPersonName add, Creation creation, CancellationToken cancellation) =>
            creation.RunAsync($"/api/people/{id}/names", entry, async () => new MadeRow((await add.RunAsync(id, entry, cancellation)).Id), cancellation)).Changes("addPersonName");
        api.MapDelete("/people/{id}/names/{name:long}", async (string id, long name, RemovePersonName use, CancellationToken cancellation) => { await use.RunAsync(id, name, cancellation); return Results.NoContent(); }).Changes("removePersonName");
        api.MapGet("/people/{id}/relations", async (string id, Administration administration, RelationLines lines, CancellationToken cancellation) =>
        {
            await administration.RequireAsync(cancellation);
            return TypedResults.Ok((await lines.OfPersonAsync(id, cancellation)).Select(l => new RelationView(l.Kind, l.Relation.Id, l.Person, l.Unit, l.Other, l.Text, l.Relation.From, l.Relation.To)).ToList());
        }).ProducesProblem(404).WithName("listRelations");

        api.MapPost("/posts", (PostEntry entry, AppointPerson use, Creation creation, CancellationToken cancellation) => creation.RowAsync("/api/posts", entry, async () => await use.RunAsync(entry, cancellation), cancellation)).Changes("appointPerson");
        api.MapPost("/portfolios", (PortfolioEntry entry, AssignPortfolio use, Creation creation, CancellationToken cancellation) => creation.RowAsync("/api/portfolios", entry, async () => await use.RunAsync(entry, cancellation), cancellation)).Changes("assignPortfolio");
        api.MapPost("/delegations", (DelegationEntry entry, DelegateWork use, Creation creation, CancellationToken cancellation) => creation.RowAsync("/api/delegations", entry, async () => await use.RunAsync(entry, cancellation), cancellation)).Changes("delegateWork");
        api.MapPost("/secretaryships", (SecretaryEntry entry, AppointSecretary use, Creation creation, CancellationToken cancellation) => creation.RowAsync("/api/secretaryships", entry, async () => await use.RunAsync(entry, cancellation), cancellation)).Changes("appointSecretary");
        api.MapPost("/kinships", (KinEntry entry, DeclareKinship use, Creation creation, CancellationToken cancellation) => creation.RowAsync("/api/kinships", entry, async () => await use.RunAsync(entry, cancellation), cancellation)).Changes("declareKinship");
        api.MapPut("/relations/{kind}/{id:long}/end", async (string kind, long id, EndEntry end, EndRelation use, CancellationToken cancellation) => { await use.RunAsync(InAddress.Of<RelationKind>(kind), id, end.On, cancellation); return Results.NoContent(); }).Changes("endRelation");
    }

    internal static void Changes(this RouteHandlerBuilder route, string name) => route.ProducesProblem(404).ProducesProblem(422).WithName(name);

    /// <summary>Answers 201, and to a repeat under the same key with the same, nothing being made twice.</summary>
    internal sealed class Creation(Idempotency idempotency, IHttpContextAccessor context)
    {
        public async Task<IResult> RunAsync<T>(string place, object request, Func<Task<T>> make, CancellationToken cancellation) =>
            Results.Created(place, await idempotency.RunAsync(context.HttpContext?.Request.Headers[Idempotency.Header], request, make, cancellation));

        public Task<IResult> RowAsync(string place, object request, Func<Task<IRelation>> make, CancellationToken cancellation) =>
            RunAsync(place, request, async () => new MadeRow((await make()).Id), cancellation);
    }
}
