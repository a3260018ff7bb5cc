using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Petitions.Data;

namespace Petitions.Web.Tests.Hosting;

/// <summary>One person at the API. Whatever is asked, an unexpected failure of the host fails the test with its cause.</summary>
public sealed class Session
{
    private readonly HttpClient client;
    private readonly FailureLog failures;

    internal Session(HttpClient client, FailureLog failures, string account = "", DateTimeOffset since = default) =>
        (this.client, this.failures, Account, Since) = (client, failures, account, since);

    public string Account { get; }

    public DateTimeOffset Since { get; }

    public void Use(string token) => client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);

    public Task<Answer> GetAsync(string path) => SendAsync(HttpMethod.Get, path, null);

    public Task<Answer> PostAsync(string path, object? body = null, params (string Name, string Value)[] headers) =>
        SendAsync(HttpMethod.Post, path, ContentOf(body), headers);

    public Task<Answer> PutAsync(string path, object? body = null) => SendAsync(HttpMethod.Put, path, ContentOf(body));

    public Task<Answer> DeleteAsync(string path) => SendAsync(HttpMethod.Delete, path, null);

    public Task<Answer> PostTextAsync(string path, string json) => SendAsync(HttpMethod.Post, path, new StringContent(json, Encoding.UTF8, "application/json"));

    public Task<Answer> UploadAsync(string path, string fileName, byte[] content, string? kind = null, params (string Name, string Value)[] headers)
    {
        var form = new MultipartFormDataContent { { new ByteArrayContent(content), "file", fileName } };
        if (kind is not null)
            form.Add(new StringContent(kind), "kind");
        return SendAsync(HttpMethod.Post, path, form, headers);
    }

    public async Task<Answer> SendAsync(HttpMethod method, string path, HttpContent? content, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        using var response = await client.SendAsync(request);
        var answer = new Answer((int)response.StatusCode, HeadersOf(response), await response.Content.ReadAsByteArrayAsync());
        if (answer.Status >= 500)
            throw new InvalidOperationException($"{Account}: {method} {path} answered {answer.Status} {answer.Text}{Environment.NewLine}{failures.Text}");
        return answer;
    }

    private static StringContent? ContentOf(object? body) =>
        body is null ? null : new StringContent(body as string ?? JsonSerializer.Serialize(body, Json.Options), Encoding.UTF8, "application/json");

    private static Dictionary<string, string> HeadersOf(HttpResponseMessage response) =>
        response.Headers.Concat(response.Content.Headers).ToDictionary(h => h.Key, h => string.Join(", ", h.Value), StringComparer.OrdinalIgnoreCase);
}

/// <summary>What came back, whole.</summary>
public sealed record Answer(int Status, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    public string Text => Encoding.UTF8.GetString(Body);

    public JsonNode Json => JsonNode.Parse(Body)!;

    public string? Code => Body.Length == 0 ? null : Json["code"]?.GetValue<string>();

    public Answer ShouldBe(int status, string? code = null)
    {
        Status.ShouldBe(status, Text);
        if (code is not null)
            Code.ShouldBe(code, Text);
        return this;
    }
}
