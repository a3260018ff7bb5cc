using System.CommandLine;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Petitions.Data;
using Petitions.Journal;

namespace Petitions.Cli.Commands;

/// <summary>
/// <c>petitions verify-journal</c>: whether anybody altered, removed, exchanged or cut off what the journal holds. Exit code
/// 0 intact, 1 tampered with, 2 not to be read.
/// </summary>
internal static class VerifyJournalCommand
{
    public static Command Create()
    {
        var data = new Option<string>("--data") { Description = "The data folder.", DefaultValueFactory = _ => "data" };
        var keys = new Option<string?>("--keys") { Description = "The key folder, if it lies elsewhere." };
        var language = new Option<string>("--lang") { Description = "zh or en.", DefaultValueFactory = _ => "zh" };
        language.AcceptOnlyFromAmong("zh", "en");
        var command = new Command("verify-journal", "Verify that the journal was not tampered with.") { data, keys, language };
        command.SetAction((parsed, cancellation) =>
        {
            var directory = new DataDirectory(parsed.GetValue(data)!, parsed.GetValue(keys));
            var words = new JournalWords(parsed.GetValue(language) == "zh");
            var output = parsed.InvocationConfiguration;
            return RunAsync(directory, words, output.Output, output.Error, cancellation);
        });
        return command;
    }

    private static async Task<int> RunAsync(
        DataDirectory directory, JournalWords words, TextWriter output, TextWriter error, CancellationToken cancellation)
    {
        try
        {
            if (!File.Exists(directory.Database))
                throw new FileNotFoundException(words.NoDatabase(directory.Database));
            await using var db = OpenForReading(directory);
            var report = await new JournalVerifier(db, JournalKey.Read(directory), directory).VerifyAsync(cancellation);
            foreach (var finding in report.Findings)
                await output.WriteLineAsync(words.Of(finding));
            await output.WriteLineAsync(words.Sum(report));
            return report.IsIntact ? 0 : 1;
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or InvalidDataException or DbException)
        {
            await error.WriteLineAsync(words.Unreadable(unreadable.Message));
            return 2;
        }
    }

    /// <summary>A verification never writes, not even by mistake.</summary>
    private static PetitionsDb OpenForReading(DataDirectory directory) =>
        new(new DbContextOptionsBuilder<PetitionsDb>().UseSqlite($"Data Source={directory.Database};Mode=ReadOnly;Pooling=False").Options);
}
