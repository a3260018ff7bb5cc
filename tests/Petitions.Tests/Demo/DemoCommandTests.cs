using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Petitions.Cli;
using Petitions.Cli.Commands;
using Petitions.Data;
using Petitions.Journal;

namespace Petitions.Tests.Demo;

/// <summary>The demonstration tells the truth, and notices when it would not be one.</summary>
public sealed class DemoCommandTests : IDisposable
{
    private readonly string folder = Path.Combine(Path.GetTempPath(), $"petitions-demo-{Guid.NewGuid():N}");

    [Fact]
    public async Task Demo_Kept_ExitsWithZeroAndEveryLineIsInItsDatabase()
    {
        var (exit, output) = await RunAsync(_ => Task.CompletedTask);

        exit.ShouldBe(0, output);
        output.ShouldNotContain("✗");
        using var database = Open();
        DemoFacts.Check(output, database);
    }

    [Fact]
    public async Task Demo_Kept_HasAJournalThatVerifies()
    {
        await RunAsync(_ => Task.CompletedTask);

        var directory = new DataDirectory(folder);
        await using var db = new PetitionsDb(new DbContextOptionsBuilder<PetitionsDb>().UseSqlite($"Data Source={directory.Database};Mode=ReadOnly;Pooling=False").Options);
        var report = await new JournalVerifier(db, JournalKey.Read(directory), directory).VerifyAsync(TestContext.Current.CancellationToken);
        (report.IsIntact, report.Findings.Count).ShouldBe((true, 0));
    }

    [Fact]
    public async Task Demo_GuardSwitchedOff_ExitsWithOne()
    {
        var (exit, output) = await RunAsync(office => SqlAsync(office, "DELETE FROM PersonStandings; DELETE FROM UnitStandings;"));

        exit.ShouldBe(1);
        output.ShouldContain("✗");
        output.ShouldContain("Not every line was found true.");
    }

    [Fact]
    public async Task Demo_SweepSwitchedOff_ExitsWithOne()
    {
        var (exit, output) = await RunAsync(office => SqlAsync(office,
            "CREATE TRIGGER NeverDue AFTER INSERT ON DueRows BEGIN UPDATE DueRows SET DueAt = '9999-01-01 00:00:00' WHERE Id = NEW.Id; END;"));

        exit.ShouldBe(1);
        output.ShouldContain("✗");
    }

    [Fact]
    public async Task Demo_JournalAltered_ExitsWithOne()
    {
        var (exit, output) = await RunAsync(office => SqlAsync(office,
            "CREATE TRIGGER Alters AFTER INSERT ON JournalBlocks BEGIN UPDATE Journal SET Kind = 'nothing' WHERE Id = NEW.FirstEntry; END;"));

        exit.ShouldBe(1);
        output.ShouldContain("✗");
    }

    public void Dispose()
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }

    private static Task<bool> SqlAsync(OfficeHost office, string sql) => office.AsSystemAsync(async services =>
    {
        await services.GetRequiredService<PetitionsDb>().Database.ExecuteSqlRawAsync(sql);
        return true;
    });

    private async Task<(int Exit, string Output)> RunAsync(Func<OfficeHost, Task> tamper)
    {
        await using var output = new StringWriter();
        var exit = await DemoCommand.RunAsync(folder, output, tamper, TestContext.Current.CancellationToken);
        return (exit, output.ToString());
    }

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "petitions.db")};Mode=ReadOnly;Pooling=False");
        connection.Open();
        return connection;
    }
}
