using System.Globalization;
using Petitions.Journal;

namespace Petitions.Cli.Commands;

/// <summary>What <c>verify-journal</c> says, in the language of whoever reads it.</summary>
internal sealed class JournalWords(bool chinese)
{
    // An unnamed kind cannot come out of the verifier; a named one without words does not compile.
#pragma warning disable CS8524
    public string Of(JournalFinding finding) => Say(finding.Kind switch
    {
        JournalFindingKind.EntryAltered => ("记录 {0} 被改动", "Entry {0} was altered"),
        JournalFindingKind.PayloadAltered => ("记录 {0} 的内容与其摘要不符", "The payload of entry {0} does not fit its hash"),
        JournalFindingKind.EntryRemoved => ("记录 {0} 被删除", "Entry {0} was removed"),
        JournalFindingKind.EntryInserted => ("记录 {0} 为事后插入", "Entry {0} was inserted"),
        JournalFindingKind.EntryMoved => ("记录 {0} 的次序被改动", "Entry {0} was moved here from another place"),
        JournalFindingKind.EntriesUnreadable => ("记录 {0} 无法读取", "Entries {0} cannot be read"),
        JournalFindingKind.BlockAltered => ("区块 {0} 被改动或伪造", "Block {0} was altered or forged"),
        JournalFindingKind.BlockRemoved => ("区块 {0} 被删除", "Block {0} was removed"),
        JournalFindingKind.SignatureAltered => ("区块 {0} 的签名被改动", "The signature of block {0} was altered"),
        JournalFindingKind.CutOff => ("日志末尾被截断，缺少记录 {0} 的封存", "The end was cut off: entries {0} are no longer sealed"),
        JournalFindingKind.HeadMissing => ("日志头文件缺失", "The head file is missing"),
        JournalFindingKind.HeadAltered => ("日志头文件被改动", "The head file was altered"),
        JournalFindingKind.HeadContradicts => ("日志头文件与区块 {0} 不一致，数据库可能被替换", "The head file contradicts block {0}: the database was exchanged"),
        JournalFindingKind.KeyDoesNotFit => ("密钥与日志不符", "The key is not the key of this journal"),
    }, Places(finding));
#pragma warning restore CS8524

    public string Sum(JournalReport report) => report.IsIntact
        ? Say(("OK 日志完整：{0} 个区块，{1} 条已封存记录，{2} 条待封存", "OK: {0} blocks, {1} sealed entries, {2} not sealed yet"),
            report.Blocks, report.Entries, report.Unsealed)
        : Say(("发现 {0} 处篡改：{1} 个区块，{2} 条已封存记录，{3} 条待封存",
            "TAMPERED: {0} findings in {1} blocks, {2} sealed entries, {3} not sealed yet"),
            report.Findings.Count, report.Blocks, report.Entries, report.Unsealed);

    public string NoDatabase(string file) => Say(("没有数据库 {0}", "there is no database {0}"), file);

    public string Unreadable(string reason) => Say(("无法读取：{0}", "Cannot be read: {0}"), reason);

    private static string Places(JournalFinding finding) => (finding.From, finding.To) switch
    {
        (null, _) => "",
        var (from, to) when from == to => from.Value.ToString(CultureInfo.InvariantCulture),
        (long.MinValue, var to) => $"…-{to}",
        var (from, to) => $"{from}-{to}",
    };

    private string Say((string Chinese, string English) words, params object[] values) =>
        string.Format(CultureInfo.InvariantCulture, chinese ? words.Chinese : words.English, values);
}
