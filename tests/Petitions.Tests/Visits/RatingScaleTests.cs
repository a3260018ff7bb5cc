using Microsoft.Extensions.DependencyInjection;
using Petitions.Offices;
using Petitions.Rules;
using Petitions.TestKit;
using Petitions.Visits;

namespace Petitions.Tests.Visits;

public sealed class RatingScaleTests
{
    [Theory]
    [InlineData("satisfied fairlySatisfied dissatisfied", 3)]
    [InlineData("Satisfied, Dissatisfied", 2)]
    public void Scale_AsTheSettingsSay(string set, int grades) => RatingScale.Of(new OfficeOptions { RatingScale = set }).Count.ShouldBe(grades);

    [Fact]
    public void Scale_WithAGradeThereIsNot_IsRefused() => Should.Throw<ArgumentException>(() => RatingScale.Of(new OfficeOptions { RatingScale = "great" }));

    [Fact]
    public async Task FollowUpVisit_OfAnOfficeWithTwoGrades_TakesNoThird()
    {
        await using var office = await OfficeWorld.CreateAsync(services => services.Configure<OfficeOptions>(o => o.RatingScale = "satisfied dissatisfied"));
        var number = await office.AnsweredByUnitAsync();
        await office.CompleteAsync("urbandeputy", number, "planFollowUp", "planned", new { plannedOn = "2026-10-20", script = "供水是否稳定？" });

        await Should.ThrowAsync<DataInvalid>(() => RateAsync("fairlySatisfied"));
        await RateAsync("satisfied");

        Task RateAsync(string grade) => office.CompleteAsync("urban2", number, "followUpVisit", "settled",
            new { findings = "用水正常", companion = World.PersonOf("urbandeputy"), officeRating = grade, unitRating = grade });
    }
}
