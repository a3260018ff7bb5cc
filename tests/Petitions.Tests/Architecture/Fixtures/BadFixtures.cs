using Microsoft.EntityFrameworkCore;

namespace Petitions.Tests.Architecture.Fixtures;

// Each breaks one rule on purpose, so that the rule is seen to fail.
internal sealed class EntityWithADatabase
{
    public DbContext? Database { get; init; }
}

internal sealed class EntityThatAsksADatabaseInside
{
    public static bool Ask(object found) => found is DbUpdateException;
}

internal static class CaseHelper;

internal sealed class TaskManager;

public class OpenUseCase
{
    public static Task RunAsync() => Task.CompletedTask;
}
