using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Petitions.Web.Tests.Pages;

/// <summary>A browser without scripts: it opens pages, fills their forms and sends them as they are.</summary>
public sealed class PageVisitor(HttpClient client)
{
    private static readonly HtmlParser Parser = new();

    private string path = "/";

    public HttpClient Client => client;

    public HttpResponseMessage Answer { get; private set; } = null!;

    public IHtmlDocument Page { get; private set; } = null!;

    public string Text => Page.Body!.TextContent;

    public async Task<int> OpenAsync(string url)
    {
        path = url;
        return await TakeAsync(await client.GetAsync(new Uri(url, UriKind.RelativeOrAbsolute)));
    }

    /// <summary>Sends a form of the page with everything that stands in it, and what is typed or ticked here on top.</summary>
    public async Task<int> SubmitAsync(string form, IEnumerable<(string Name, string Value)> typed, string? button = null, string? to = null)
    {
        var element = (IHtmlFormElement)Page.QuerySelector(form)!;
        var given = typed.ToList();
        var fields = Fields(element).Where(f => given.All(t => t.Name != f.Name)).Concat(given).ToList();
        var pressed = button is null ? null : element.QuerySelector(button) as IHtmlButtonElement;
        if (pressed is { Name.Length: > 0 })
            fields.Add((pressed.Name, pressed.Value));
        to ??= pressed?.GetAttribute("formaction") is { Length: > 0 } own ? own : element.GetAttribute("action") is { Length: > 0 } action ? action : path;
        // As a browser does: the form goes once more to where it is sent on to.
        return await SendAsync(to, fields) == (int)HttpStatusCode.TemporaryRedirect ? await SendAsync(Answer.Headers.Location!.ToString(), fields) : (int)Answer.StatusCode;
    }

    private async Task<int> SendAsync(string to, IEnumerable<(string Name, string Value)> fields)
    {
        using var content = new MultipartFormDataContent();
        foreach (var (name, value) in fields)
            content.Add(new StringContent(value), name);
        return await TakeAsync(await client.PostAsync(new Uri(to, UriKind.RelativeOrAbsolute), content));
    }

    public Task<byte[]> BytesAsync(string url) => client.GetByteArrayAsync(new Uri(url, UriKind.Relative));

    public async Task FollowAsync() => (await OpenAsync(Answer.Headers.Location!.ToString())).ShouldBe(200);

    public async Task<JsonNode> ApiAsync(string account, string url, JsonNode? body = null)
    {
        var password = Environment.GetEnvironmentVariable("PETITIONS_DEMO_PASSWORD") ?? "demo-Petition-2026";
        var login = await client.PostAsJsonAsync("/api/login", new { userName = account, password });
        using var request = new HttpRequestMessage(body is null ? HttpMethod.Get : HttpMethod.Post, url) { Content = body is null ? null : JsonContent.Create(body) };
        request.Headers.Authorization = new("Bearer", (await login.Content.ReadFromJsonAsync<JsonNode>())!["accessToken"]!.GetValue<string>());
        var answer = await client.SendAsync(request);
        answer.IsSuccessStatusCode.ShouldBeTrue(await answer.Content.ReadAsStringAsync());
        return (await answer.Content.ReadFromJsonAsync<JsonNode>())!;
    }

    private async Task<int> TakeAsync(HttpResponseMessage answer)
    {
        Answer = answer;
        Page = await Parser.ParseDocumentAsync(await answer.Content.ReadAsStringAsync());
        return (int)answer.StatusCode;
    }

    private static IEnumerable<(string Name, string Value)> Fields(IHtmlFormElement form)
    {
        foreach (var element in form.Elements)
            switch (element)
            {
                case IHtmlInputElement { Type: "checkbox" or "radio" } box when box.IsChecked:
                    yield return (box.Name!, box.Value);
                    break;
                case IHtmlInputElement { Type: "checkbox" or "radio" or "submit" or "file" }:
                    break;
                case IHtmlInputElement { Name.Length: > 0 } input:
                    yield return (input.Name!, input.Value);
                    break;
                case IHtmlTextAreaElement area:
                    yield return (area.Name!, area.Value);
                    break;
                case IHtmlSelectElement select:
                    yield return (select.Name!, select.Value ?? "");
                    break;
            }
    }
}
