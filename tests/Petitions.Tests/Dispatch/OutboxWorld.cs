using Microsoft.EntityFrameworkCore;
using Petitions.Dispatch;
using Petitions.TestKit;

namespace Petitions.Tests.Dispatch;

/// <summary>An office with mails to send and a server that takes them.</summary>
internal sealed class OutboxWorld : IAsyncDisposable
{
    private int written;

    public TestDatabase Office { get; } = new();

    public SmtpSink Sink { get; } = new();

    public SmtpOptions Smtp { get; }

    public HashSet<Guid> Blocked { get; } = [];

    public OutboxWorld() => Smtp = new SmtpOptions
    {
        Host = "127.0.0.1",
        Port = Sink.Port,
        From = "江城市信访局 <xinfang@example.gov.cn>",
        StartTls = false,
    };

    public DateTime Now => Office.Time.GetUtcNow().UtcDateTime;

    public async Task<OutboxMail> WriteAsync(string to, string subject = "告知书", string text = "已受理。", TimeSpan delay = default)
    {
        var id = Guid.CreateVersion7();
        var mail = new OutboxMail
        {
            Id = id,
            Kind = "notice",
            MessageId = $"<{id:N}@example.gov.cn>",
            To = to,
            Subject = subject,
            Text = text,
            CreatedAt = Now.AddSeconds(++written),
            NotBefore = Now + delay,
        };
        await using var db = Office.Open();
        db.Outbox.Add(mail);
        await db.SaveChangesAsync();
        return mail;
    }

    public Task<SendRun> SendAsync() => SendAsync(new SmtpTransport(Smtp));

    public async Task<SendRun> SendAsync(IMailTransport transport)
    {
        await using var db = Office.Open();
        var sender = new OutboxSender(db, Office.Transactions(db), transport, new Check(this), Office.Writer(db), Office.Time, Office.Flights);
        return await sender.SendDueAsync(TestContext.Current.CancellationToken);
    }

    public async Task<OutboxMail> ReadAsync(OutboxMail mail)
    {
        await using var db = Office.Open();
        return await db.Outbox.SingleAsync(m => m.Id == mail.Id);
    }

    public async Task<string[]> JournalAsync()
    {
        await using var db = Office.Open();
        return await db.Journal.OrderBy(e => e.Id).Select(e => e.Kind).ToArrayAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Sink.DisposeAsync();
        Office.Dispose();
    }

    private sealed class Check(OutboxWorld world) : ISendCheck
    {
        public Task<bool> MaySendAsync(OutboxMail mail, CancellationToken cancellation = default) =>
            Task.FromResult(!world.Blocked.Contains(mail.Id));
    }
}
