namespace Petitions.Web;

/// <summary>Hands every look that found nothing to the <see cref="LookRecorder"/>, whatever the reason it found nothing.</summary>
internal sealed class HiddenLooks(RequestDelegate next, LookRecorder looks)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var path = context.Request.Path.Value ?? "";
        try
        {
            await next(context);
        }
        catch (Rules.NotVisible)
        {
            looks.Record(context.User.FindFirst(SignedIn.Person)?.Value, path);
            await Problems.NotFoundAsync(context);
        }
    }
}
