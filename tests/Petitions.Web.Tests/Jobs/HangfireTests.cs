namespace Petitions.Web.Tests.Jobs;

/// <summary>Hangfire's log is one for the whole process and stays with the last host that set it, gone or not: one test after the other.</summary>
[CollectionDefinition(Name)]
public sealed class HangfireTests
{
    public const string Name = "hangfire";
}
