using Petitions.Tasks;

namespace Petitions.Deadlines;

/// <summary>What decides who hears of a case's deadline.</summary>
/// <param name="Sealed">Then nobody hears of it for his role alone.</param>
/// <param name="HandlingUnit">The unit the case was sent to, or that handles it.</param>
/// <param name="OpenTasks">Where the case is now.</param>
/// <param name="Blocked">Who may not hear of it at all.</param>
public sealed record CaseFacts(bool Sealed, string? HandlingUnit, IReadOnlyList<HumanTask> OpenTasks, IReadOnlySet<string> Blocked);
