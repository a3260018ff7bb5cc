using Microsoft.Extensions.Options;
using Petitions.Cases;
using Petitions.Data;
using Petitions.Deadlines;
using Petitions.Offices;

namespace Petitions.Dispatch;

/// <summary>
/// Mails the system writes. They say that there is work, never whose or about what (domain.md §10.3 route 13).
/// </summary>
public sealed class UnitMail(PetitionsDb db, OfficeClock clock, IOptions<OfficeOptions> office)
{
    public async Task AnnounceAsync(PetitionCase letter, string unitId, CancellationToken cancellation = default)
    {
        var unit = await db.Units.FindAsync([unitId], cancellation);
        if (string.IsNullOrWhiteSpace(unit?.Email))
            return;
        Add(letter.Id, "task", unit.Email, "您有一项待办 / You have a task", "请登录信访系统查看。 / Please sign in to the petitions system.", unitId);
    }

    public void Answer(PetitionCase letter, string email, string text) =>
        Add(letter.Id, "reply", email, $"信访答复 {letter.Number}", text, null);

    public void Notify(PetitionCase letter, string email, string text) =>
        Add(letter.Id, "notice", email, $"信访事项告知 {letter.Number}", text, null);

    private void Add(Guid caseId, string kind, string to, string subject, string text, string? unitId)
    {
        var id = Guid.NewGuid();
        db.Outbox.Add(new OutboxMail
        {
            Id = id,
            CaseId = caseId,
            Kind = kind,
            MessageId = $"{id:N}@petitions",
            To = to,
            UnitId = unitId,
            Subject = subject,
            Text = text,
            CreatedAt = clock.Now,
            NotBefore = clock.Now + office.Value.TakeBack,
        });
    }
}
