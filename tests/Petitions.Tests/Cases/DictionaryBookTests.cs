using Petitions.Cases;
using Petitions.TestKit;

namespace Petitions.Tests.Cases;

/// <summary>内容分类 and 信访目的, as clerks type them.</summary>
public sealed class DictionaryBookTests : OfficeTest
{
    [Theory]
    [InlineData("010401")]
    [InlineData("道路与路灯")]
    [InlineData("dlyld")]
    [InlineData(" DLYLD ")]
    public async Task Code_TypedAsCodeNameOrInitials_IsFound(string typed) =>
        (await Office.As<DictionaryBook, string?>(null, book => book.CodeAsync(DictionaryKind.Subject, typed))).ShouldBe("010401");

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    public async Task Code_NothingTyped_IsNone(string? typed) =>
        (await Office.As<DictionaryBook, string?>(null, book => book.CodeAsync(DictionaryKind.Subject, typed))).ShouldBeNull();

    [Fact]
    public async Task Code_InNoDictionary_IsRefused() =>
        await RefusedAsync("subject-unknown", () => Office.As<DictionaryBook, string?>(null, book => book.CodeAsync(DictionaryKind.Subject, "9999")));

    [Fact]
    public async Task Code_OfARetiredEntry_IsRefused()
    {
        await Office.ChangeAsync(db =>
        {
            db.Dictionary.Single(e => e.Kind == DictionaryKind.Purpose && e.Code == "98").Retired = true;
            return Task.CompletedTask;
        });

        await RefusedAsync("purpose-unknown", () => Office.As<DictionaryBook, string?>(null, book => book.CodeAsync(DictionaryKind.Purpose, "98")));
    }

    [Fact]
    public async Task Register_CodeOfAnotherOrgansDictionary_KeepsItAsWritten()
    {
        var number = await Office.ReceiveAsync(Letters.Opened("路灯损坏") with { SubjectCode = " 浙07-12 " });

        (await Office.CaseAsync(number)).Registration!.SubjectCode.ShouldBe("浙07-12");
    }

    [Fact]
    public async Task Register_Initials_KeepsTheCode()
    {
        var number = await Office.ReceiveAsync(Letters.Opened("路灯损坏") with { SubjectCode = "dlyld", PurposeCode = "qj" });

        var registration = (await Office.CaseAsync(number)).Registration!;
        (registration.SubjectCode, registration.PurposeCode).ShouldBe(("010401", "03"));
    }
}
