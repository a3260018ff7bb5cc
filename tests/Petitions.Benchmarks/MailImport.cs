using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Petitions.Intake.Mail;
using Petitions.TestKit;

namespace Petitions.Benchmarks;

/// <summary>
/// Mixed mails imported into an office, in mails a second, beside parsing the same mails and committing one row with the raw octets
/// of each. Limit: half of that; and none lost, none doubled.
/// </summary>
internal static class MailImport
{
    private const double Limit = 0.5;

    public static async Task<bool> RunAsync()
    {
        var count = int.Parse(Environment.GetEnvironmentVariable("PETITIONS_MAILS") ?? "5000", System.Globalization.CultureInfo.InvariantCulture);
        var mails = MixedMails.Make(count).ToList();
        var plain = Plain(mails);
        await using var office = await OfficeWorld.CreateAsync();
        var files = mails.Select((raw, i) => new MailFile($"{i}.eml", raw)).ToList();
        var clock = Stopwatch.StartNew();
        await office.As<ImportMails>(null, import => import.RunAsync(files, _ => { }));
        var ours = mails.Count / clock.Elapsed.TotalSeconds;
        var (taken, letters) = await office.AskAsync(async db => (await db.MailItems.CountAsync(), await db.Cases.CountAsync()));
        var ratio = ours / plain;
        Console.WriteLine($"mail import: {mails.Count} mixed mails, {taken} kept, {letters} letters; {ours:N0} mails a second; parsed and committed as rows {plain:N0}; ratio {ratio:0.00}, limit {Limit:0.00}");
        return ratio >= Limit && taken == mails.Count;
    }

    private static double Plain(List<byte[]> mails)
    {
        var path = Path.Combine(Path.GetTempPath(), $"petitions-{Guid.NewGuid():N}.db");
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        using (var prepare = new SqliteCommand("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE mails (id INTEGER PRIMARY KEY, subject TEXT, sender TEXT, raw BLOB)", connection))
            prepare.ExecuteNonQuery();
        using var insert = new SqliteCommand("INSERT INTO mails (subject, sender, raw) VALUES ($subject, $sender, $raw)", connection);
        foreach (var name in new[] { "$subject", "$sender", "$raw" })
            insert.Parameters.AddWithValue(name, "");
        var clock = Stopwatch.StartNew();
        foreach (var raw in mails)
        {
            var mail = MailReader.Read(raw, MailLimits.Default);
            (insert.Parameters[0].Value, insert.Parameters[1].Value, insert.Parameters[2].Value) = (mail.Subject ?? "", mail.FromAddress ?? "", raw);
            insert.ExecuteNonQuery();
        }
        var perSecond = mails.Count / clock.Elapsed.TotalSeconds;
        connection.Close();
        File.Delete(path);
        return perSecond;
    }
}
