using System.Security.Cryptography;
using System.Text;
using Petitions.Web.Tests.Hosting;

namespace Petitions.Web.Tests.Guard;

/// <summary>What a curious person may ask for: numbers and ids of what is hidden from him, of what is not, and of nothing.</summary>
/// <param name="Hidden">The number of the hidden case.</param>
/// <param name="HiddenIds">Ids of its tasks and attachments, past and present.</param>
/// <param name="Words">Words of its content.</param>
/// <param name="Numbers">Other numbers.</param>
/// <param name="Ids">Other ids.</param>
internal sealed record Probe(string Hidden, IReadOnlyList<Guid> HiddenIds, IReadOnlyList<string> Words, IReadOnlyList<string> Numbers, IReadOnlyList<Guid> Ids)
{
    // Well formed, and given to nobody: with six random digits a test would have to be very unlucky.
    public const string Missing = "LX-2026-0000000";
    public static readonly Guid MissingId = new("00000000-0000-4000-8000-000000000001");

    /// <summary>Every GET route of the host, and the questions to ask there. A route that is not here fails the tests.</summary>
    public static readonly IReadOnlyDictionary<string, Func<Probe, IEnumerable<string>>> Routes = new Dictionary<string, Func<Probe, IEnumerable<string>>>
    {
        ["GET /health/live"] = _ => ["/health/live"],
        ["GET /health/ready"] = _ => ["/health/ready"],
        ["GET /openapi/{documentName}.json"] = _ => ["/openapi/v1.json"],
        ["GET /api/cases"] = p =>
        [
            "/api/cases", "/api/cases?page=2", "/api/cases?page=1000", "/api/cases?state=read", "/api/cases?state=dispatched", "/api/cases?state=registered",
            .. p.Words.Append(p.Hidden).Select(word => $"/api/cases?text={Uri.EscapeDataString(word)}"),
        ],
        ["GET /api/cases/{number}"] = p => p.Cases(""),
        ["GET /api/cases/{number}/journal"] = p => p.Cases("/journal"),
        ["GET /api/cases/{number}/deadlines"] = p => p.Cases("/deadlines"),
        ["GET /api/cases/{number}/diagram"] = p => p.Cases("/diagram"),
        ["GET /api/cases/{number}/attachments/{id:guid}"] = p =>
            from number in new[] { p.Hidden, Missing, p.Numbers[0], p.Numbers[^1] }
            from id in p.HiddenIds.Concat(p.Ids).Append(MissingId)
            select $"/api/cases/{number}/attachments/{id}",
        ["GET /api/tasks"] = _ => ["/api/tasks", "/api/tasks?page=2"],
        ["GET /api/tasks/{id:guid}"] = p => p.HiddenIds.Concat(p.Ids).Append(MissingId).Select(id => $"/api/tasks/{id}"),
        ["GET /api/collation/{day}"] = _ => ["/api/collation/2026-09-18", "/api/collation/2026-09-21", "/api/collation/2026-09-17"],
        ["GET /api/units"] = _ => ["/api/units"],
        ["GET /api/people"] = p => ["/api/people", .. p.Words.Select(word => $"/api/people?text={Uri.EscapeDataString(word)}")],
        ["GET /api/notices"] = _ => ["/api/notices"],
    };

    public IEnumerable<string> Questions => Routes.Values.SelectMany(ask => ask(this));

    /// <summary>Status, headers and octets of the answer: all that could tell.</summary>
    public static async Task<string> AskAsync(Session session, string question)
    {
        var answer = await session.GetAsync(question);
        var headers = answer.Headers.Where(h => !h.Key.Equals("Date", StringComparison.OrdinalIgnoreCase)).OrderBy(h => h.Key, StringComparer.OrdinalIgnoreCase);
        var text = answer.Headers.GetValueOrDefault("Content-Type", "").Contains("octet", StringComparison.Ordinal) ? Convert.ToHexString(SHA256.HashData(answer.Body)) : Encoding.UTF8.GetString(answer.Body);
        return $"{answer.Status} {string.Join(" ", headers.Select(h => $"{h.Key}={h.Value}"))} {text}";
    }

    private IEnumerable<string> Cases(string below) => Numbers.Append(Hidden).Append(Missing).Select(number => $"/api/cases/{number}{below}");
}
