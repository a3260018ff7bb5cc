using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Petitions.Data;
using Petitions.Desk;

namespace Petitions.Web;

/// <summary>
/// What was typed into a form whose session had ended: it goes along through the sign-in, sealed, and becomes a draft of whoever
/// signs in. A browser without scripts sends a form without asking first whether anybody would take it.
/// </summary>
public sealed class TypedText(IDataProtectionProvider protection)
{
    /// <summary>What a form carries for its draft and nobody typed.</summary>
    public const string FormField = "draft-form", TitleField = "draft-title";

    private const string Tasks = "/tasks/", NewLetter = "/letters/new", Reception = "/reception";
    private static readonly TimeSpan Lasting = TimeSpan.FromHours(1);
    private readonly ITimeLimitedDataProtector seal = protection.CreateProtector("typed-text").ToTimeLimitedDataProtector();

    public sealed record Kept(string Form, string Title, Dictionary<string, string[]> Fields);

    /// <summary>Sends whoever is not signed in, or no longer, to the sign-in, and what he typed with him.</summary>
    public static void AskToSignIn(HttpContext context, string signIn)
    {
        var (request, path) = (context.Request, context.Request.Path.Value ?? "");
        if (HttpMethods.IsPost(request.Method) && IsOurs(request) && (path is NewLetter or Reception || TaskIn(path) is not null))
            context.Response.Redirect($"/sign-in/typed?to={Uri.EscapeDataString(path)}", permanent: false, preserveMethod: true);
        else
            context.Response.Redirect(signIn);
    }

    /// <summary>Whether a page of ours has sent this form: nobody else may put a draft before somebody who signs in.</summary>
    public static bool IsOurs(HttpRequest request) =>
        request.HasFormContentType && !request.Headers.ContainsKey("HX-Request") && request.Headers["Sec-Fetch-Site"].ToString() is "" or "same-origin";

    public static Dictionary<string, string[]> FieldsOf(IFormCollection form) =>
        form.Where(f => f.Key is not (FormField or TitleField or "__RequestVerificationToken")).ToDictionary(f => f.Key, f => f.Value.Select(v => v ?? "").ToArray());

    /// <returns>The sealed text, or null: no form at this path is kept, or it is longer than a draft may be.</returns>
    public string? Seal(string? path, IFormCollection form)
    {
        var key = form["key"].ToString();
        var draft = path switch
        {
            NewLetter => MyDrafts.Letter + key,
            Reception => MyDrafts.Visit + key,
            { } other when TaskIn(other) is { } id => MyDrafts.Task + id,
            _ => null,
        };
        var json = draft is null ? "" : JsonSerializer.Serialize(new Kept(draft, form["title"].ToString(), FieldsOf(form)), Json.Options);
        return json.Length is 0 or > KeepDraft.MostCharacters ? null : seal.Protect(json, Lasting);
    }

    /// <returns>Null for what was not sealed here, or too long ago.</returns>
    public Kept? Open(string? sealedText)
    {
        try
        {
            return string.IsNullOrEmpty(sealedText) ? null : JsonSerializer.Deserialize<Kept>(seal.Unprotect(sealedText), Json.Options);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static Guid? TaskIn(string path) =>
        path.StartsWith(Tasks, StringComparison.Ordinal) && Guid.TryParse(path.AsSpan(Tasks.Length), out var id) ? id : null;
}
