using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Petitions.Access;
using Petitions.Data;
using Petitions.Data.Seed;

namespace Petitions.Web.Tests.Hosting;

/// <summary>One office behind its real host: a copy of the installed one, or of the folder it is given.</summary>
public sealed partial class WebOffice : IAsyncLifetime
{
    public static readonly string Password = Environment.GetEnvironmentVariable("PETITIONS_DEMO_PASSWORD") ?? "demo-Petition-2026";
    public static readonly OfficeSeed Seed = OfficeSeed.Load();
    private static readonly ConcurrentDictionary<(string Account, DateTimeOffset At), string> Tokens = new();
    private readonly string? from;
    private readonly IReadOnlyDictionary<string, string> settings;
    private readonly FailureLog failures = new();
    private readonly List<Session> sessions = [];
    private OfficeHost? host;

    public WebOffice() : this(null)
    {
    }

    private WebOffice(string? from, params (string Name, string Value)[] settings)
    {
        this.from = from;
        this.settings = settings.ToDictionary(s => s.Name, s => s.Value);
    }

    public string Folder { get; } = DataFolder.New();

    public FakeTimeProvider Time { get; } = new(InstalledOffice.Opens);

    public IServiceProvider Services => host!.Services;

    /// <summary>Everybody who can sign in.</summary>
    public static IEnumerable<string> Accounts => Seed.Accounts.Select(a => a.UserName);

    public static string PersonOf(string account) => Seed.Accounts.Single(a => a.UserName == account).PersonId;

    public static async Task<WebOffice> OpenAsync(params (string Name, string Value)[] settings)
    {
        var office = new WebOffice(null, settings);
        await office.InitializeAsync();
        return office;
    }

    /// <summary>A second office that begins with everything the stopped one has.</summary>
    public static async Task<WebOffice> CopyOfAsync(WebOffice stopped, params (string Name, string Value)[] settings)
    {
        var office = new WebOffice(stopped.Folder, settings);
        office.Time.SetUtcNow(stopped.Time.GetUtcNow());
        await office.InitializeAsync();
        return office;
    }

    public async ValueTask InitializeAsync()
    {
        DataFolder.Copy(from ?? await InstalledOffice.FolderAsync(), Folder);
        Start();
    }

    public void Start() => host = new OfficeHost(Folder, Time, failures, settings);

    public async Task StopAsync()
    {
        sessions.Clear();
        await host!.DisposeAsync();
        DataFolder.Close(Folder);
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        DataFolder.Delete(Folder);
        failures.Dispose();
    }

    public Session Anonymous() => new(host!.CreateClient(), failures);

    public async Task<Session> AsAsync(string account)
    {
        if (sessions.Find(s => s.Account == account && s.Since > Time.GetUtcNow().AddMinutes(-50)) is { } open)
            return open;
        var session = new Session(host!.CreateClient(), failures, account, Time.GetUtcNow());
        session.Use(await TokenAsync(account));
        sessions.RemoveAll(s => s.Account == account);
        sessions.Add(session);
        return session;
    }

    /// <summary>The same person at the pages, with a cookie.</summary>
    public async Task<Session> AtPagesAsync(string account)
    {
        if (sessions.Find(s => s.Account == $"{account} at pages") is { } open)
            return open;
        var session = AnybodyAtPages($"{account} at pages");
        var token = FormToken().Match((await session.GetAsync("/sign-in")).ShouldBe(200).Text).Groups[1].Value;
        using var form = new FormUrlEncodedContent([new("userName", account), new("password", Password), new("__RequestVerificationToken", token)]);
        (await session.SendAsync(HttpMethod.Post, "/sign-in", form)).ShouldBe(302);
        sessions.Add(session);
        return session;
    }

    public Session AnybodyAtPages(string name = "") => new(host!.CreateClient(new() { AllowAutoRedirect = false }), failures, name);

    /// <summary>Looks into the database beside the host, or changes what no surface changes yet.</summary>
    public async Task<T> DatabaseAsync<T>(Func<PetitionsDb, Task<T>> look)
    {
        await using var scope = Services.CreateAsyncScope();
        return await look(scope.ServiceProvider.GetRequiredService<PetitionsDb>());
    }

    /// <summary>Runs something of the application in a scope of its own, as the system.</summary>
    public async Task InScopeAsync(Func<IServiceProvider, Task> act)
    {
        await using var scope = Services.CreateAsyncScope();
        await act(scope.ServiceProvider);
    }

    /// <summary>Gives somebody of the directory an account, with the password of all others.</summary>
    public Task AddAccountAsync(string account, string person, params Role[] roles) => InScopeAsync(async services =>
    {
        var db = services.GetRequiredService<PetitionsDb>();
        var model = db.Accounts.First();
        db.Add(new Account { UserName = account, PersonId = person, PasswordHash = model.PasswordHash, SecurityStamp = $"stamp of {account}" });
        db.AddRange(roles.Select(role => new AccountRole { UserName = account, Role = role, From = new DateOnly(2026, 1, 1) }));
        await db.SaveChangesAsync();
        await services.GetRequiredService<Petitions.Guard.StandingsUpdate>().RunAsync();
    });

    [GeneratedRegex("__RequestVerificationToken[^>]*value=\"([^\"]+)\"")]
    private static partial Regex FormToken();

    private async Task<string> TokenAsync(string account)
    {
        // Only those of the seed have the same stamp in every copy.
        var key = (account, Time.GetUtcNow());
        if (Accounts.Contains(account) && Tokens.TryGetValue(key, out var known))
            return known;
        using var client = host!.CreateClient();
        using var answer = await client.PostAsJsonAsync("/api/login", new { userName = account, password = Password });
        answer.EnsureSuccessStatusCode();
        var token = (await answer.Content.ReadFromJsonAsync<JsonObject>())!["accessToken"]!.GetValue<string>();
        return Tokens[key] = token;
    }
}
