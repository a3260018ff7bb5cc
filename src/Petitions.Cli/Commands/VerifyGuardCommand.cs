using System.CommandLine;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Petitions.Data;
using Petitions.Guard;

namespace Petitions.Cli.Commands;

/// <summary>
/// <c>petitions verify-guard</c>: judges every routing and every refusal again by the facts kept with it, without the running
/// program. Exit code 0 all right, 1 something does not follow, 2 not to be read.
/// </summary>
internal static class VerifyGuardCommand
{
    public static Command Create()
    {
        var data = new Option<string>("--data") { Description = "The data folder.", DefaultValueFactory = _ => "data" };
        var command = new Command("verify-guard", "Judge every routing and refusal again by the facts that were kept") { data };
        command.SetAction((parsed, cancellation) =>
            RunAsync(new DataDirectory(parsed.GetValue(data)!), parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error, cancellation));
        return command;
    }

    private static async Task<int> RunAsync(DataDirectory directory, TextWriter output, TextWriter error, CancellationToken cancellation)
    {
        try
        {
            if (!File.Exists(directory.Database))
                throw new FileNotFoundException($"没有数据库 there is no database {directory.Database}");
            await using var db = new PetitionsDb(new DbContextOptionsBuilder<PetitionsDb>().UseSqlite($"Data Source={directory.Database};Mode=ReadOnly;Pooling=False").Options);
            var report = await new CertificateVerifier(db).VerifyAsync(cancellation);
            foreach (var finding in report.Findings)
                await output.WriteLineAsync($"{finding.Code}: certificate {finding.Certificate}, case {finding.CaseId}, {finding.Recipient}");
            await output.WriteLineAsync(report.Findings.Count == 0
                ? $"OK 全部成立: {report.Checked} decisions 决定"
                : $"WRONG 有 {report.Findings.Count} 处不成立: {report.Checked} decisions 决定");
            return report.Findings.Count == 0 ? 0 : 1;
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or DbException)
        {
            await error.WriteLineAsync(unreadable.Message);
            return 2;
        }
    }
}
