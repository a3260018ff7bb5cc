using Microsoft.AspNetCore.Mvc.Filters;

namespace Petitions.Web;

internal sealed class FrameFilter(Frame frame) : IAsyncPageFilter
{
    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        await frame.LoadAsync(context.HttpContext.User.Identity?.IsAuthenticated == true, context.HttpContext.RequestAborted);
        await next();
    }

    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;
}
