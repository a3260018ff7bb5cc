using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Petitions.Process;
using Petitions.Web.Tests.Hosting;

namespace Petitions.Web.Tests.Letters;

/// <summary>A changed workflow file changes the way of later letters, with nothing recompiled.</summary>
public sealed class WorkflowFileTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("petitions-workflows-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task FurtherTask_PutIntoTheFile_IsAskedOfLaterLettersOnly()
    {
        await using var before = await WebOffice.OpenAsync();
        var earlier = await Letter.ReceiveAsync(before);
        await before.StopAsync();
        WriteFile(WithFurtherTask);
        await using var after = await WebOffice.CopyOfAsync(before, ("Workflows:Directory", folder));

        var later = await Letter.ReceiveAsync(after);
        await later.DoAsync("clerk", "read", "read", Forms.Reading());
        (await later.FindTaskAsync("clerk", "route")).ShouldBeNull();
        var task = (await (await after.AsAsync("clerk2")).GetAsync($"/api/tasks/{await later.TaskAsync("clerk2", "checkAgain")}")).ShouldBe(200).Json;
        task["outcomes"]!.AsArray().Select(o => o!["name"]!.GetValue<string>()).ShouldBe(["good", "bad"]);
        // The reader does not check himself.
        (await later.FindTaskAsync("clerk", "checkAgain")).ShouldBeNull();
        await later.DoAsync("clerk2", "checkAgain", "bad", new { note = "要点不全" });
        await later.DoAsync("clerk2", "checkAgain", "good");
        await later.DoAsync("clerk", "route", "proposed", Forms.Proposal("handleHere"));

        await earlier.At(after).DoAsync("clerk", "read", "read", Forms.Reading());
        await earlier.At(after).DoAsync("clerk", "route", "proposed", Forms.Proposal("handleHere"));
        (await VersionOf(after, earlier)).ShouldBe("letter:1");
        (await VersionOf(after, later)).ShouldBe("letter:2");
    }

    [Fact]
    public async Task RestartWithTheSameFile_MakesNoNewVersion()
    {
        await using var office = await WebOffice.OpenAsync();
        await office.StopAsync();
        office.Start();
        (await office.DatabaseAsync(db => db.WorkflowVersions.CountAsync(v => v.DefinitionId == "letter"))).ShouldBe(1);
    }

    [Fact]
    public async Task FileWithErrors_KeepsTheHostFromStarting()
    {
        WriteFile(file => file["root"]!["connections"]!.AsArray().Add(Connection("read", "Done", "nowhere")));
        await Should.ThrowAsync<Workflows.Definitions.InvalidDefinitionException>(async () =>
        {
            await using var office = await WebOffice.OpenAsync(("Workflows:Directory", folder));
            await office.Anonymous().GetAsync("/health/live");
        });
    }

    [Fact]
    public async Task Refer_WhereTheOfficeAsksNoApproval_IsDispatchedAtOnce()
    {
        await using var office = await WebOffice.OpenAsync(("Office:ReferNeedsApproval", "false"));
        var letter = await Letter.ReadAsync(office);
        await letter.DoAsync("clerk", "route", "proposed", Forms.Proposal("refer", unit: "health"));
        await letter.DoAsync("clerk", "dispatch", "sent", new { form = "original" });
        (await letter.FindTaskAsync("health", "acknowledge")).ShouldNotBeNull();
    }

    [Fact]
    public async Task Event_SentTwiceUnderOneKey_TakesEffectOnceAndOneTooEarlyWaits()
    {
        WriteFile(WithEventsBeforeRouting);
        await using var office = await WebOffice.OpenAsync(("Workflows:Directory", folder));
        var letter = await Letter.ReceiveAsync(office);
        var clerk = await office.AsAsync("clerk");

        // Two waits for one name: the same event sent again must not answer the second.
        (await SignalAsync("k1")).ShouldBe(200).Json["delivered"]!.GetValue<bool>().ShouldBeFalse();
        (await SignalAsync("k1")).ShouldBe(200);
        await letter.DoAsync("clerk", "read", "read", Forms.Reading());
        (await letter.FindTaskAsync("clerk", "route")).ShouldBeNull();
        (await SignalAsync("k2")).ShouldBe(200).Json["delivered"]!.GetValue<bool>().ShouldBeTrue();
        (await letter.FindTaskAsync("clerk", "route")).ShouldNotBeNull();

        Task<Answer> SignalAsync(string key) => clerk.PostAsync($"{letter.Path}/events", new { name = "材料收到", payload = new { pieces = 1 } }, ("Idempotency-Key", key));
    }

    // read -> papers -> papersAgain -> route
    private static void WithEventsBeforeRouting(JsonNode file)
    {
        var connections = file["root"]!["connections"]!.AsArray();
        foreach (var id in new[] { "papers", "papersAgain" })
            file["root"]!["activities"]!.AsArray().Add(new JsonObject
            {
                ["id"] = id,
                ["type"] = "Elsa.Event",
                ["eventName"] = new JsonObject { ["typeName"] = "String", ["expression"] = new JsonObject { ["type"] = "Literal", ["value"] = "材料收到" } },
            });
        connections.Single(c => c!["source"]!["activity"]!.GetValue<string>() == "read")!["target"]!["activity"] = "papers";
        connections.Add(Connection("papers", "Done", "papersAgain"));
        connections.Add(Connection("papersAgain", "Done", "route"));
    }

    // read -> checkAgain -> checked? -good-> route, else checkAgain again.
    private static void WithFurtherTask(JsonNode file)
    {
        var activities = file["root"]!["activities"]!.AsArray();
        var connections = file["root"]!["connections"]!.AsArray();
        file["variables"]!.AsArray().Add(Variable());
        activities.Add(Adapted(activities, "confirm", "checkAgain", "return {role: 'clerk', notBy: 'read', outcomes: ['good', 'bad']}"));
        var decision = activities.Single(a => a!["id"]!.GetValue<string>() == "signed?")!.DeepClone();
        Rename(decision, "checked?");
        decision["cases"] = JsonNode.Parse("""[{"label": "good", "condition": {"type": "JavaScript", "value": "getCheck().outcome == 'good'"}}]""");
        activities.Add(decision);
        connections.Single(c => c!["source"]!["activity"]!.GetValue<string>() == "read")!["target"]!["activity"] = "checkAgain";
        connections.Add(Connection("checkAgain", "Done", "checked?"));
        connections.Add(Connection("checked?", "good", "route"));
        connections.Add(Connection("checked?", "Default", "checkAgain"));
    }

    private static JsonNode Adapted(JsonArray activities, string model, string name, string payload)
    {
        var task = activities.Single(a => a!["id"]!.GetValue<string>() == model)!.DeepClone();
        Rename(task, name);
        task["taskName"]!["expression"]!["value"] = name;
        task["payload"]!["expression"]!["value"] = payload;
        task["result"]!["memoryReference"]!["id"] = "v-Check";
        return task;
    }

    private static void Rename(JsonNode activity, string name)
    {
        var old = activity["id"]!.GetValue<string>();
        (activity["id"], activity["name"]) = (name, name);
        activity["nodeId"] = activity["nodeId"]!.GetValue<string>().Replace(old, name, StringComparison.Ordinal);
    }

    private static JsonNode Variable() => JsonNode.Parse(
        """{"id": "v-Check", "name": "Check", "typeName": "Object", "isArray": false, "storageDriverTypeName": "WorkflowInstanceStorageDriver"}""")!;

    private static JsonObject Connection(string source, string port, string target) => new()
    {
        ["source"] = new JsonObject { ["activity"] = source, ["port"] = port },
        ["target"] = new JsonObject { ["activity"] = target, ["port"] = "In" },
    };

    private static Task<string> VersionOf(WebOffice office, Letter letter) => office.DatabaseAsync(db =>
        db.WorkflowInstances.Where(i => db.Cases.Any(c => c.Id == i.CaseId && c.Number == letter.Number)).Select(i => i.VersionId).SingleAsync());

    private void WriteFile(Action<JsonNode> change)
    {
        var file = JsonNode.Parse(File.ReadAllText(Path.Combine(WorkflowFolder.Find(), "letter.json")))!;
        change(file);
        File.WriteAllText(Path.Combine(folder, "letter.json"), file.ToJsonString());
    }
}
