using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Petitions.TestKit;

namespace Petitions.Benchmarks.Storm;

/// <summary>Somebody at his screen: he looks at a page, thinks for a fifth of a second and looks at the next.</summary>
internal sealed partial class StormPerson : IDisposable
{
    private static readonly TimeSpan Thinks = TimeSpan.FromMilliseconds(200);

    private readonly HttpClient client;
    private readonly string[] pages;

    private StormPerson(HttpClient client, string[] pages) => (this.client, this.pages) = (client, pages);

    public static async Task<StormPerson> AtPagesAsync(Uri address, string account, params string[] pages)
    {
        var client = new HttpClient { BaseAddress = address };
        var token = FormToken().Match(await client.GetStringAsync(new Uri("/sign-in", UriKind.Relative))).Groups[1].Value;
        using var form = new FormUrlEncodedContent([new("userName", account), new("password", World.Password), new("__RequestVerificationToken", token)]);
        (await client.PostAsync(new Uri("/sign-in", UriKind.Relative), form)).EnsureSuccessStatusCode();
        return new StormPerson(client, pages);
    }

    /// <summary>A program in his name.</summary>
    public static async Task<StormPerson> AtApiAsync(Uri address, string account, params string[] pages)
    {
        var client = new HttpClient { BaseAddress = address };
        var login = await client.PostAsJsonAsync("/api/login", new { userName = account, password = World.Password });
        login.EnsureSuccessStatusCode();
        client.DefaultRequestHeaders.Authorization = new("Bearer", (await login.Content.ReadFromJsonAsync<JsonNode>())!["accessToken"]!.GetValue<string>());
        return new StormPerson(client, pages);
    }

    public async Task LookAsync(Func<bool> over, Action<Look> measured)
    {
        for (var turn = 0; !over(); turn++)
        {
            var page = pages[turn % pages.Length];
            var clock = Stopwatch.StartNew();
            using var answer = await client.GetAsync(new Uri(page, UriKind.Relative));
            // Whoever was not signed in would be shown the same quick page again and again.
            if (!answer.IsSuccessStatusCode || answer.RequestMessage!.RequestUri!.AbsolutePath.StartsWith("/sign-in", StringComparison.Ordinal))
                throw new InvalidOperationException($"{page} was answered with {(int)answer.StatusCode}");
            measured(new Look(page, clock.Elapsed.TotalMilliseconds));
            await Task.Delay(Thinks);
        }
    }

    public void Dispose() => client.Dispose();

    [GeneratedRegex("__RequestVerificationToken[^>]*value=\"([^\"]+)\"")]
    private static partial Regex FormToken();
}

internal sealed record Look(string Page, double Milliseconds);
