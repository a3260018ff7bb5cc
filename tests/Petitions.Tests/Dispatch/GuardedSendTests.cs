using Microsoft.EntityFrameworkCore;
using Petitions.Data;
using Petitions.Deadlines;
using Petitions.Dispatch;
using Petitions.Dispatch.NoticeMails;
using Petitions.Guard;
using Petitions.Offices;
using Petitions.TestKit;

namespace Petitions.Tests.Dispatch;

public sealed class GuardedSendTests
{
    private static readonly Guid Accusing = new("11111111-1111-1111-1111-111111111111");

    [Theory]
    [InlineData("chen", null, false)]
    [InlineData("wang", null, true)]
    [InlineData(null, "urban", false)]
    [InlineData(null, "health", true)]
    [InlineData("wang", "urban", false)]
    [InlineData(null, null, true)]
    public async Task MaySend_CaseAccusesChenOfUrban_NeitherGetsIt(string? person, string? unit, bool may)
    {
        using var office = new TestDatabase();
        await using var db = office.Open();
        await AccuseAsync(db, office.Time.GetUtcNow().UtcDateTime);
        var clock = new OfficeClock(office.Time);
        var guard = new CaseGuard(db, clock, new Certificates(db, clock, office.Actor, office.Writer(db)));
        var check = new GuardedSend(guard, new NoticesToMail(db, guard, new DirectoryCache(), clock));

        (await check.MaySendAsync(Mail(Accusing, person, unit), TestContext.Current.CancellationToken)).ShouldBe(may);
        (await check.MaySendAsync(Mail(Guid.CreateVersion7(), person, unit), TestContext.Current.CancellationToken)).ShouldBeTrue();
        (await check.MaySendAsync(Mail(null, person, unit), TestContext.Current.CancellationToken)).ShouldBeTrue();
    }

    private static async Task AccuseAsync(PetitionsDb db, DateTime now)
    {
        var from = DateOnly.FromDateTime(now);
        db.CaseBlocks.Add(new CaseBlock { CaseId = Accusing, SubjectKind = SubjectKind.Person, SubjectId = "chen", Level = BlockLevel.Hard, Reason = "accused", From = now });
        db.PersonStandings.Add(new PersonStanding
        {
            PersonId = "chen",
            SubjectKind = SubjectKind.Person,
            SubjectId = "chen",
            Relation = StandingRelation.Self,
            Level = BlockLevel.Hard,
            From = from,
            To = null,
        });
        db.UnitStandings.Add(new UnitStanding
        {
            UnitId = "urban",
            SubjectKind = SubjectKind.Person,
            SubjectId = "chen",
            Relation = StandingRelation.UnitMember,
            Level = BlockLevel.Soft,
            From = from,
            To = null,
        });
        // The case itself is of no matter here.
        await db.Database.OpenConnectionAsync();
        await db.Database.ExecuteSqlRawAsync("PRAGMA foreign_keys = OFF");
        await db.SaveChangesAsync();
    }

    private static OutboxMail Mail(Guid? caseId, string? person, string? unit) => new()
    {
        CaseId = caseId,
        Kind = "notice",
        MessageId = "<1@example.gov.cn>",
        To = "x@example.cn",
        PersonId = person,
        UnitId = unit,
        Subject = "s",
        Text = "t",
    };
}
