using MailKit;
using MailKit.Net.Imap;
using MailKit.Search;
using MailKit.Security;

namespace Petitions.Intake.Mailboxes;

/// <summary>A mail as the server lists it.</summary>
internal sealed record ServerMail(uint Uid, DateTime? ArrivedAt, long Size);

/// <summary>One connection with one folder open. Not for several threads; after any failure it is thrown away.</summary>
internal sealed class ImapSession : IAsyncDisposable
{
    private readonly ImapClient client = new();
    private readonly CallLimit limit;
    private ImapFolder folder = null!;

    // How many mails there were when it was last looked for new ones.
    private int looked;

    private ImapSession(ImapOptions options)
    {
        limit = new CallLimit(options.Timeout);
        client.Timeout = (int)options.Timeout.TotalMilliseconds;
    }

    /// <summary>Zero where the server names none.</summary>
    public uint UidValidity => folder.UidValidity;

    public bool IsAlive => client.IsConnected && folder.IsOpen;

    public bool CanIdle => client.Capabilities.HasFlag(ImapCapabilities.Idle);

    public static async Task<ImapSession> OpenAsync(Mailbox mailbox, string password, ImapOptions options, CancellationToken cancellation)
    {
        var session = new ImapSession(options);
        try
        {
            await session.ConnectAsync(mailbox, password, cancellation);
            return session;
        }
        catch
        {
            await session.DisposeAsync();
            throw;
        }
    }

    public async Task<IReadOnlyList<uint>> UidsAfterAsync(uint last, CancellationToken cancellation)
    {
        if (last == uint.MaxValue)
            return [];
        looked = folder.Count;
        var range = new UniqueIdRange(new UniqueId(last + 1), UniqueId.MaxValue);
        var uids = await limit.RunAsync(token => folder.SearchAsync(last == 0 ? SearchQuery.All : SearchQuery.Uids(range), token), cancellation);
        // "n:*" gives the last mail even where none is newer.
        return [.. uids.Select(u => u.Id).Where(uid => uid > last).Distinct().Order()];
    }

    /// <summary>Those still there: what is missing in the answer was deleted meanwhile.</summary>
    public async Task<IReadOnlyList<ServerMail>> ListAsync(IReadOnlyList<uint> uids, CancellationToken cancellation)
    {
        var items = MessageSummaryItems.UniqueId | MessageSummaryItems.InternalDate | MessageSummaryItems.Size;
        var found = await limit.RunAsync(token => folder.FetchAsync(Ids(uids), items, token), cancellation);
        return [.. found.Select(s => new ServerMail(s.UniqueId.Id, s.InternalDate?.UtcDateTime, s.Size ?? 0))];
    }

    /// <summary>Fetches many in one answer, four times as fast as one by one; each is handed over as it comes.</summary>
    public Task OpenAllAsync(IReadOnlyList<uint> uids, Func<uint, Stream, CancellationToken, Task> take, CancellationToken cancellation) =>
        limit.RunAsync(token => folder.GetStreamsAsync([.. uids.Select(uid => new UniqueId(uid))], (_, _, uid, stream, inner) => take(uid.Id, stream, inner), token), cancellation);

    public Task<Stream> OpenMailAsync(uint uid, CancellationToken cancellation) =>
        limit.RunAsync(token => folder.GetStreamAsync(new UniqueId(uid), token), cancellation);

    public Task<Stream> OpenBeginningAsync(uint uid, int octets, CancellationToken cancellation) =>
        limit.RunAsync(token => folder.GetStreamAsync(new UniqueId(uid), 0, octets, token), cancellation);

    public Task MarkSeenAsync(IReadOnlyList<uint> uids, CancellationToken cancellation) =>
        limit.RunAsync(token => folder.StoreAsync(Ids(uids), new StoreFlagsRequest(StoreAction.Add, MessageFlags.Seen) { Silent = true }, token), cancellation);

    public async Task MoveAsync(IReadOnlyList<uint> uids, string to, CancellationToken cancellation)
    {
        var root = client.GetFolder(client.PersonalNamespaces[0]);
        var target = await limit.RunAsync(token => FindOrCreateAsync(root, to, token), cancellation);
        await limit.RunAsync(token => folder.MoveToAsync(Ids(uids), target, token), cancellation);
    }

    public async Task DeleteAsync(IReadOnlyList<uint> uids, CancellationToken cancellation)
    {
        await limit.RunAsync(token => folder.StoreAsync(Ids(uids), new StoreFlagsRequest(StoreAction.Add, MessageFlags.Deleted) { Silent = true }, token), cancellation);
        // Only where the server can expunge these alone: others may have marked mails of theirs.
        if (client.Capabilities.HasFlag(ImapCapabilities.UidPlus))
            await limit.RunAsync(token => folder.ExpungeAsync(Ids(uids), token), cancellation);
    }

    /// <summary>Waits until the server says that something came, or until the time is over: IDLE is a hint, never a promise.</summary>
    public async Task IdleAsync(TimeSpan atMost, CancellationToken cancellation)
    {
        using var done = new CancellationTokenSource(atMost);
        void Came(object? sender, EventArgs e) => done.Cancel();
        folder.CountChanged += Came;
        try
        {
            // It was said already, with the answer to something else that was asked since the look.
            if (folder.Count != looked)
            {
                looked = folder.Count;
                return;
            }
            await new CallLimit(atMost + TimeSpan.FromMilliseconds(client.Timeout)).RunAsync(token => client.IdleAsync(done.Token, token), cancellation);
        }
        finally
        {
            folder.CountChanged -= Came;
        }
    }

    /// <summary>Asks the server whether it is still there.</summary>
    public Task PingAsync(CancellationToken cancellation) => limit.RunAsync(token => client.NoOpAsync(token), cancellation);

    public async ValueTask DisposeAsync()
    {
        if (client.IsConnected)
        {
            try
            {
                await new CallLimit(TimeSpan.FromSeconds(5)).RunAsync(token => client.DisconnectAsync(quit: true, token), CancellationToken.None);
            }
            // How the server takes our leave does not matter.
            catch (Exception rude) when (rude is IOException or TimeoutException or MailKit.ProtocolException or MailKit.CommandException or System.Net.Sockets.SocketException)
            {
            }
        }
        client.Dispose();
    }

    private async Task ConnectAsync(Mailbox mailbox, string password, CancellationToken cancellation)
    {
        var security = mailbox.Security switch
        {
            MailboxSecurity.Tls => SecureSocketOptions.SslOnConnect,
            MailboxSecurity.StartTls => SecureSocketOptions.StartTls,
            MailboxSecurity.None => SecureSocketOptions.None,
            _ => throw new ArgumentOutOfRangeException(nameof(mailbox)),
        };
        await limit.RunAsync(token => client.ConnectAsync(mailbox.Host, mailbox.Port, security, token), cancellation);
        await limit.RunAsync(token => client.AuthenticateAsync(mailbox.UserName, password, token), cancellation);
        // NetEase closes the folder to whoever does not say who he is ("Unsafe Login").
        if (client.Capabilities.HasFlag(ImapCapabilities.Id))
            await limit.RunAsync(token => client.IdentifyAsync(new ImapImplementation { Name = "Petitions", Version = "1" }, token), cancellation);
        folder = (ImapFolder)(mailbox.Folder.Equals("INBOX", StringComparison.OrdinalIgnoreCase)
            ? client.Inbox!
            : await limit.RunAsync(token => client.GetFolderAsync(mailbox.Folder, token), cancellation));
        await limit.RunAsync(token => folder.OpenAsync(FolderAccess.ReadWrite, token), cancellation);
    }

    private static async Task<IMailFolder> FindOrCreateAsync(IMailFolder root, string name, CancellationToken cancellation)
    {
        try
        {
            return await root.GetSubfolderAsync(name, cancellation);
        }
        catch (FolderNotFoundException)
        {
            return await root.CreateAsync(name, isMessageFolder: true, cancellation) ?? throw new InvalidOperationException($"The server made no folder {name}.");
        }
    }

    private static UniqueIdSet Ids(IEnumerable<uint> uids)
    {
        var ids = new UniqueIdSet();
        foreach (var uid in uids)
            ids.Add(new UniqueId(uid));
        return ids;
    }
}
