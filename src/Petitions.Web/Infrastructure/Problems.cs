using System.Text.Json;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Petitions.Data;
using Petitions.Rules;

namespace Petitions.Web;

/// <summary>
/// Errors by who must react: a broken rule tells the person (422), a conflict asks him to look again (409), what he may not
/// see is not there (404, the same octets as for a number that never existed), anything else is for the operator (500).
/// </summary>
internal sealed class Problems(ILogger<Problems> log) : IExceptionHandler
{
    private sealed record Body(string Type, string Title, int Status, string Code, IReadOnlyDictionary<string, string[]>? Errors = null);

    public async ValueTask<bool> TryHandleAsync(HttpContext context, Exception exception, CancellationToken cancellationToken)
    {
        switch (exception)
        {
            case NotVisible:
                await NotFoundAsync(context);
                return true;
            case DataInvalid invalid:
                await WriteAsync(context, 422, invalid.Code, invalid.Args, invalid.Problems);
                return true;
            case RuleBroken broken:
                await WriteAsync(context, 422, broken.Code, broken.Args);
                return true;
            case Conflict conflict:
                await WriteAsync(context, 409, conflict.Code, []);
                return true;
            case DbUpdateConcurrencyException:
                await WriteAsync(context, 409, "changed-meanwhile", []);
                return true;
            case BadHttpRequestException bad:
                await WriteAsync(context, bad.StatusCode, "request-unreadable", []);
                return true;
            default:
                log.LogError(exception, "Unexpected failure of {Method} {Path}", context.Request.Method, context.Request.Path);
                await WriteAsync(context, 500, "unexpected", []);
                return true;
        }
    }

    /// <summary>Wrong name, wrong password, locked and disabled in the same words.</summary>
    public static Task SignInRefusedAsync(HttpContext context) => WriteAsync(context, 401, "sign-in-refused", []);

    public static Task NotFoundAsync(HttpContext context) => WriteAsync(context, 404, "not-found", []);

    private static Task WriteAsync(HttpContext context, int status, string code, IReadOnlyList<object> args, IReadOnlyDictionary<string, string[]>? errors = null)
    {
        context.Response.StatusCode = status;
        // Somebody at a page gets a page: UsePageErrors makes it from the bare status.
        if (context.IsPage())
            return Task.CompletedTask;
        context.Response.ContentType = "application/problem+json";
        var body = new Body("about:blank", RuleMessages.Of(code, args), status, code, errors);
        return context.Response.WriteAsync(JsonSerializer.Serialize(body, Json.Options));
    }
}
