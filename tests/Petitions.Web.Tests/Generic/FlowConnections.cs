using Microsoft.EntityFrameworkCore;
using Petitions.Process;
using Petitions.Web.Tests.Hosting;
using Petitions.Workflows.Activities;
using Petitions.Workflows.Definitions;
using Petitions.Workflows.State;

namespace Petitions.Web.Tests.Generic;

/// <summary>The connections of a workflow file, and which of them its cases have taken.</summary>
internal static class FlowConnections
{
    public static IReadOnlySet<string> Of(string definition) =>
        WorkflowDefinitionReader.Read(File.ReadAllText(Path.Combine(WorkflowFolder.Find(), $"{definition}.json")), ActivityRegistry.BuiltIn())
            .AllActivities.SelectMany(a => a.Connections.Select(c => $"{a.NodeId}/{c.Key}")).ToHashSet();

    public static async Task<IReadOnlySet<string>> TakenAsync(WebOffice office) =>
        (await office.DatabaseAsync(db => db.WorkflowInstances.Select(i => i.StateJson).ToListAsync()))
            .SelectMany(json => InstanceState.FromJson(json).Taken).Where(t => t.Value > 0).Select(t => t.Key).ToHashSet();
}
