using System.Text;
using CsCheck;
using Petitions.Data;
using Petitions.Guard;
using Petitions.TestKit;

namespace Petitions.Tests.Guard;

public sealed class IdentityVaultTests : IDisposable
{
    private const string Number = "11010519491231002X";
    private static readonly Guid Case = new("11111111-1111-1111-1111-111111111111");
    private static readonly Guid OtherCase = new("22222222-2222-2222-2222-222222222222");
    private readonly TestDatabase office = new();

    [Fact]
    public void Open_WhatWasSealed_GivesItBackUnderAnyLaterVault() => Gen.String.Sample(text =>
        new IdentityVault(office.Directory).Open(new IdentityVault(office.Directory).Seal(text, Case), Case).ShouldBe(text), iter: 200);

    [Fact]
    public void Seal_TheSameTwice_IsNeitherTheSameNorReadable()
    {
        var vault = new IdentityVault(office.Directory);

        var bytes = vault.Seal(Number, Case);

        bytes.ShouldNotBe(vault.Seal(Number, Case));
        Encoding.Latin1.GetString(bytes).ShouldNotContain("1949");
    }

    [Fact]
    public void Open_OfAnotherCase_IsRefused()
    {
        var vault = new IdentityVault(office.Directory);

        Should.Throw<IdentityUnreadable>(() => vault.Open(vault.Seal(Number, Case), OtherCase)).Message.ShouldContain("another case");
    }

    [Fact]
    public void Open_WithAnotherOfficeKey_SaysSo()
    {
        var other = new IdentityVault(new DataDirectory(office.Directory.Path, Path.Combine(office.Directory.Path, "other")));

        Should.Throw<IdentityUnreadable>(() => other.Open(new IdentityVault(office.Directory).Seal(Number, Case), Case))
            .Message.ShouldContain("another office key");
    }

    [Fact]
    public void Open_AnyByteAltered_IsRefused()
    {
        var vault = new IdentityVault(office.Directory);
        var bytes = vault.Seal(Number, Case);

        for (var i = 0; i < bytes.Length; i++)
        {
            var altered = bytes.ToArray();
            altered[i] ^= 1;
            Should.Throw<IdentityUnreadable>(() => vault.Open(altered, Case));
            Should.Throw<IdentityUnreadable>(() => vault.Open(bytes[..i], Case));
        }
    }

    [Theory]
    [InlineData("11010519491231002x")]
    [InlineData(" 11010519491231002X\t")]
    [InlineData("１１０１０５１９４９１２３１００２Ｘ")]
    [InlineData("１１０１０５１９４９１２３１００２ｘ　")]
    [InlineData("110105 19491231 002X")]
    public void Index_OneNumberWrittenDifferently_IsTheSame(string written)
    {
        var vault = new IdentityVault(office.Directory);

        vault.Index(written).ShouldBe(vault.Index(Number));
    }

    [Fact]
    public void Index_AnotherNumberOrAnotherOffice_IsAnother()
    {
        var vault = new IdentityVault(office.Directory);
        var other = new IdentityVault(new DataDirectory(office.Directory.Path, Path.Combine(office.Directory.Path, "other")));

        vault.Index(Number).ShouldNotBe(vault.Index("110105194912310021"));
        vault.Index(Number).ShouldNotBe(other.Index(Number));
    }

    public void Dispose() => office.Dispose();
}
