namespace Petitions.Cli.Demo;

/// <summary>
/// One letter's whole life, a return, an accusation that the accused never sees, and two deadlines: each line is printed only
/// after the database has been asked whether it is true.
/// </summary>
internal sealed class DemoStory(DemoOffice office, DemoTeller tell)
{
    private static readonly DateTimeOffset DueDay = DemoOffice.At(2026, 9, 28, 16, 31);

    public async Task RunAsync()
    {
        var noise = await LetterIsRoutedAsync();
        var (accusation, unapproved) = (await AccusationAsync(), await UnapprovedAsync());
        await DeadlineAsync(noise, unapproved);
        await HandledToTheEndAsync(noise);
        await StillHiddenAsync(accusation);
        await ProofAsync(noise);
    }

    private async Task<string> LetterIsRoutedAsync()
    {
        tell.Chapter("一封来信", "A letter");
        var number = await office.ReceiveAsync("夜间施工噪声扰民", "王芳");
        await tell.Check($"{office.Time} 收到来信，登记为 {number}", $"a letter arrives and is registered as {number}", () => office.StageIsAsync(number, "registered"));
        await tell.Check("三日内转出的期限：9月25日到期遇中秋放假，顺延到9月28日", "due to be forwarded in three days: 25 September is a holiday, so 28 September",
            () => office.DueIsAsync(number, new DateOnly(2026, 9, 28)));
        await office.DoAsync("clerk", number, "read", "read", DemoOffice.Reading("claim", "none"));
        await tell.Check("办信员阅函，摘要登记在处理单上", "the clerk reads it and writes what it asks for on the processing slip", () => office.StageIsAsync(number, "read"));
        await office.DoAsync("clerk", number, "route", "proposed", new { method = "noAction", noActionReason = "alreadyAnswered", noActionEvidence = "去年已答复" });
        await office.DoAsync("officehead", number, "approve", "returned", new { opinion = "情况有变，应转城管局办理" });
        await tell.Check("拟办“不处理”，信访局局长退回：应转城管局", "the clerk proposes “no action”; the office head returns it: the way goes back a step", () => office.HasOpenAsync(number, "route"));
        await office.DoAsync("clerk", number, "route", "proposed", new { method = "refer", target = new { unit = "urban" }, reason = "属城管局职责" });
        await office.DoAsync("officehead", number, "approve", "approved", new { opinion = "同意" });
        await tell.Check("改拟“转办”城管局，局长批准，等待发出", "proposed again, now to the urban management bureau; approved, waiting to be sent", () => office.HasOpenAsync(number, "dispatch"));
        return number;
    }

    private async Task<string> AccusationAsync()
    {
        tell.Chapter("一封检举信", "An accusation");
        var number = await office.ReceiveAsync("反映城管局局长收受礼金", null);
        await office.DoAsync("clerk", number, "read", "read", DemoOffice.Reading("accusation", "named", "zheng-jianguo"));
        await tell.Check($"{number} 检举城管局局长郑建国，阅函后即封存", $"{number} accuses the head of the urban management bureau: from reading on it is sealed, only officers cleared for accusations work on it", () => office.IsSealedAsync(number));
        await tell.Check("密件专办员想转给城管局：被拒绝，理由写入日志", "one of them tries to send it to the accused's own bureau: refused, and the refusal is written into the journal",
            () => office.IsRefusedAsync("sealed", number, "route", "proposed", new { method = "refer", target = new { unit = "urban" } }, "recipient-blocked"));
        await tell.Check("郑建国查这个编号：与从未有过的编号一样，没有找到", "the accused asks for this number: not found, like a number that never was", () => office.IsHiddenAsync("urbanhead", number));
        await tell.Check("他的副职也看不到", "nor does his deputy, who answers to him", () => office.IsHiddenAsync("urbandeputy", number));
        await office.DoAsync("sealed", number, "route", "proposed", new { method = "refer", target = new { unit = "discipline" } });
        await tell.Check("改送区纪委监委：可以，等待审批", "proposed for the discipline inspection commission instead: allowed, waiting for approval", () => office.HasOpenAsync(number, "approve"));
        return number;
    }

    private async Task<string> UnapprovedAsync()
    {
        var number = await office.ReceiveAsync("路灯长期不亮", "李强");
        await office.DoAsync("clerk", number, "read", "read", DemoOffice.Reading("claim", "none"));
        return number;
    }

    private async Task DeadlineAsync(string approved, string unapproved)
    {
        tell.Chapter("三日期限", "The three days");
        office.MoveTo(DueDay);
        await office.SweepAsync();
        await tell.Check($"{office.Time} 到期日下班前一小时：已批准未发出的 {approved} 由系统发出，没有超期", "one hour before the close of the due day: the letter that was approved is sent by the system itself, in time",
            () => office.SentBySystemAsync(approved));
        await tell.Check($"未批准的 {unapproved} 不发，报信访局局长和分管领导", "the unapproved one is not sent: the office head and the supervising leaders are told to decide", () => office.EscalatedAsync(unapproved));
        office.MoveTo(DemoOffice.At(2026, 9, 28, 17, 31));
        await office.SweepAsync();
        await tell.Check($"{office.Time} 下班：{unapproved} 超期记录在案", "at the close of the office: the missed deadline is on record for good", () => office.BreachedAsync(unapproved));
    }

    private async Task HandledToTheEndAsync(string number)
    {
        tell.Chapter("办理与答复", "Handling and answer");
        await office.DoAsync("urban", number, "acknowledge", "accepted", new { });
        await office.DoAsync("urbandeputy", number, "assign", "assigned", new { person = office.PersonOf("urban") });
        await office.DoAsync("urban", number, "handle", "done", new { finding = "true", result = "supported", summary = "已责令停止夜间施工", basis = "《噪声污染防治法》第43条", answer = "施工单位已停止夜间作业" });
        await office.DoAsync("urbandeputy", number, "signOff", "signed", new { opinion = "同意" });
        await tell.Check("城管局接收、指定承办人、办理、由另一人签发", "the bureau accepts it, names a handler, handles it; another person signs off what he did", () => office.StageIsAsync(number, "signed"));
        await office.DoAsync("urban", number, "reply", "replied", new { text = "您反映的问题已解决。", channel = "post", servedAt = office.Now, proof = "挂号信" });
        await office.DoAsync("urban2", number, "followUp", "satisfied", new { notes = "来信人表示满意" });
        await office.DoAsync("archivist", number, "archive", "archived", new { retention = "thirtyYears" });
        await tell.Check("答复送达、回访满意、归档：件件有处置、有回音，事事有结果", "the answer is served, a colleague asks whether the writer is content, the file is archived", () => office.StageIsAsync(number, "archived"));
    }

    private async Task StillHiddenAsync(string accusation) =>
        await tell.Check("检举信对被检举人始终不存在", "to the accused the accusation still does not exist", () => office.IsHiddenAsync("urbanhead", accusation));

    private async Task ProofAsync(string number)
    {
        tell.Chapter("凭证", "Proof");
        await tell.Check($"流程图走到终点，没有未办步骤：{await office.PathAsync(number)}", "the way through the diagram, from start to end: no step is open", () => office.WorkflowFinishedAsync(number));
        await tell.Check("日志链完整无缺", "the journal is whole: nothing was altered, removed or cut off", office.JournalIsIntactAsync);
    }
}
