using Microsoft.AspNetCore.Mvc.Filters;
using Petitions.Rules;

namespace Petitions.Web;

/// <summary>The pages of the administration are there for the administrator only, as if the others had mistyped the address.</summary>
internal sealed class AdministratorFilter : IPageFilter
{
    public void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        if (!context.HttpContext.RequestServices.GetRequiredService<Frame>().Administers)
            throw new NotVisible();
    }

    public void OnPageHandlerExecuted(PageHandlerExecutedContext context)
    {
    }

    public void OnPageHandlerSelected(PageHandlerSelectedContext context)
    {
    }
}
