using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Petitions.Access;
using Petitions.Data;
using Petitions.Deadlines;
using Petitions.Rules;

namespace Petitions.Web;

/// <summary>
/// A POST that creates may carry an Idempotency-Key: the answer is kept in the act's own transaction, and a repeat gets it again
/// without anything happening twice, also when the first answer was lost on the way or with the process.
/// </summary>
public sealed class Idempotency(PetitionsDb db, Transactions transactions, CurrentActor actor, OfficeClock clock)
{
    public const string Header = "Idempotency-Key";

    public async Task<T> RunAsync<T>(string? key, object request, Func<Task<T>> act, CancellationToken cancellation)
    {
        if (string.IsNullOrWhiteSpace(key))
            return await act();
        var person = actor.PersonId ?? "";
        var hash = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(request, Json.Options))));
        return await transactions.RunAsync(async () =>
        {
            var earlier = await db.IdempotentAnswers.AsNoTracking().SingleOrDefaultAsync(a => a.UserName == person && a.Key == key, cancellation);
            if (earlier is not null)
                return earlier.RequestHash == hash
                    ? JsonSerializer.Deserialize<T>(earlier.AnswerJson, Json.Options)!
                    : throw new Conflict("idempotency-key-reused");
            var answer = await act();
            db.IdempotentAnswers.Add(new IdempotentAnswer
            {
                UserName = person,
                Key = key,
                RequestHash = hash,
                AnswerJson = JsonSerializer.Serialize(answer, Json.Options),
                At = clock.Now,
            });
            return answer;
        }, cancellation);
    }
}
