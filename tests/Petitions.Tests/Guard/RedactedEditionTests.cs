using Microsoft.Extensions.DependencyInjection;
using Petitions.Cases;
using Petitions.Intake.Files;
using Petitions.TestKit;

namespace Petitions.Tests.Guard;

/// <summary>Whoever handles a sealed case reads all of it but who wrote it (domain.md §10.3 route 16).</summary>
public sealed class RedactedEditionTests : OfficeTest
{
    [Fact]
    public async Task Handler_ReadsTheMatterWithoutTheWriter()
    {
        var number = await SentAsync();

        var view = await Office.As<CaseReader, CaseView>("discipline", reader => reader.RunAsync(number));

        view.Registration!.Title.ShouldBe("×××反映郑建国收受礼金");
        view.Slip!.What.ShouldBe("×××（电话×××）称亲眼所见");
        (await Office.As<CaseReader, CaseView>("sealed", reader => reader.RunAsync(number))).Registration!.Title.ShouldBe("王芳反映郑建国收受礼金");
    }

    [Fact]
    public async Task Handler_HasTheFilesOnlyThatAProgramReadAndThatTellNobody()
    {
        var number = await SentAsync();

        var view = await Office.As<CaseReader, CaseView>("discipline", reader => reader.RunAsync(number));

        view.Attachments.Select(a => a.FileName).ShouldBe(["银行流水.txt"]);
        (await Office.As<CaseTimeline, IReadOnlyList<TimelineEntry>>("discipline", timeline => timeline.RunAsync(number))).Where(e => e.Kind == TimelineKind.Attached).ShouldHaveSingleItem();
        (await Office.As<CaseReader, CaseView>("sealed", reader => reader.RunAsync(number))).Attachments.Count.ShouldBe(4);
    }

    [Fact]
    public async Task FileThatNobodyHasReadYet_StaysWithTheCleared()
    {
        var number = await SentAsync(read: false);

        (await Office.As<CaseReader, CaseView>("discipline", reader => reader.RunAsync(number))).Attachments.ShouldBeEmpty();
    }

    [Fact]
    public async Task CaseWithoutASeal_IsShownWhole()
    {
        var number = await Office.SentAsync();

        (await Office.As<CaseReader, CaseView>("urban", reader => reader.RunAsync(number))).Petitioner!.Name.ShouldBe("王芳");
    }

    private async Task<string> SentAsync(bool read = true)
    {
        var number = await Office.ReceiveAsync(World.SignedAccusation with { Title = "王芳反映郑建国收受礼金" });
        await AttachAsync(number, "信.txt", "举报人：王芳", AttachmentKind.File);
        await AttachAsync(number, "银行流水.txt", "九月三日，五万元", AttachmentKind.File);
        await AttachAsync(number, "扫描.txt", "一页", AttachmentKind.Scan);
        await AttachAsync(number, "照片.bin", "\0\u0001\u0002", AttachmentKind.File);
        if (read)
            await Office.As<ReadFiles, int>(null, files => files.RunAsync());
        var reading = Readings.Accusing(World.ZhengJianguo);
        reading["abstract"]!["what"] = "王芳（电话13800000018）称亲眼所见";
        await Office.CompleteAsync("clerk", number, "read", "read", reading);
        await Office.CompleteAsync("sealed", number, "route", "proposed", Proposals.Refer("discipline"));
        await Office.CompleteAsync("officedeputy", number, "approve", "approved", new { });
        await Office.As<AttachmentsRead>("sealed", all => all.RunAsync(number));
        await Office.CompleteAsync("sealed", number, "dispatch", "sent", new { form = "original" });
        return number;
    }

    private Task AttachAsync(string number, string name, string text, AttachmentKind kind) => Office.AsAsync("clerk", async scope =>
    {
        using var content = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text));
        var stored = await scope.GetRequiredService<FileStore>().SaveAsync(content);
        return await scope.GetRequiredService<AddAttachment>().RunAsync(number, name, stored, kind);
    });
}
