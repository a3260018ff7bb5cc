using Microsoft.EntityFrameworkCore;
using Petitions.Cases;
using Petitions.Data.Search;
using Petitions.Rules;
using Petitions.TestKit;

namespace Petitions.Tests.Cases;

/// <summary>字典: an office's own to change, and letters keep what they carry.</summary>
public sealed class DictionaryChangeTests : OfficeTest
{
    [Fact]
    public async Task Add_WithoutInitials_FillsThemFromTheName()
    {
        var entry = await AddAsync(new EntryForm("010405", "共享单车停放", "Parking of shared bicycles"));

        entry.Initials.ShouldBe("gxdctf");
        (await Office.As<DictionaryBook, string?>(null, book => book.CodeAsync(DictionaryKind.Subject, "gxdctf"))).ShouldBe("010405");
    }

    [Theory]
    [InlineData("entry-code-taken", "0104", "新")]
    [InlineData("entry-without-parent", "7701", "新")]
    [InlineData("entry-name-taken", "010499", "道路与路灯")]
    [InlineData("data-invalid", "1", "新")]
    public async Task Add_WhatCannotBe_IsRefused(string code, string entryCode, string name) =>
        await RefusedAsync(code, () => AddAsync(new EntryForm(entryCode, name, "New")));

    [Fact]
    public async Task Change_Name_LeavesLettersWithTheirCode()
    {
        var number = await Office.ReceiveAsync(Letters.Opened("路灯损坏") with { SubjectCode = "dlyld" });

        await Office.As<ChangeEntry, DictionaryEntry>("admin", use => use.RunAsync(DictionaryKind.Subject, "010401", new EntryChange("道路照明", "Street lighting", "dlzm")));

        (await Office.CaseAsync(number)).Registration!.SubjectCode.ShouldBe("010401");
        await RefusedAsync("entry-name-taken", () => Office.As<ChangeEntry, DictionaryEntry>("admin", use => use.RunAsync(DictionaryKind.Subject, "010401", new EntryChange("占道经营", "Street trading"))));
    }

    [Fact]
    public async Task Retire_Entry_IsOfferedNoLongerUntilItIsRestored()
    {
        await RetireAsync(true);
        await RefusedAsync("subject-unknown", () => Office.As<DictionaryBook, string?>(null, book => book.CodeAsync(DictionaryKind.Subject, "010401")));

        await RetireAsync(false);
        (await Office.As<DictionaryBook, string?>(null, book => book.CodeAsync(DictionaryKind.Subject, "010401"))).ShouldBe("010401");
    }

    [Fact]
    public async Task Any_ByWhomItIsNot_DoesNotExist() =>
        await Should.ThrowAsync<NotVisible>(() => Office.As<AddEntry, DictionaryEntry>("clerk", use => use.RunAsync(DictionaryKind.Subject, new EntryForm("09", "新", "New"))));

    // The seed's initials were written by hand: the package must agree, or clerks would look up in vain.
    [Fact]
    public async Task Initials_OfEverySeededEntry_AreTheHandWrittenOnes()
    {
        var entries = await Office.AskAsync(db => db.Dictionary.AsNoTracking().ToListAsync());
        entries.Where(e => Pinyin.Initials(e.Name) != e.Initials).Select(e => $"{e.Name} {e.Initials} {Pinyin.Initials(e.Name)}")
            // Two that would share theirs with another entry were given longer ones.
            .ShouldBe(["医疗保险 yiliaobx ylbx", "养老服务 ylfuwu ylfw"]);
    }

    private Task<DictionaryEntry> AddAsync(EntryForm form) => Office.As<AddEntry, DictionaryEntry>("admin", use => use.RunAsync(DictionaryKind.Subject, form));

    private Task<DictionaryEntry> RetireAsync(bool retired) => Office.As<RetireEntry, DictionaryEntry>("admin", use => use.RunAsync(DictionaryKind.Subject, "010401", retired));
}
