using Microsoft.EntityFrameworkCore;
using Petitions.Intake.Mail;
using Petitions.Intake.Mailboxes;
using Petitions.TestKit;

[assembly: AssemblyFixture(typeof(Petitions.Tests.Intake.Mailboxes.DovecotFixture))]

namespace Petitions.Tests.Intake.Mailboxes;

/// <summary>One server for all tests of the run, started by the first that asks.</summary>
public sealed class DovecotFixture : IAsyncDisposable
{
    private readonly Lazy<Task<DovecotServer>> server = new(DovecotServer.StartAsync);

    public Task<DovecotServer> Server => server.Value;

    public async ValueTask DisposeAsync()
    {
        if (server.IsValueCreated)
            await (await server.Value).DisposeAsync();
    }
}

/// <summary>A test with a mailbox of its own on a real server, and an office that fetches from it.</summary>
public abstract class MailboxTest(DovecotFixture fixture) : IAsyncLifetime
{
    protected OfficeWorld Office { get; private set; } = null!;

    protected DovecotServer Server { get; private set; } = null!;

    protected string Account { get; private set; } = null!;

    protected Guid Id { get; private set; }

    public async ValueTask InitializeAsync()
    {
        Server = await fixture.Server;
        if (Server.Missing is { } missing)
            Assert.SkipUnless(Environment.GetEnvironmentVariable("PETITIONS_REQUIRE_SERVICES") == "1", missing);
        Server.Missing.ShouldBeNull();
        Office = await OfficeWorld.CreateAsync();
        Account = Server.NewAccount();
        Id = await AddAsync(Account);
    }

    public async ValueTask DisposeAsync()
    {
        if (Office is not null)
            await Office.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected MailboxForm Form(string account) => new(
        account, $"{account}@example.gov.cn", "127.0.0.1", Server.Port, MailboxSecurity.None, account, DovecotServer.Password, "INBOX",
        true, 60, AfterTaking.MarkSeen, null, "petitions", false, "example.gov.cn");

    /// <summary>A mailbox that takes everything of the last days.</summary>
    protected async Task<Guid> AddAsync(string account, Func<MailboxForm, MailboxForm>? change = null)
    {
        var id = await Office.As<ChangeMailbox, Guid>("admin", use => use.RunAsync(null, (change ?? (form => form))(Form(account))));
        await BeginAsync(id, new DateOnly(2026, 9, 1));
        return id;
    }

    protected Task BeginAsync(Guid id, DateOnly day) => Office.As<BeginMailbox>("admin", use => use.RunAsync(id, day));

    protected Task<FetchRun> FetchAsync() => FetchAsync(Id);

    protected Task<FetchRun> FetchAsync(Guid id) => Office.As<FetchMailbox, FetchRun>(null, use => use.RunAsync(id, TestContext.Current.CancellationToken));

    protected Task<MailboxCount?> CountAsync() => Office.As<CountMailbox, MailboxCount?>(null, use => use.RunAsync(Id, TestContext.Current.CancellationToken));

    protected Task<List<MailItem>> ItemsAsync() => Office.AskAsync(db => db.MailItems.AsNoTracking().OrderBy(m => m.Subject).ToListAsync());

    protected Task<int> LettersAsync() => Office.AskAsync(db => db.Cases.CountAsync());

    protected Task<List<SeenMail>> SeenAsync() => Office.AskAsync(db => db.SeenMails.AsNoTracking().OrderBy(m => m.Id).ToListAsync());

    protected Task<Mailbox> MailboxAsync() => Office.AskAsync(db => db.Mailboxes.AsNoTracking().SingleAsync(m => m.Id == Id));

    /// <summary>A mail that differs from every other by its subject.</summary>
    protected static byte[] Letter(string subject, params string[] fields) => TestMailOctets.Of(subject, fields);

    protected Task AppendAsync(string subject, DateTimeOffset? arrivedAt = null, params string[] fields) => Server.AppendAsync(Account, Letter(subject, fields), arrivedAt);
}
