using Microsoft.EntityFrameworkCore;
using Petitions.Cases;
using Petitions.Deadlines;
using Petitions.Guard;
using Petitions.Rules;
using Petitions.Tasks;

namespace Petitions.Reports;

public sealed record RegisterLine(
    string ReceiptNumber, DateTime ReceivedAt, Channel Channel, int Pieces, bool Damaged, string? Addressee, string? AddresseeUnit, string? AddresseePerson,
    string? Sender, string? SenderUnit, string Number, bool Sealed, string? TargetUnit, string Stage);

/// <summary>收信登记簿: what came in a month, in the order of the register, for those who keep it.</summary>
public sealed class MailRegister(CaseGuard guard, TaskAccess access, OfficeClock clock)
{
    /// <exception cref="NotVisible">The register is the intake's own: its numbers would tell others of letters they do not see.</exception>
    public async Task<IReadOnlyList<RegisterLine>> RunAsync(DateOnly month, CancellationToken cancellation = default)
    {
        var viewer = await access.ViewerAsync(cancellation);
        if (!viewer.SeesIntake)
            throw new NotVisible();
        var (begin, end) = (clock.InstantOf(month, TimeOnly.MinValue), clock.InstantOf(month.AddMonths(1), TimeOnly.MinValue));
        return await guard.Visible(viewer).AsNoTracking()
            .Where(c => c.Receipt.ReceivedAt >= begin && c.Receipt.ReceivedAt < end)
            .OrderBy(c => c.Receipt.ReceiptNumber)
            .Select(c => new RegisterLine(
                c.Receipt.ReceiptNumber, c.Receipt.ReceivedAt, c.Receipt.Channel, c.Receipt.Pieces, c.Receipt.Damaged, c.Receipt.AddresseeAsWritten, c.Receipt.AddresseeUnit,
                c.Receipt.AddresseePerson, c.Receipt.SenderAsWritten, c.Receipt.SenderUnit, c.Number, c.Sealed, c.Routing!.TargetUnit, c.Stage))
            .ToListAsync(cancellation);
    }
}
