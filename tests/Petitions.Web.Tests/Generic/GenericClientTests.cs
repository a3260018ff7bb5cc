using Petitions.Web.Tests.Hosting;
using Petitions.Web.Tests.Letters;

namespace Petitions.Web.Tests.Generic;

public sealed class GenericClientTests(ITestOutputHelper output)
{
    private const int MostLetters = 60;

    [Theory]
    [InlineData(20260918)]
    [InlineData(19840101)]
    public async Task Client_ThatKnowsNoStep_TakesEveryConnectionAndEndsEveryLetter(int seed)
    {
        await using var office = await WebOffice.OpenAsync();
        var client = await GenericClient.AtAsync(office, seed);
        var left = LetterConnections.All.ToHashSet();
        var letters = new List<string>();
        while (left.Count > 0 && letters.Count < MostLetters)
        {
            var number = await client.ReceiveAsync();
            letters.Add(number);
            // What is dated near to now must not be dated before the receipt.
            office.Time.Advance(TimeSpan.FromMinutes(2));
            await client.LiveAsync(number);
            left.ExceptWith(await LetterConnections.TakenAsync(office));
        }
        output.WriteLine($"seed {seed}: {letters.Count} letters; refused: {string.Join(", ", client.Refusals.OrderByDescending(r => r.Value))}");
        left.ShouldBeEmpty($"seed {seed}, {letters.Count} letters");
        foreach (var number in letters)
            await Lives.ShouldHaveEndedWellAsync(office, number);
    }
}
