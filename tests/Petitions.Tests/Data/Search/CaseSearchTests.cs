using CsCheck;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Petitions.Cases;
using Petitions.Data.Search;
using Petitions.Guard;
using Petitions.Intake.Files;
using Petitions.Tasks;
using Petitions.TestKit;

namespace Petitions.Tests.Data.Search;

public sealed class CaseSearchTests : OfficeTest
{
    [Theory]
    [InlineData("路灯")]
    [InlineData("灯损")]
    [InlineData("坏")]
    [InlineData("王芳")]
    [InlineData("路灯 王芳")]
    [InlineData("路灯损坏")]
    [InlineData("ＬＥＤ")]
    [InlineData("le")]
    [InlineData("幸福")]
    public async Task Search_WordsOfALetter_FindIt(string text)
    {
        var number = await Office.ReceiveAsync(Letters.Opened("路灯损坏 LED") with { Petitioner = World.PetitionerWangFang, Place = "幸福路" });
        await Office.ReceiveAsync(Letters.Opened("食堂卫生"));

        (await FindAsync("clerk", text)).ShouldBe([number]);
    }

    [Theory]
    [InlineData("灯路")]
    [InlineData("路坏")]
    [InlineData("坏幸")]
    [InlineData("路灯 食堂")]
    [InlineData("%")]
    [InlineData("\" OR Open : (\"")]
    public async Task Search_WhatNoLetterSays_FindsNothing(string text)
    {
        await Office.ReceiveAsync(Letters.Opened("路灯损坏") with { Place = "幸福路" });
        await Office.ReceiveAsync(Letters.Opened("食堂卫生"));

        (await FindAsync("clerk", text)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Search_NumberOrItsBeginning_FindsIt()
    {
        var number = await Office.ReceiveAsync(Letters.Opened("路灯损坏"));
        var receipt = (await Office.CaseAsync(number)).Receipt.ReceiptNumber;

        (await FindAsync("clerk", number)).ShouldBe([number]);
        (await FindAsync("clerk", number[..^3])).ShouldBe([number]);
        (await FindAsync("clerk", receipt)).ShouldBe([number]);
    }

    [Fact]
    public async Task Search_WordsOfTheReading_FindItOnceItIsRead()
    {
        var number = await Office.ReceiveAsync(World.Noise);
        var reading = Readings.Claim;
        reading["abstract"]!["what"] = "水泵彻夜轰鸣";
        (await FindAsync("clerk", "轰鸣")).ShouldBeEmpty();

        await Office.CompleteAsync("clerk", number, "read", "read", reading);

        (await FindAsync("clerk", "轰鸣")).ShouldBe([number]);
    }

    [Fact]
    public async Task Search_WriterOfASealedCase_IsFoundByThoseWhoMaySeeHimOnly()
    {
        var number = await Office.ReadAsync(World.SignedAccusation, Readings.Accusing(World.ZhengJianguo));
        await Office.CompleteAsync("sealed", number, "route", "proposed", Proposals.Refer("discipline"));
        await Office.CompleteAsync("officedeputy", number, "approve", "approved", new { });
        await Office.CompleteAsync("sealed", number, "dispatch", "sent", new { form = "original" });

        (await FindAsync("sealed", "王芳")).ShouldBe([number]);
        (await FindAsync("discipline", "收受礼金")).ShouldBe([number]);
        (await FindAsync("discipline", "王芳")).ShouldBeEmpty();
        (await FindAsync("clerk", "收受礼金")).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("ld", true)]
    [InlineData("ldsh", true)]
    [InlineData("xfl", true)]
    [InlineData("wf", true)]
    [InlineData("hs", false)]
    public async Task Search_Initials_FindWhatBeginsWithThemAnywhere(string typed, bool found)
    {
        var number = await Office.ReceiveAsync(Letters.Opened("大量路灯损坏") with { Petitioner = World.PetitionerWangFang, Place = "幸福路" });

        (await FindAsync("clerk", typed)).ShouldBe(found ? [number] : []);
    }

    [Fact]
    public async Task Search_WordsOfAnEnclosure_FindItOnceItIsRead()
    {
        var number = await Office.ReceiveAsync(World.Noise);
        await EncloseAsync(number, "施工许可证已经过期");
        (await FindAsync("clerk", "许可证")).ShouldBeEmpty();

        (await ReadFilesAsync()).ShouldBe(1);

        (await FindAsync("clerk", "许可证")).ShouldBe([number]);
        (await FindAsync("urbanhead", "许可证")).ShouldBeEmpty();
        (await ReadFilesAsync()).ShouldBe(0);
        // The same content in another letter has been read already.
        var other = await Office.ReceiveAsync(World.Lamps);
        await EncloseAsync(other, "施工许可证已经过期");
        (await FindAsync("clerk", "许可证")).ShouldBe([number, other], ignoreOrder: true);
    }

    [Fact]
    public async Task Search_OfSeveral_GivesTheLatestReceivedFirstWheneverTheyWereRegistered()
    {
        var second = await Office.ReceiveAsync(Letters.Opened("路灯损坏") with { ReceivedAt = World.At("2026-09-15T09:00") });
        var first = await Office.ReceiveAsync(Letters.Opened("路灯又损坏") with { ReceivedAt = World.At("2026-09-21T09:00") });
        var third = await Office.ReceiveAsync(Letters.Opened("路灯还是损坏") with { ReceivedAt = World.At("2026-08-01T09:00") });
        var same = await Office.ReceiveAsync(Letters.Opened("路灯损坏，同一时刻") with { ReceivedAt = World.At("2026-08-01T09:00") });

        (await FindAsync("clerk", "路灯")).ShouldBe([first, second, same, third]);
    }

    [Fact]
    public async Task Search_EnclosureOfASealedCase_IsFoundBySealedOfficersOnly()
    {
        var number = await Office.ReceiveAsync(World.SignedAccusation);
        await EncloseAsync(number, "举报人王芳的身份证复印件");
        await ReadFilesAsync();
        var reading = Readings.Accusing(World.ZhengJianguo);
        await Office.CompleteAsync("clerk", number, "read", "read", reading);
        await Office.CompleteAsync("sealed", number, "route", "proposed", Proposals.Refer("discipline"));
        await Office.CompleteAsync("officedeputy", number, "approve", "approved", new { });
        await Office.CompleteAsync("sealed", number, "dispatch", "sent", new { form = "original" });

        (await FindAsync("sealed", "身份证复印件")).ShouldBe([number]);
        (await FindAsync("discipline", "身份证复印件")).ShouldBeEmpty();
    }

    private Task EncloseAsync(string number, string text) => Office.AsAsync("clerk", async scope =>
    {
        using var content = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text));
        var stored = await scope.GetRequiredService<FileStore>().SaveAsync(content);
        return await scope.GetRequiredService<AddAttachment>().RunAsync(number, "附件.txt", stored, AttachmentKind.File);
    });

    private Task<int> ReadFilesAsync() => Office.As<ReadFiles, int>(null, read => read.RunAsync());

    [Fact]
    public void Search_AnyTextAndAnyPartOfItsChineseRuns_IsFound()
    {
        var text = Gen.Char['一', '丨'].Array[1, 12].Select(c => new string(c));
        text.SelectMany(t => Gen.Select(Gen.Const(t), Gen.Int[0, t.Length - 1], Gen.Int[1, t.Length])).Sample((t, from, length) =>
        {
            var part = t.Substring(from, Math.Min(length, t.Length - from));
            var tokens = Bigrams.Of([t]).Split(' ');
            var question = Bigrams.Question(part)!;
            var asked = question.Trim('*').Trim('"').Split(' ');
            var isOpen = question.EndsWith('*');
            Enumerable.Range(0, tokens.Length - asked.Length + 1).Any(at => asked.Select((a, i) =>
                i == asked.Length - 1 && isOpen ? tokens[at + i].StartsWith(a, StringComparison.Ordinal) : tokens[at + i] == a).All(same => same)).ShouldBeTrue($"{part} in {t}");
        });
    }

    private Task<List<string>> FindAsync(string account, string text) => Office.AsAsync(account, async scope =>
    {
        var viewer = await scope.GetRequiredService<TaskAccess>().ViewerAsync(default);
        var visible = scope.GetRequiredService<CaseGuard>().Visible(viewer);
        var search = scope.GetRequiredService<CaseSearch>();
        var newest = await (await search.NewestAsync(visible, viewer, text, TestContext.Current.CancellationToken)).Select(c => c.Number).ToListAsync();
        newest.ShouldBe(await search.In(visible, viewer, text).Select(c => c.Number).ToListAsync(), ignoreOrder: true);
        return newest;
    });
}
