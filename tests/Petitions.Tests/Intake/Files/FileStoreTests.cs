using System.Security.Cryptography;
using System.Text;
using Petitions.Data;
using Petitions.Intake.Files;
using Petitions.Rules;
using Petitions.TestKit;

namespace Petitions.Tests.Intake.Files;

public sealed class FileStoreTests : IDisposable
{
    private readonly TestDatabase office = new();

    private FileStore Store => new(office.Directory, new FileStoreOptions { SizeLimit = 300_000 });

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Save_Content_IsFoundUnderItsHashAndReadOnly()
    {
        var content = RandomNumberGenerator.GetBytes(250_000);

        var stored = await Store.SaveAsync(new MemoryStream(content), Cancellation);

        stored.ShouldBe(new StoredFile(Convert.ToHexStringLower(SHA256.HashData(content)), content.Length, "application/octet-stream"));
        using var read = new MemoryStream();
        await using (var file = Store.OpenRead(stored.Sha256))
            await file.CopyToAsync(read, Cancellation);
        read.ToArray().ShouldBe(content);
        (await Store.VerifyAsync(stored.Sha256, Cancellation)).ShouldBeTrue();
        var path = OnlyFile();
        Path.GetRelativePath(office.Directory.Files, path).ShouldBe(Path.Combine(stored.Sha256[..2], stored.Sha256[2..4], stored.Sha256));
        File.GetAttributes(path).HasFlag(FileAttributes.ReadOnly).ShouldBeTrue();
    }

    [Fact]
    public async Task Save_TheSameTwice_KeepsTheFirst()
    {
        var first = await SaveAsync("扰民");
        var written = File.GetLastWriteTimeUtc(OnlyFile());

        (await SaveAsync("扰民")).ShouldBe(first);

        File.GetLastWriteTimeUtc(OnlyFile()).ShouldBe(written);
    }

    [Fact]
    public async Task Save_TheSameByManyAtOnce_IsOneWholeFile()
    {
        var content = RandomNumberGenerator.GetBytes(200_000);

        await Parallel.ForEachAsync(Enumerable.Range(0, 24), new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = Cancellation },
            async (_, cancellation) =>
            {
                var stored = await Store.SaveAsync(new MemoryStream(content), cancellation);
                (await Store.VerifyAsync(stored.Sha256, cancellation)).ShouldBeTrue();
                Store.CleanTemporary();
            });

        OnlyFile();
    }

    [Fact]
    public async Task Save_TooLarge_BreaksTheRuleAndLeavesNothing()
    {
        (await Store.SaveAsync(new MemoryStream(new byte[300_000]), Cancellation)).Size.ShouldBe(300_000);

        var broken = await Should.ThrowAsync<RuleBroken>(() => Store.SaveAsync(new MemoryStream(new byte[300_001]), Cancellation));

        (broken.Code, broken.Args.ShouldHaveSingleItem()).ShouldBe(("file-too-large", 300_000L));
        OnlyFile();
    }

    [Fact]
    public async Task Save_SourceBreaksOff_LeavesNothing()
    {
        await Should.ThrowAsync<IOException>(() => Store.SaveAsync(new BrokenStream(), Cancellation));

        Directory.GetFiles(office.Directory.Files, "*", SearchOption.AllDirectories).ShouldBeEmpty();
    }

    [Fact]
    public async Task CleanTemporary_AfterACrash_RemovesOnlyWhatNobodyWrites()
    {
        var stored = await SaveAsync("扰民");
        var left = Path.Combine(office.Directory.Files, $"{Guid.NewGuid():N}.tmp");
        File.WriteAllText(left, "half");
        var writing = Path.Combine(office.Directory.Files, $"{Guid.NewGuid():N}.tmp");
        using var writer = DataDirectory.Open(writing, FileMode.CreateNew, FileShare.Delete);

        Store.CleanTemporary();

        File.Exists(left).ShouldBeFalse();
        File.Exists(writing).ShouldBeTrue();
        (await Store.VerifyAsync(stored.Sha256, Cancellation)).ShouldBeTrue();
    }

    [Fact]
    public async Task Verify_ContentChangedOrGone_IsFalse()
    {
        var stored = await SaveAsync("扰民");
        var path = OnlyFile();

        File.SetAttributes(path, FileAttributes.Normal);
        File.AppendAllText(path, "!");
        (await Store.VerifyAsync(stored.Sha256, Cancellation)).ShouldBeFalse();

        File.Delete(path);
        (await Store.VerifyAsync(stored.Sha256, Cancellation)).ShouldBeFalse();
        Should.Throw<FileNotFoundException>(() => Store.OpenRead(stored.Sha256));
    }

    [Theory]
    [InlineData("")]
    [InlineData("../../petitions.db")]
    [InlineData("/etc/passwd")]
    [InlineData("..////////////////////////////////////////////////////petitions.db")]
    public void OpenRead_NoAddress_IsNotFound(string address) =>
        Should.Throw<FileNotFoundException>(() => Store.OpenRead(address));

    public void Dispose() => office.Dispose();

    private Task<StoredFile> SaveAsync(string text) => Store.SaveAsync(new MemoryStream(Encoding.UTF8.GetBytes(text)), Cancellation);

    private string OnlyFile() => Directory.GetFiles(office.Directory.Files, "*", SearchOption.AllDirectories).ShouldHaveSingleItem();

    private sealed class BrokenStream : MemoryStream
    {
        private int reads;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            ++reads > 2 ? throw new IOException("the sender hung up") : ValueTask.FromResult(buffer.Length);
    }
}
