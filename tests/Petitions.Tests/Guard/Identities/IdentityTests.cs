using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Petitions.Cases;
using Petitions.Guard.Identities;
using Petitions.Intake.Duplicates;
using Petitions.Rules;
using Petitions.TestKit;
using Petitions.Visits;

namespace Petitions.Tests.Guard.Identities;

/// <summary>Who wrote a sealed case stands in the vault alone, and opens to one who asked when another agreed (design §10).</summary>
public sealed class IdentityTests : OfficeTest
{
    private const string Name = "訾慕白", Address = "望潮巷77号", Phone = "13911112222", Email = "muBai@example.cn";

    private static readonly LetterReceived Letter = World.AnonymousAccusation with
    {
        Petitioner = new PetitionerForm(Name, Address: Address, Phone: Phone, Email: Email, IdNumber: "110101199003070018", WorkUnit: "第三棉纺厂"),
        Sender = new Sender($"{Address} 訾", null),
    };

    public static TheoryData<string> Seals => ["accusation", "unclear", "merged"];

    [Theory]
    [MemberData(nameof(Seals))]
    public async Task Seal_HoweverItCame_LeavesTheWriterInNoRowOfTheDatabase(string way)
    {
        var number = await Office.ReadAsync(Letter, way == "accusation" ? Named() : Readings.Claim);
        if (way == "unclear")
            await Office.ChangeAccusedAsync("clerk", number, Readings.Unclear("不知道说的是谁"));
        if (way == "merged")
        {
            var other = await Office.ReceiveAsync(World.AnonymousAccusation);
            await Office.As<LinkCases, CaseLink>("clerk", link => link.RunAsync(number, other, LinkKind.Merged));
            await Office.CompleteAsync("clerk", other, "read", "read", Readings.Accusing(World.ZhengJianguo));
        }

        (await Office.CaseAsync(number)).Sealed.ShouldBeTrue();
        (await RowsWithAsync(Name, Address, Phone, Email)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Letter_WithoutASeal_KeepsItsWriterOnTheFile()
    {
        var number = await Office.ReadAsync(Letter, Readings.Claim);

        (await Office.As<CaseReader, CaseView>("clerk", reader => reader.RunAsync(number))).Petitioner!.Name.ShouldBe(Name);
        (await RowsWithAsync(Name)).ShouldContain("Petitioners.Name");
    }

    [Fact]
    public async Task Identity_OpensToWhoAskedWhenAnotherAgreed_AndCloses()
    {
        var number = await Office.ReadAsync(Letter, Named());
        await RefusedAsync("unlock-needs-reason", () => AskAsync(number, " "));
        var id = await AskAsync(number, "核实举报人收到的威胁");

        await RefusedAsync("unlock-asked", () => AskAsync(number, "再问一次"));
        await RefusedAsync("unlock-needs-second", () => DecideAsync("sealed", number, id, true));
        (await SheetAsync("sealed", number)).Identity.ShouldBeNull();
        await DecideAsync("sealed2", number, id, true);
        await RefusedAsync("unlock-decided", () => DecideAsync("sealed2", number, id, false));

        var sheet = await SheetAsync("sealed", number);
        (sheet.Identity!.Name, sheet.Identity.Address, sheet.Identity.Phone, sheet.IdNumber).ShouldBe((Name, Address, Phone, "110101199003070018"));
        sheet.Identity.Who.ShouldBe($"退休职工{Name}");
        (await SheetAsync("sealed2", number)).Identity.ShouldBeNull();
        Office.Time.Advance(TimeSpan.FromHours(8));
        (await SheetAsync("sealed", number)).Identity.ShouldBeNull();
    }

    [Fact]
    public async Task Identity_Refused_StaysClosedAndTheAskerHears()
    {
        var number = await Office.ReadAsync(Letter, Named());
        await DecideAsync("sealed2", number, await AskAsync(number, "好奇"), false);

        (await SheetAsync("sealed", number)).Identity.ShouldBeNull();
        (await Office.AskAsync(db => db.Notices.Where(n => n.Code == "identity-refused").Select(n => n.PersonId).ToListAsync())).ShouldBe([World.PersonOf("sealed")]);
    }

    [Fact]
    public async Task Identity_EachLook_IsJournalled()
    {
        var number = await Office.ReadAsync(Letter, Named());
        await DecideAsync("sealed2", number, await AskAsync(number, "寄发答复"), true);

        await SheetAsync("sealed", number);

        (await Office.AskAsync(db => db.Journal.Where(e => e.Kind == "identity.read").Select(e => e.PersonId).ToListAsync())).ShouldBe([World.PersonOf("sealed")]);
    }

    [Theory]
    [InlineData("clerk")]
    [InlineData("officehead")]
    [InlineData("auditor")]
    [InlineData("admin")]
    [InlineData("urbanhead")]
    public async Task Identity_ForAnybodyElse_IsNotThere(string account)
    {
        var number = await Office.ReadAsync(Letter, Named());
        var id = await AskAsync(number, "寄发答复");

        await Should.ThrowAsync<NotVisible>(() => SheetAsync(account, number));
        await Should.ThrowAsync<NotVisible>(() => DecideAsync(account, number, id, true));
    }

    [Fact]
    public async Task Reply_ByMail_ReachesTheWriterWhomNobodySees()
    {
        var number = await Office.ReadAsync(Letter, Named());
        await Office.CompleteAsync("sealed", number, "route", "proposed", Proposals.PresentDirect("shen-yulan"));
        await Office.CompleteAsync("leader2", number, "instruct", "noted", new { });

        await Office.CompleteAsync("sealed", number, "reply", "replied", new { text = "已转有权处理机关。", channel = "mail", servedAt = World.Morning });

        (await Office.AskAsync(db => db.Outbox.SingleAsync(m => m.Kind == "reply"))).To.ShouldBe(Email);
    }

    [Fact]
    public async Task Alike_BySealedPhoneOrName_IsFoundByTheClearedOnly()
    {
        var number = await Office.ReadAsync(Letter, Named());

        foreach (var typed in new[] { new Typed(null, Name, null, null), new Typed(null, null, Phone, null) })
        {
            (await Office.As<FindAlike, IReadOnlyList<AlikeCase>>("sealed", find => find.RunAsync(typed))).Select(a => a.Number).ShouldBe([number]);
            (await Office.As<FindAlike, IReadOnlyList<AlikeCase>>("clerk", find => find.RunAsync(typed))).ShouldBeEmpty();
        }
    }

    [Fact]
    public async Task Desk_AccusationOfAGroup_KeepsItsSpeakersApart()
    {
        var (number, _) = await Office.ArriveAsync(Visiting.WangFang with
        {
            Petitioner = Letter.Petitioner,
            Headcount = 6,
            Representatives = [new RepresentativeForm(Name, Phone), new RepresentativeForm("逄若水", "13933334444")],
        });
        await Office.CallAsync();
        await Office.CompleteAsync("reception", number, "triage", "accusation", Visiting.Accusing(World.ZhengJianguo));

        (await RowsWithAsync(Name, "逄若水", Phone, "13933334444")).ShouldBeEmpty();
        await DecideAsync("sealed2", number, await AskAsync(number, "约谈代表"), true);
        (await SheetAsync("sealed", number)).Identity!.Speakers!.Select(s => s.Name).ShouldBe([Name, "逄若水"]);
    }

    [Fact]
    public async Task Case_SealedBeforeIdentitiesWereKeptApart_IsMendedAtTheNextStart()
    {
        var number = await Office.ReadAsync(World.AnonymousAccusation with { Petitioner = new PetitionerForm("某人", Phone: "13900000000") }, Named());
        Office.Tamper($"UPDATE Petitioners SET Apart = NULL, Name = '{Name}', Phone = '{Phone}'");
        Office.Tamper("DELETE FROM AccuserIdentities");

        await Office.As<PutLeftIdentitiesApart>(null, left => left.RunAsync());

        (await RowsWithAsync(Name, Phone)).ShouldBeEmpty();
        await DecideAsync("sealed2", number, await AskAsync(number, "核对"), true);
        (await SheetAsync("sealed", number)).Identity!.Name.ShouldBe(Name);
    }

    private static JsonObject Named() => Readings.Accusing(World.ZhengJianguo)
        .With("abstract", new JsonObject { ["who"] = $"退休职工{Name}", ["what"] = "收受礼金", ["request"] = "请依法处理" });

    private Task<Guid> AskAsync(string number, string reason) => Office.As<AskUnlock, Guid>("sealed", ask => ask.RunAsync(number, reason));

    private Task DecideAsync(string account, string number, Guid id, bool granted) => Office.As<DecideUnlock>(account, decide => decide.RunAsync(number, id, granted));

    private Task<IdentitySheet> SheetAsync(string account, string number) => Office.As<ReadIdentity, IdentitySheet>(account, read => read.RunAsync(number));

    /// <summary>Every column of every table that holds one of these texts as it is, the search's own tables by their words.</summary>
    private async Task<IReadOnlyList<string>> RowsWithAsync(params string[] texts)
    {
        var found = new List<string>();
        await using var connection = new SqliteConnection($"Data Source={Office.Directory.Database};Pooling=False");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        foreach (var column in Read(connection, "SELECT m.name || '.' || c.name FROM sqlite_master m, pragma_table_info(m.name) c WHERE m.type = 'table'"))
        {
            var (table, name) = (column.Split('.')[0], column.Split('.')[1]);
            var any = string.Join(" OR ", texts.Select(text => $"CAST(\"{name}\" AS TEXT) LIKE '%{text}%'"));
            if (Read(connection, $"SELECT '{column}' FROM \"{table}\" WHERE {any} LIMIT 1").Count > 0)
                found.Add(column);
        }
        return found;
    }

    private static List<string> Read(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
            rows.Add(reader.GetString(0));
        return rows;
    }
}
