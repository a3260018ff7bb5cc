using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Petitions.Access;
using Petitions.Rules;

namespace Petitions.Web.Pages.Admin.Accounts;

public sealed class ShowModel(AccountPages accounts, LockAccount lockAccount, ResetPassword reset, EndSessions endSessions, Words words) : PageModel
{
    public Account Account { get; private set; } = null!;

    public IReadOnlyList<AccountRole> Roles { get; private set; } = [];

    public async Task OnGetAsync(string userName, CancellationToken cancellation) => (Account, Roles) = await accounts.FindAsync(userName, cancellation);

    public Task<IActionResult> OnPostLockAsync(string userName, CancellationToken cancellation) =>
        DoAsync(userName, () => lockAccount.RunAsync(userName, locked: true, cancellation), "admin.accountLockedNow");

    public Task<IActionResult> OnPostOpenAsync(string userName, CancellationToken cancellation) =>
        DoAsync(userName, () => lockAccount.RunAsync(userName, locked: false, cancellation), "admin.accountOpenedNow");

    public Task<IActionResult> OnPostEndSessionsAsync(string userName, CancellationToken cancellation) =>
        DoAsync(userName, () => endSessions.RunAsync(userName, cancellation), "admin.sessionsEnded");

    public Task<IActionResult> OnPostResetAsync(string userName, CancellationToken cancellation) =>
        DoAsync(userName, async () => TempData["password"] = await reset.RunAsync(userName, cancellation), "admin.passwordReset");

    private async Task<IActionResult> DoAsync(string userName, Func<Task> act, string said)
    {
        try
        {
            await act();
            TempData["said"] = words[said, userName];
        }
        catch (RuleBroken refusal)
        {
            TempData["refused"] = RuleMessages.Of(refusal.Code, refusal.Args);
        }
        return LocalRedirect($"/admin/accounts/{Uri.EscapeDataString(userName)}");
    }
}
