using System.Text;
using System.Text.Json.Nodes;
using Petitions.Process;
using Petitions.Web.Tests.Hosting;
using Petitions.Web.Tests.Letters;

namespace Petitions.Web.Tests.Pages;

/// <summary>The administrator's pages of what has stopped and of the workflow files, as plain forms.</summary>
public sealed class WorkflowPageTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("petitions-workflows-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Incident_SkippedFromThePage_GoesOnAndLeavesTheList()
    {
        WriteFile(file => Activity(file, "opened?")["cases"]![0]!["condition"]!["value"] = "nothing.here");
        await using var office = await WebOffice.OpenAsync(("Workflows:Directory", folder));
        var letter = await Letter.ReceiveAsync(office);
        (await letter.FindTaskAsync("clerk", "read")).ShouldBeNull();
        var admin = await office.AtPagesAsync("admin");

        var page = (await admin.GetAsync("/admin/incidents")).ShouldBe(200).Text;
        page.ShouldContain("/opened?");
        page.ShouldContain("nothing is not defined");
        page.ShouldNotContain(letter.Number);
        var id = (await (await office.AsAsync("admin")).GetAsync("/api/incidents")).ShouldBe(200).Json["open"]![0]!["id"]!.GetValue<long>();
        (await (await office.AtPagesAsync("clerk")).GetAsync($"/cases/{letter.Number}")).Text.ShouldContain("流程因故障停在");
        (await PostAsync(admin, page, "/admin/incidents?handler=Retry", ("id", $"{id}"))).ShouldBe(302);
        (await admin.GetAsync("/admin/incidents")).Text.ShouldContain("重试后仍然出错");
        id++;
        (await PostAsync(admin, page, "/admin/incidents?handler=Skip", ("id", $"{id}"), ("outcome", "opened"))).ShouldBe(302);

        (await letter.FindTaskAsync("clerk", "read")).ShouldNotBeNull();
        (await admin.GetAsync("/admin/incidents")).Text.ShouldNotContain($"incident-{id}");
    }

    [Fact]
    public async Task File_WithAMistake_IsCheckedAndRefusedWithItsPath()
    {
        await using var office = await WebOffice.OpenAsync();
        var admin = await office.AtPagesAsync("admin");
        var page = (await admin.GetAsync("/admin/workflows")).ShouldBe(200).Text;

        var answer = await UploadAsync(admin, page, "publish", Changed(file => file["root"]!["connections"]![0]!["target"]!["activity"] = "nowhere"));

        answer.ShouldBe(422);
        answer.Text.ShouldContain("$.root.connections[0].target");
        (await (await office.AsAsync("admin")).GetAsync("/api/workflows")).Json.AsArray().Count(v => v!["definitionId"]!.GetValue<string>() == "letter").ShouldBe(1);
    }

    [Fact]
    public async Task File_Published_IsTheNextVersionAndWhatRunsCanBeMovedThere()
    {
        await using var office = await WebOffice.OpenAsync();
        var letter = await Letter.ReceiveAsync(office);
        var admin = await office.AtPagesAsync("admin");
        var page = (await admin.GetAsync("/admin/workflows")).Text;
        (await UploadAsync(admin, page, "check", Changed(file => file["name"] = "第二版"))).ShouldBe(200);
        (await UploadAsync(admin, page, "publish", Changed(file => file["name"] = "第二版"))).ShouldBe(302);

        var plan = (await admin.GetAsync("/admin/workflows/letter:1?to=letter:2")).ShouldBe(200).Text;
        plan.ShouldContain("各步都在");
        var instance = await office.DatabaseAsync(db => Task.FromResult(db.WorkflowInstances.Single().Id));
        (await PostAsync(admin, plan, "/admin/workflows/letter:1?handler=Move&to=letter:2", ("instances", $"{instance}"))).ShouldBe(302);

        (await office.DatabaseAsync(db => Task.FromResult(db.WorkflowInstances.Single().VersionId))).ShouldBe("letter:2");
        await letter.DoAsync("clerk", "read", "read", Forms.Reading());
        (await admin.GetAsync("/admin/workflows/letter:2?handler=File")).ShouldBe(200).Json["name"]!.GetValue<string>().ShouldBe("第二版");
    }

    private static Task<Answer> PostAsync(Session session, string page, string path, params (string Name, string Value)[] fields) =>
        session.SendAsync(HttpMethod.Post, path, new FormUrlEncodedContent(fields.Append(("__RequestVerificationToken", Token(page))).Select(f => KeyValuePair.Create(f.Item1, f.Item2))));

    private static Task<Answer> UploadAsync(Session session, string page, string act, string json) =>
        session.SendAsync(HttpMethod.Post, "/admin/workflows", new MultipartFormDataContent
        {
            { new ByteArrayContent(Encoding.UTF8.GetBytes(json)), "file", "letter.json" },
            { new StringContent(act), "act" },
            { new StringContent(Token(page)), "__RequestVerificationToken" },
        });

    private static string Token(string page)
    {
        const string Before = "name=\"__RequestVerificationToken\" type=\"hidden\" value=\"";
        var at = page.LastIndexOf(Before, StringComparison.Ordinal) + Before.Length;
        return page[at..page.IndexOf('"', at)];
    }

    private static JsonNode Activity(JsonNode file, string id) => file["root"]!["activities"]!.AsArray().Single(a => a!["id"]!.GetValue<string>() == id)!;

    private static string Changed(Action<JsonNode> change)
    {
        var file = JsonNode.Parse(File.ReadAllText(Path.Combine(WorkflowFolder.Find(), "letter.json")))!;
        change(file);
        return file.ToJsonString();
    }

    private void WriteFile(Action<JsonNode> change) => File.WriteAllText(Path.Combine(folder, "letter.json"), Changed(change));
}
