using Microsoft.EntityFrameworkCore;
using Petitions.Process;
using Petitions.Web.Tests.Hosting;
using Petitions.Workflows.Activities;
using Petitions.Workflows.Definitions;
using Petitions.Workflows.State;

namespace Petitions.Web.Tests.Generic;

/// <summary>The connections of <c>letter.json</c>, and which of them letters have taken.</summary>
internal static class LetterConnections
{
    public static IReadOnlySet<string> All { get; } =
        WorkflowDefinitionReader.Read(File.ReadAllText(Path.Combine(WorkflowFolder.Find(), "letter.json")), ActivityRegistry.BuiltIn())
            .AllActivities.SelectMany(a => a.Connections.Select(c => $"{a.NodeId}/{c.Key}")).ToHashSet();

    public static async Task<IReadOnlySet<string>> TakenAsync(WebOffice office) =>
        (await office.DatabaseAsync(db => db.WorkflowInstances.Select(i => i.StateJson).ToListAsync()))
            .SelectMany(json => InstanceState.FromJson(json).Taken).Where(t => t.Value > 0).Select(t => t.Key).ToHashSet();
}
