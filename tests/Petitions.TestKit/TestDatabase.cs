using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using Petitions.Access;
using Petitions.Data;
using Petitions.Guard;
using Petitions.Guard.Identities;
using Petitions.Journal;

namespace Petitions.TestKit;

/// <summary>An empty office in a folder of its own, with a clock that stands still; gone with the test.</summary>
public sealed class TestDatabase : IDisposable
{
    private static readonly Lazy<byte[]> Empty = new(CreateEmpty);

    private readonly TestFolder folder = new(Empty.Value);

    public DataDirectory Directory => folder.Directory;

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 9, 18, 1, 0, 0, TimeSpan.Zero));

    public WriteGate Gate { get; } = new();

    public FlightRecorder Flights { get; } = new();

    public CurrentActor Actor { get; } = new();

    public PetitionsDb Open() => Open(Directory.Database);

    public JournalWriter Writer(PetitionsDb db) => new(db, Actor, Time);

    public Transactions Transactions(PetitionsDb db) => new(db, Gate, Writer(db), Flights, Apart(db));

    public PutIdentityApart Apart(PetitionsDb db)
    {
        var vault = new IdentityVault(Directory);
        return new PutIdentityApart(db, vault, new WriterIdentities(db, vault), Writer(db));
    }

    public int Tamper(string sql) => folder.Tamper(sql);

    public void Dispose()
    {
        Gate.Dispose();
        Flights.Dispose();
        folder.Dispose();
    }

    private static PetitionsDb Open(string file) => new(new DbContextOptionsBuilder<PetitionsDb>()
        .UseSqlite($"Data Source={file};Pooling=False;Default Timeout=30").Options);

    private static byte[] CreateEmpty()
    {
        var file = Path.GetTempFileName();
        using (var db = Open(file))
        {
            db.Database.EnsureDeleted();
            db.Database.EnsureCreated();
            // Into one file, which can be copied; the mode is kept in it.
            db.Database.ExecuteSqlRaw("PRAGMA wal_checkpoint(TRUNCATE)");
        }
        var bytes = File.ReadAllBytes(file);
        File.Delete(file);
        return bytes;
    }
}
