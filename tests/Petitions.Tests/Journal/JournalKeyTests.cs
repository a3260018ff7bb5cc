using Petitions.Data;
using Petitions.TestKit;

namespace Petitions.Tests.Journal;

public sealed class JournalKeyTests : IDisposable
{
    private readonly TestDatabase office = new();

    [Fact]
    public void Key_MadeByManyAtOnce_IsOneKey()
    {
        var keys = new System.Collections.Concurrent.ConcurrentBag<string>();

        Parallel.For(0, 32, new ParallelOptions { MaxDegreeOfParallelism = 8 }, _ => keys.Add(Convert.ToHexString(office.Directory.ReadOrCreateKey("x.key"))));

        keys.Distinct().ShouldHaveSingleItem().Length.ShouldBe(64);
        Directory.GetFiles(office.Directory.Keys).ShouldBe([Path.Combine(office.Directory.Keys, "x.key")]);
    }

    [Fact]
    public void Key_CutShort_IsRefusedAndNotReplaced()
    {
        var file = Path.Combine(office.Directory.Keys, "x.key");
        File.WriteAllBytes(file, [1, 2, 3]);

        Should.Throw<InvalidDataException>(() => office.Directory.ReadOrCreateKey("x.key"));

        File.ReadAllBytes(file).ShouldBe([1, 2, 3]);
    }

    [Fact]
    public void Directory_WithKeysElsewhere_PutsNoneBesideTheDatabase()
    {
        var elsewhere = Path.Combine(office.Directory.Path, "safe");
        var directory = new DataDirectory(new DataOptions { Path = Path.Combine(office.Directory.Path, "data"), Keys = elsewhere }).Create();

        directory.ReadOrCreateKey("x.key");

        File.Exists(Path.Combine(elsewhere, "x.key")).ShouldBeTrue();
        Directory.Exists(Path.Combine(directory.Path, "keys")).ShouldBeFalse();
    }

    [Fact]
    public void Directory_OnUnix_IsForItsOwnerOnly()
    {
        // Windows has access lists instead.
        if (OperatingSystem.IsWindows())
            return;
        office.Directory.ReadOrCreateKey("x.key");

        foreach (var file in new[] { Path.Combine(office.Directory.Keys, "x.key"), office.Directory.Database })
            File.GetUnixFileMode(file).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        foreach (var folder in new[] { office.Directory.Path, office.Directory.Keys, office.Directory.Files })
            File.GetUnixFileMode(folder).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    public void Dispose() => office.Dispose();
}
