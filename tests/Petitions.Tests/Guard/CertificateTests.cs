using Microsoft.EntityFrameworkCore;
using Petitions.Guard;
using Petitions.Rules;
using Petitions.TestKit;

namespace Petitions.Tests.Guard;

/// <summary>Every routing and every refusal can be judged again by what was kept with it.</summary>
public sealed class CertificateTests : OfficeTest
{
    [Fact]
    public async Task Routing_AllowedAndRefused_KeepsWhatWasEvaluatedAndIsFoundRight()
    {
        await RoutedAndRefusedAsync();

        var kept = await Office.AskAsync(db => db.Certificates.OrderBy(c => c.Id).ToListAsync());
        kept.Select(c => (c.RecipientKind, c.RecipientId, c.Allowed)).ShouldBe([(SubjectKind.Unit, "urban", false), (SubjectKind.Unit, "discipline", true)]);
        kept.ShouldAllBe(c => c.PersonId == World.PersonOf("sealed"));
        kept[0].FactsJson.ShouldContain("leadingGroup");
        var report = await VerifyAsync();
        (report.Checked, report.Findings.Count).ShouldBe((2, 0));
    }

    [Theory]
    [InlineData("UPDATE Certificates SET Allowed = 1 WHERE RecipientId = 'urban'", "print-differs,verdict-wrong")]
    [InlineData("UPDATE Certificates SET FactsJson = replace(FactsJson, 'zheng-jianguo', 'cui-hong')", "causes-differ,causes-differ,print-differs")]
    [InlineData("DELETE FROM Journal WHERE Kind = 'guard.allowed'", "print-differs")]
    public async Task Certificate_Altered_IsFoundWrong(string tampering, string codes)
    {
        await RoutedAndRefusedAsync();
        Office.Tamper(tampering);

        (await VerifyAsync()).Findings.Select(f => f.Code).Order().ShouldBe(codes.Split(',', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task CaseThatAccusesNobody_NeedsNoCertificate()
    {
        await Office.SentAsync();

        (await Office.AskAsync(db => db.Certificates.CountAsync())).ShouldBe(0);
    }

    private async Task RoutedAndRefusedAsync()
    {
        var number = await Office.AccusationAsync();
        Office.Time.Advance(TimeSpan.FromMinutes(5));
        await Should.ThrowAsync<GuardRefused>(() => Office.CompleteAsync("sealed", number, "route", "proposed", Proposals.Refer("urban")));
        await Office.CompleteAsync("sealed", number, "route", "proposed", Proposals.Refer("discipline"));
    }

    private Task<CertificateReport> VerifyAsync() => Office.AskAsync(db => new CertificateVerifier(db).VerifyAsync());
}
