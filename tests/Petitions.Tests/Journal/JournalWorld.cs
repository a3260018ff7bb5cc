using Petitions.Data;
using Petitions.Journal;
using Petitions.TestKit;

namespace Petitions.Tests.Journal;

/// <summary>An office whose journal is written, sealed, spoilt and verified.</summary>
internal sealed class JournalWorld : IDisposable
{
    public static readonly Guid RoadNoise = new("11111111-1111-1111-1111-111111111111");

    public TestDatabase Office { get; } = new();

    public JournalKey Key => JournalKey.ReadOrCreate(Office.Directory);

    public string HeadFile => Office.Directory.JournalHead;

    public async Task<JournalWorld> WriteAsync(int entries)
    {
        await using var db = Office.Open();
        await Office.Transactions(db).RunAsync(() =>
        {
            for (var i = 0; i < entries; i++)
            {
                Office.Actor.PersonId = i % 3 == 0 ? null : $"person{i % 3}";
                Office.Writer(db).Write("case.read", i % 2 == 0 ? RoadNoise : null, new { i, note = "噪声" });
                Office.Time.Advance(TimeSpan.FromSeconds(1));
            }
            return Task.CompletedTask;
        });
        return this;
    }

    public async Task<JournalWorld> SealAsync()
    {
        await using var db = Office.Open();
        await Sealer(db).SealAsync();
        return this;
    }

    public JournalSealer Sealer(PetitionsDb db) => new(db, Office.Transactions(db), Key, Office.Directory, Office.Time);

    /// <summary>Blocks of four entries each, and two entries that wait for the next block.</summary>
    public async Task<JournalWorld> WithBlocksAsync(int blocks)
    {
        for (var i = 0; i < blocks; i++)
            await (await WriteAsync(4)).SealAsync();
        return await WriteAsync(2);
    }

    public async Task<JournalReport> VerifyAsync(JournalKey? key = null)
    {
        await using var db = Office.Open();
        return await new JournalVerifier(db, key ?? Key, Office.Directory).VerifyAsync();
    }

    public void Dispose() => Office.Dispose();
}
