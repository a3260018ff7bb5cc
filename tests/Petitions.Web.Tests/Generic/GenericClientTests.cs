using Petitions.Web.Tests.Hosting;
using Petitions.Web.Tests.Letters;

namespace Petitions.Web.Tests.Generic;

public sealed class GenericClientTests(ITestOutputHelper output)
{
    private const int MostCases = 60;

    [Theory]
    [InlineData("letter", "receiveLetter", 20260918)]
    [InlineData("letter", "receiveLetter", 19840101)]
    public async Task Client_ThatKnowsNoStep_TakesEveryConnectionAndEndsEveryCase(string definition, string receive, int seed)
    {
        await using var office = await WebOffice.OpenAsync();
        var client = await GenericClient.AtAsync(office, receive, seed);
        var left = FlowConnections.Of(definition).ToHashSet();
        var cases = new List<string>();
        while (left.Count > 0 && cases.Count < MostCases)
        {
            var number = await client.ReceiveAsync();
            cases.Add(number);
            // What is dated near to now must not be dated before the receipt.
            office.Time.Advance(TimeSpan.FromMinutes(2));
            await client.LiveAsync(number);
            left.ExceptWith(await FlowConnections.TakenAsync(office));
        }
        output.WriteLine($"seed {seed}: {cases.Count} cases; refused: {string.Join(", ", client.Refusals.OrderByDescending(r => r.Value))}");
        left.ShouldBeEmpty($"seed {seed}, {cases.Count} cases");
        foreach (var number in cases)
            await Lives.ShouldHaveEndedWellAsync(office, number);
    }
}
