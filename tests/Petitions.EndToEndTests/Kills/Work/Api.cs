using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Petitions.EndToEndTests.Kills.Work;

/// <summary>The HTTP API for all clients. Tokens outlive the server that gave them; when one does not, it is counted.</summary>
internal sealed class Api(Ledger ledger) : IDisposable
{
    private readonly ConcurrentDictionary<string, string> tokens = new();
    private HttpClient? client;

    public void Connect(Uri address)
    {
        client?.Dispose();
        client = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromSeconds(60) };
    }

    public async Task<JsonNode?> GetAsync(string userName, string path)
    {
        var (status, body) = await SendAsync(userName, () => new HttpRequestMessage(HttpMethod.Get, path));
        return status == HttpStatusCode.OK ? body : null;
    }

    public Task<(HttpStatusCode Status, JsonNode? Body)> PostAsync(string userName, string path, Func<HttpContent> content, string? key = null) =>
        SendAsync(userName, () =>
        {
            var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = content() };
            if (key is not null)
                request.Headers.Add("Idempotency-Key", key);
            return request;
        });

    public Task PutAsync(string userName, string path) => SendAsync(userName, () => new HttpRequestMessage(HttpMethod.Put, path));

    public void Dispose() => client?.Dispose();

    private async Task<(HttpStatusCode Status, JsonNode? Body)> SendAsync(string userName, Func<HttpRequestMessage> make)
    {
        while (true)
        {
            using var request = make();
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await TokenAsync(userName));
            using var answer = await client!.SendAsync(request);
            if (answer.StatusCode == HttpStatusCode.Unauthorized)
            {
                ledger.TokenLost();
                tokens.TryRemove(userName, out _);
                continue;
            }
            var text = await answer.Content.ReadAsStringAsync();
            if ((int)answer.StatusCode >= 500)
                ledger.Surprises.Enqueue($"{(int)answer.StatusCode} for {request.Method} {request.RequestUri} by {userName}: {text}");
            return (answer.StatusCode, text.StartsWith('{') || text.StartsWith('[') ? JsonNode.Parse(text) : null);
        }
    }

    private async Task<string> TokenAsync(string userName)
    {
        if (tokens.TryGetValue(userName, out var token))
            return token;
        using var answer = await client!.PostAsJsonAsync("/api/login", new { userName, password = Staff.Password });
        answer.EnsureSuccessStatusCode();
        var body = await answer.Content.ReadFromJsonAsync<JsonObject>();
        return tokens[userName] = body!["accessToken"]!.GetValue<string>();
    }
}
