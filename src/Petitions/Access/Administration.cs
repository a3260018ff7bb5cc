using Petitions.Rules;
using Petitions.Tasks;

namespace Petitions.Access;

/// <summary>Whether whoever acts may change the office. For everybody else its administration does not exist.</summary>
public sealed class Administration(TaskAccess access, CurrentActor actor)
{
    /// <exception cref="NotVisible">Neither an administrator nor the system itself.</exception>
    public async Task RequireAsync(CancellationToken cancellation = default)
    {
        if (!actor.IsSystem && !(await access.ViewerAsync(cancellation)).IsAdministrator)
            throw new NotVisible();
    }
}
