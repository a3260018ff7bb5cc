using Petitions.Workflows.Execution;
using PublicApiGenerator;

namespace Petitions.Workflows.Tests;

/// <summary>What hosts build on changes only when somebody has looked: approve <c>PublicApiTests.…approved.txt</c> with the change.</summary>
public sealed class PublicApiTests
{
    [Fact]
    public void PublicTypesAndMembers_AreTheApprovedOnes()
        => typeof(WorkflowRunner).Assembly.GeneratePublicApi(new ApiGeneratorOptions { IncludeAssemblyAttributes = false })
            .ShouldMatchApproved(settings => settings.NoDiff());
}
