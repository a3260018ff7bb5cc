using Petitions.EndToEndTests.Kills.Checks;

namespace Petitions.EndToEndTests.Kills;

/// <summary>The checker found what must not be; the message names it.</summary>
internal sealed class InconsistentOffice(string when, IReadOnlyList<Violation> violations)
    : Exception($"{violations.Count} violations {when}:\n{string.Join('\n', violations.Take(40))}")
{
    public IReadOnlyList<Violation> Violations { get; } = violations;
}
