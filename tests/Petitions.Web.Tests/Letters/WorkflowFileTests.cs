using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
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
    public async Task FileWithErrors_OfAnOfficeAtWork_IsAnIncidentUntilItIsMendedAndTheLastVersionRuns()
    {
        WriteFile(file =>
        {
            file["root"]!["connections"]!.AsArray().Add(Connection("read", "Done", "nowhere"));
            file["variables"]![0]!["typeName"] = "Acme.Nope";
        });
        await using var office = await WebOffice.OpenAsync(("Workflows:Directory", folder));

        var letter = await Letter.ReceiveAsync(office);
        (await VersionOf(office, letter)).ShouldBe("letter:1");
        var open = (await IncidentsAsync(office)).ShouldHaveSingleItem()!;
        open["where"]!.GetValue<string>().ShouldBe("workflows/letter.json");
        open["cause"]!.GetValue<string>().ShouldContain("$.variables[0].typeName");
        open["cause"]!.GetValue<string>().ShouldContain("$.root.connections[");
        (await (await office.AtPagesAsync("admin")).GetAsync("/admin/incidents")).Text.ShouldContain("$.variables[0].typeName");

        await office.StopAsync();
        office.Start();
        (await IncidentsAsync(office)).ShouldHaveSingleItem()!["id"]!.GetValue<long>().ShouldBe(open["id"]!.GetValue<long>());

        await office.StopAsync();
        WriteFile(file => file["name"] = "改好了");
        office.Start();
        (await IncidentsAsync(office)).ShouldBeEmpty();
        (await VersionOf(office, await Letter.ReceiveAsync(office))).ShouldBe("letter:2");
    }

    [Theory]
    [InlineData("{ \"definitionId\": \"letter\", ")]
    [InlineData("")]
    public async Task FileThatIsNoJson_OfAnOfficeAtWork_KeepsNobodyOut(string text)
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "letter.json"), text, TestContext.Current.CancellationToken);
        await using var office = await WebOffice.OpenAsync(("Workflows:Directory", folder));

        (await IncidentsAsync(office)).ShouldHaveSingleItem()!["cause"]!.GetValue<string>().ShouldStartWith("error $: The file is no JSON");
        (await VersionOf(office, await Letter.ReceiveAsync(office))).ShouldBe("letter:1");
    }

    [Fact]
    public async Task FileWithErrors_OfAnOfficeThatHasNothingYet_KeepsTheHostFromStarting()
    {
        WriteFile(file => file["root"]!["connections"]!.AsArray().Add(Connection("read", "Done", "nowhere")));
        using var failures = new FailureLog();
        var empty = DataFolder.New();
        Directory.CreateDirectory(empty);
        await Should.ThrowAsync<Workflows.Definitions.InvalidDefinitionException>(async () =>
        {
            await using var host = new OfficeHost(empty, new FakeTimeProvider(InstalledOffice.Opens), failures, new Dictionary<string, string> { ["Workflows:Directory"] = folder });
            await host.CreateClient().GetAsync("/health/live", TestContext.Current.CancellationToken);
        });
        DataFolder.Delete(empty);
    }

    [Fact]
    public async Task TwoFilesOfOneDefinition_AreBothRefused()
    {
        WriteFile(file => file["name"] = "甲");
        File.Copy(Path.Combine(folder, "letter.json"), Path.Combine(folder, "letter - 副本.json"));
        await using var office = await WebOffice.OpenAsync(("Workflows:Directory", folder));

        (await IncidentsAsync(office)).Select(i => i!["where"]!.GetValue<string>()).ShouldBe(["workflows/letter - 副本.json", "workflows/letter.json"], ignoreOrder: true);
        (await VersionOf(office, await Letter.ReceiveAsync(office))).ShouldBe("letter:1");
    }

    [Fact]
    public async Task VersionPublishedByHand_OutlivesARestartWithTheFileUnchanged()
    {
        File.Copy(Path.Combine(WorkflowFolder.Find(), "letter.json"), Path.Combine(folder, "letter.json"));
        await using var office = await WebOffice.OpenAsync(("Workflows:Directory", folder));
        var changed = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(folder, "letter.json"), TestContext.Current.CancellationToken))!;
        changed["name"] = "由管理员发布";
        (await (await office.AsAsync("admin")).PostAsync("/api/workflows", changed)).ShouldBe(200);
        await office.StopAsync();
        office.Start();

        (await VersionOf(office, await Letter.ReceiveAsync(office))).ShouldBe("letter:2");
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

    private static async Task<JsonArray> IncidentsAsync(WebOffice office) =>
        (await (await office.AsAsync("admin")).GetAsync("/api/incidents")).ShouldBe(200).Json["open"]!.AsArray();

    private void WriteFile(Action<JsonNode> change)
    {
        var file = JsonNode.Parse(File.ReadAllText(Path.Combine(WorkflowFolder.Find(), "letter.json")))!;
        change(file);
        File.WriteAllText(Path.Combine(folder, "letter.json"), file.ToJsonString());
    }
}
