namespace Petitions.Dispatch;

/// <summary>Asked in the moment a mail goes out: whom a case accuses may have changed since it was written.</summary>
public interface ISendCheck
{
    Task<bool> MaySendAsync(OutboxMail mail, CancellationToken cancellation = default);
}
