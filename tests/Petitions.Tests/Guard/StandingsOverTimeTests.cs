using Microsoft.EntityFrameworkCore;
using Petitions.Data;
using Petitions.Dispatch;
using Petitions.Guard;
using Petitions.Offices;
using Petitions.Rules;
using Petitions.TestKit;

namespace Petitions.Tests.Guard;

/// <summary>The office changes, or the day does: who stands for the accused changes with it.</summary>
public sealed class StandingsOverTimeTests : OfficeTest
{
    [Fact]
    public async Task Appointment_OnItsDay_BlocksWithoutAnybodysAct()
    {
        var number = await Office.AccusationAsync("qin-lan");
        Office.MoveTo("2026-12-31T23:59");
        await Office.ChangeAsync(db => AddAccountAsync(db, "transport", "su-mei"));
        (await BlockedAsync(number)).ShouldNotContain("su-mei");

        Office.MoveTo("2027-01-01T00:00");

        (await BlockedAsync(number)).ShouldContain("su-mei");
        (await BlockedUnitsAsync(number)).ShouldContain("transport");
    }

    [Fact]
    public async Task Appointment_OfTheHolderOfATask_LosesHisClaimAtTheNextSweep()
    {
        // The handler joins the accused's own section on the first of October.
        var number = await Office.ReadAsync(World.Noise, Readings.Of(Petitions.Cases.PetitionClass.Claim, Readings.Named("cui-hong")));
        await Office.CompleteAsync("clerk", number, "route", "proposed", Proposals.Refer("discipline"));
        await Office.CompleteAsync("officehead", number, "approve", "approved", new { });
        await Office.CompleteAsync("clerk", number, "dispatch", "sent", new { form = "original" });
        var task = await Office.TaskAsync(number, "acknowledge");
        await Office.As<Petitions.Tasks.ClaimTask>("discipline", claim => claim.RunAsync(task.Id));
        await Office.ChangeOfficeAsync(db => db.Add(new Post { PersonId = "hao-jie", UnitId = "health", Kind = PostKind.Member, Title = "借调", From = new(2026, 10, 1) }));
        await Office.SweepAsync();
        (await Office.TaskAsync(number, "acknowledge")).ClaimedBy.ShouldBe("hao-jie");

        Office.MoveTo("2026-10-01T00:01");
        await Should.ThrowAsync<NotVisible>(() => Office.CompleteAsync("discipline", task.Id, "accepted", new { }));
        await Office.SweepAsync();

        (await Office.TaskAsync(number, "acknowledge")).ClaimedBy.ShouldBeNull();
        await Office.CompleteAsync("discipline2", number, "acknowledge", "accepted", new { });
    }

    [Fact]
    public async Task OfficeChanged_NobodyOfTheUnitLeft_EscalatesAtTheNextSweep()
    {
        var number = await Office.ReadAsync(World.Noise, Readings.Of(Petitions.Cases.PetitionClass.Claim, Readings.Named("xie-tao")));
        await Office.CompleteAsync("clerk", number, "route", "proposed", Proposals.Refer("health"));
        await Office.CompleteAsync("officehead", number, "approve", "approved", new { });
        await Office.CompleteAsync("clerk", number, "dispatch", "sent", new { form = "original" });

        await Office.ChangeOfficeAsync(db => db.Add(new Post { PersonId = "xie-tao", UnitId = "health", Kind = PostKind.Head, Title = "局长", From = new(2026, 9, 22) }));
        await Office.SweepAsync();

        var task = await Office.TaskAsync(number, "acknowledge");
        (task.Escalated, task.UnitId == "health").ShouldBe((true, false));
        (await Office.AskAsync(db => db.Outbox.Where(m => m.UnitId == "health").Select(m => m.State).ToListAsync())).ShouldAllBe(state => state == MailState.Cancelled);
    }

    [Fact]
    public async Task Delegation_FromTheAccused_ClosesTheCaseToHisDelegate()
    {
        var number = await Office.AccusationAsync("cui-hong");
        (await BlockedAsync(number)).ShouldNotContain("bai-ling");

        await Office.ChangeOfficeAsync(db => db.Delegations.Add(new Delegation { FromPersonId = "cui-hong", ToPersonId = "bai-ling", Reason = "休假", From = new(2026, 9, 22) }));

        (await BlockedAsync(number)).ShouldContain("bai-ling");
    }

    [Fact]
    public async Task Delegation_ToTheAccused_ClosesTheCaseToTheGiver()
    {
        var number = await Office.AccusationAsync("bai-ling");

        await Office.ChangeOfficeAsync(db => db.Delegations.Add(new Delegation { FromPersonId = "han-xue", ToPersonId = "bai-ling", Reason = "休假", From = new(2026, 9, 22) }));

        (await Office.SeesAsync("sealed", number)).ShouldBeFalse();
        (await Office.SeesAsync("sealedhead", number)).ShouldBeTrue();
    }

    [Fact]
    public async Task Delegation_FromSomebodySoftlyBlocked_CarriesNoSightOfTheCase()
    {
        // The accused's wife is deputy of education, which has the case; bai-ling stands in for her and is not of education.
        var number = await Office.ReadAsync(World.Noise, Readings.Of(Petitions.Cases.PetitionClass.Claim, Readings.Named(World.ZhengJianguo)));
        await Office.ChangeOfficeAsync(async db =>
        {
            await AddAccountAsync(db, "education", World.MaoXiuying);
            await AddAccountAsync(db, "educationclerk", "shao-peng");
            db.CaseParties.Add(new CaseParty { CaseId = (await db.Cases.SingleAsync(c => c.Number == number)).Id, UnitId = "education", From = World.Morning.UtcDateTime });
            db.Delegations.Add(new Delegation { FromPersonId = World.MaoXiuying, ToPersonId = "shao-peng", Reason = "休假", From = new(2026, 9, 22) });
        });

        (await Office.SeesAsPersonAsync("shao-peng", number)).ShouldBeFalse();
    }

    [Fact]
    public async Task Delegation_FromSomebodyFree_CarriesTheCase()
    {
        var number = await Office.SentAsync("health");
        await Office.ChangeOfficeAsync(db => db.Delegations.Add(new Delegation { FromPersonId = "cui-hong", ToPersonId = "guo-yan", Reason = "休假", From = new(2026, 9, 22) }));

        (await Office.SeesAsync("urban", number)).ShouldBeTrue();
        await Office.CompleteAsync("urban", number, "acknowledge", "accepted", new { });
    }

    [Fact]
    public async Task Secretary_OfTheAccused_IsClosedOut()
    {
        var number = await Office.AccusationAsync(World.GaoZhenhua);

        (await BlockedAsync(number)).ShouldContain("xu-wenbo");
    }

    [Fact]
    public async Task Kin_OfTheAccused_MayNotHandleIt()
    {
        var number = await Office.AccusationAsync();

        (await BlockedAsync(number)).ShouldContain(World.MaoXiuying);
        (await BlockedUnitsAsync(number)).ShouldNotContain("education");
    }

    [Fact]
    public async Task Portfolio_OfTheAccused_ClosesTheUnitsOfIt()
    {
        var number = await Office.AccusationAsync(World.GaoZhenhua);

        (await BlockedUnitsAsync(number)).ShouldBe(["organ", "petitions", "urban", "urban-enforcement", "police", "transport", "housing"], ignoreOrder: true);
    }

    [Fact]
    public async Task PrincipalAccused_NobodyInsideLeft_GoesToTheDisciplineOrgan()
    {
        var number = await Office.AccusationAsync("lin-guodong");

        var task = await Office.TaskAsync(number, "route");
        (task.UnitId, task.Escalated, task.Role).ShouldBe(("discipline", true, null));
        (await Office.HasTaskAsync("discipline", number)).ShouldBeTrue();
        (await Office.HasTaskAsync("sealed", number)).ShouldBeFalse();
        // The clock still runs, and the alarm goes to nobody who is blocked.
        (await Office.AskAsync(db => db.Deadlines.SingleAsync(d => d.RuleId == "forward-3-days"))).IsRunning.ShouldBeTrue();
        var blocked = await BlockedAsync(number);
        (await Office.AskAsync(db => db.Notices.Select(n => n.PersonId).ToListAsync())).ShouldAllBe(person => !blocked.Contains(person));
    }

    [Fact]
    public async Task PartOfTheHouseAccused_NobodyOfTheRoleLeft_AlarmsTheCleared()
    {
        var number = await Office.AccusationAsync(World.GaoZhenhua, "shen-yulan");
        await Office.CompleteAsync("sealed", number, "route", "proposed", Proposals.ReferByLetter("discipline"));

        (await Office.TaskAsync(number, "approve")).UnitId.ShouldBe("discipline");
        (await Office.AskAsync(db => db.Notices.Where(n => n.Code == "nobody-eligible").Select(n => n.PersonId).OrderBy(p => p).ToListAsync()))
            .ShouldBe(["cao-yong", "han-xue", "ye-qing"]);
    }

    [Fact]
    public async Task FallbackAccusedToo_NobodyAnywhere_IsAnIncidentSomebodySees()
    {
        await Office.ChangeOfficeAsync(db => db.Delegations.AddRange(
            new[] { "tan-zhengyi", "liang-bing", "hao-jie", "mo-lin", "lian-jun", "fan-dezhi" }.Select(p => new Delegation { FromPersonId = "lin-guodong", ToPersonId = p, Reason = "试验", From = new(2026, 9, 22) })));

        await Office.AccusationAsync("lin-guodong");

        var incident = await Office.AskAsync(db => db.Incidents.SingleAsync());
        (incident.Where, incident.Cause).ShouldBe(("task:route", "nobody-eligible-anywhere"));
    }

    [Fact]
    public async Task Leader_FreeAgainWhileAnotherHasTheTask_DoesNotTakeItFromHim()
    {
        var number = await Office.AccusationAsync(World.ZhengJianguo);
        await Office.CompleteAsync("sealed", number, "route", "proposed", Proposals.ReferByLetter("discipline"));
        (await Office.TaskAsync(number, "approve")).PersonId.ShouldBe(World.GaoZhenhua);
        await Office.ChangeAccusedAsync("sealed", number, Readings.Named(World.ZhengJianguo, World.GaoZhenhua));
        var task = (await Office.TaskAsync(number, "approve")).Id;
        await Office.As<Petitions.Tasks.ClaimTask>("leader2", claim => claim.RunAsync(task));

        await Office.ChangeAccusedAsync("sealed", number, Readings.Named(World.ZhengJianguo));
        await Office.ChangeAccusedAsync("sealed2", number, Readings.Named(World.ZhengJianguo));

        await Office.CompleteAsync("leader2", task, "approved", new { });
        (await Office.OpenStepsAsync(number)).ShouldBe(["dispatch"]);
    }

    [Fact]
    public async Task Recomputed_FromScratch_EqualsTheStoredRows()
    {
        await Office.ChangeOfficeAsync(db => db.Delegations.Add(new Delegation { FromPersonId = "cui-hong", ToPersonId = "bai-ling", Reason = "休假", From = new(2026, 9, 22) }));

        var office = await Office.As<StandingsUpdate, OfficeSnapshot>(null, update => update.SnapshotAsync());
        var (people, units) = await Office.AskAsync(async db => (await db.PersonStandings.AsNoTracking().ToListAsync(), await db.UnitStandings.AsNoTracking().ToListAsync()));

        people.Select(s => (s.PersonId, s.SubjectKind, s.SubjectId, s.Relation, s.Level, s.From, s.To))
            .ShouldBe(Standings.Compute(office).Select(s => (s.PersonId, s.SubjectKind, s.SubjectId, s.Relation, s.Level, s.From, s.To)), ignoreOrder: true);
        units.Select(s => (s.UnitId, s.SubjectKind, s.SubjectId, s.Relation, s.Level, s.From, s.To))
            .ShouldBe(Standings.ComputeUnits(office).Select(s => (s.UnitId, s.SubjectKind, s.SubjectId, s.Relation, s.Level, s.From, s.To)), ignoreOrder: true);
    }

    private static Task AddAccountAsync(PetitionsDb db, string userName, string person)
    {
        db.Accounts.Add(new() { UserName = userName, PersonId = person });
        db.AccountRoles.Add(new() { UserName = userName, Role = Petitions.Access.Role.DepartmentHandler, From = new(2026, 1, 1) });
        return Task.CompletedTask;
    }

    private async Task<IReadOnlySet<string>> BlockedAsync(string number)
    {
        var id = (await Office.CaseAsync(number)).Id;
        return await Office.As<CaseGuard, IReadOnlySet<string>>(null, guard => guard.BlockedPeopleAsync(id));
    }

    private async Task<IReadOnlySet<string>> BlockedUnitsAsync(string number)
    {
        var id = (await Office.CaseAsync(number)).Id;
        return await Office.As<CaseGuard, IReadOnlySet<string>>(null, guard => guard.BlockedUnitsAsync(id));
    }
}
