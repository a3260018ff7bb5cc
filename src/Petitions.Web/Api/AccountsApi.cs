using Petitions.Access;
using Petitions.Offices;
using Petitions.Web.Pages.Admin.Accounts;

namespace Petitions.Web.Api;

/// <summary>Accounts and their roles, for the administrator.</summary>
internal static class AccountsApi
{
    public sealed record RoleView(long Id, Role Role, DateOnly From, DateOnly? To);

    public sealed record AccountView(string UserName, string PersonId, bool Locked, IReadOnlyList<RoleView> Roles);

    /// <param name="Password">Told this once.</param>
    public sealed record NewPassword(string UserName, string Password);

    public sealed record Locking(bool Locked);

    public static void MapAccounts(this IEndpointRouteBuilder api)
    {
        api.MapGet("/accounts", async (Administration administration, AccountPages accounts, CancellationToken cancellation) =>
        {
            await administration.RequireAsync(cancellation);
            return TypedResults.Ok((await accounts.ListAsync(cancellation)).Select(a => new AccountView(
                a.Account.UserName, a.Account.PersonId, a.Account.Disabled, [.. a.Roles.Select(r => new RoleView(r.Id, r.Role, r.From, r.To))])).ToList());
        }).ProducesProblem(404).WithName("listAccounts");
        // No Idempotency-Key: its answer is kept, and a password must not be.
        api.MapPost("/accounts", async (AccountEntry entry, CreateAccount create, CancellationToken cancellation) =>
            TypedResults.Created($"/api/accounts/{entry.UserName}", new NewPassword(entry.UserName, await create.RunAsync(entry, cancellation)))).Changes("createAccount");
        api.MapPost("/accounts/{userName}/roles", (string userName, RoleEntry entry, GrantRole grant, OfficeChangesApi.Creation creation, CancellationToken cancellation) =>
            creation.RowAsync($"/api/accounts/{userName}/roles", entry, async () => await grant.RunAsync(userName, entry, cancellation), cancellation)).Changes("grantRole");
        api.MapPut("/accounts/{userName}/roles/{id:long}/end", async (string userName, long id, EndEntry end, EndRole use, CancellationToken cancellation) => { await use.RunAsync(userName, id, end.On, cancellation); return Results.NoContent(); }).Changes("endRole");
        api.MapPut("/accounts/{userName}/lock", async (string userName, Locking locking, LockAccount use, CancellationToken cancellation) => { await use.RunAsync(userName, locking.Locked, cancellation); return Results.NoContent(); }).Changes("lockAccount");
        api.MapPost("/accounts/{userName}/password", async (string userName, ResetPassword reset, CancellationToken cancellation) => TypedResults.Ok(new NewPassword(userName, await reset.RunAsync(userName, cancellation)))).Changes("resetPassword");
        api.MapDelete("/accounts/{userName}/sessions", async (string userName, EndSessions use, CancellationToken cancellation) => { await use.RunAsync(userName, cancellation); return Results.NoContent(); }).Changes("endSessions");
    }
}
