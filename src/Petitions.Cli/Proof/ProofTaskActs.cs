using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Petitions.Cases;
using Petitions.Tasks;

namespace Petitions.Cli.Proof;

/// <summary>Work on an open task: by somebody whom it fits, by somebody who may not know of it, or by anybody at all.</summary>
internal sealed class ProofTaskActs(ProofOffice office, ProofModel model, Random random)
{
    // Most letters are referred.
    private static readonly string[] Methods = ["refer", "refer", "referByLetter", "referToHead", "handleHere", "noAction", "presentDirect", "presentAbstract"];

    public ProofStep? Next(ProofState state)
    {
        if (state.Tasks.Count == 0)
            return null;
        var task = RandomOffice.Pick(random, state.Tasks);
        var blocked = model.BlockedAccounts(task.CaseId);
        var dice = random.Next(100);
        if (dice < 20 && blocked.Count > 0)
            return Trick(task, RandomOffice.Pick(random, blocked));
        var fit = model.Accounts.Where(p => !model.Blocked(task.CaseId, p) && (task.ClaimedBy is null || task.ClaimedBy == p) && task.Fits(model.Viewer(p)!)).ToList();
        if (fit.Count == 0 || dice < 25)
            return Touch(task, RandomOffice.Pick(random, model.Accounts), MustFail.No);
        var person = RandomOffice.Pick(random, fit);
        return dice < 35 ? Touch(task, person, MustFail.No) : Complete(task, person);
    }

    private ProofStep Trick(OpenTask task, string person) =>
        random.Next(2) == 0 ? Touch(task, person, MustFail.Hidden) : Act("task: complete, blocked", task, person, scope => scope.GetRequiredService<CompleteTask>().RunAsync(task.Id, new Completion("approved", [])), MustFail.Hidden);

    private ProofStep Touch(OpenTask task, string person, MustFail must) => random.Next(3) switch
    {
        0 => Act("task: form", task, person, scope => scope.GetRequiredService<TaskForm>().RunAsync(task.Id), must),
        1 => Act("task: claim", task, person, scope => scope.GetRequiredService<ClaimTask>().RunAsync(task.Id), must),
        _ => Act("task: release", task, person, scope => scope.GetRequiredService<ReleaseTask>().RunAsync(task.Id), must),
    };

    private ProofStep Complete(OpenTask task, string person)
    {
        var (outcome, data) = Decision(task);
        var closed = Recipients.In(data).Any(r => (r.Unit is { } unit && (r.HeadsOnly ? model.HardClosed(task.CaseId, unit) : model.Closed(task.CaseId, unit))) || (r.Person is { } name && model.Blocked(task.CaseId, name)));
        return Act($"task: {task.Step}", task, person, async scope =>
        {
            await scope.GetRequiredService<CompleteTask>().RunAsync(task.Id, new Completion(outcome, data));
            if (task.Step == "read")
                Read(task.CaseId, data);
        }, closed ? MustFail.Refused : MustFail.No);
    }

    private static ProofStep Act(string surface, OpenTask task, string person, ProofOffice office, Func<IServiceProvider, Task> act, MustFail must) =>
        new(surface, task.CaseId, person, () => office.AsAsync(person, act), must);

    private ProofStep Act(string surface, OpenTask task, string person, Func<IServiceProvider, Task> act, MustFail must) => Act(surface, task, person, office, act, must);

    private (string Outcome, JsonObject Data) Decision(OpenTask task) => task.Step switch
    {
        "open" => random.Next(6) == 0 ? ("doNotOpen", []) : ("opened", Json(new { title = "关于道路的来信", petitioner = new { name = "王芳", address = "江湾路18号" } })),
        "read" => ("read", Reading()),
        "route" => ("proposed", Proposal()),
        "approve" => random.Next(8) switch
        {
            0 => ("returned", Json(new { opinion = "请另拟" })),
            1 => ("takenOver", []),
            2 => ("changed", Proposal()),
            _ => ("approved", []),
        },
        "instruct" => random.Next(3) == 0 ? ("noted", []) : ("instructed", Proposal("text")),
        "dispatch" => random.Next(6) == 0 ? ("returned", Json(new { reason = "请重拟" })) : ("sent", Sending(task)),
        "acknowledge" => random.Next(4) == 0 ? ("objected", Json(new { reason = "不属本单位职责" })) : ("accepted", []),
        "assign" => ("assigned", Json(new { person = RandomPerson(task) })),
        "handle" => random.Next(8) == 0 ? ("returned", Json(new { reason = "请改派" })) : ("done", Json(new { finding = "true", result = "supported", summary = "已查明", basis = "条例", answer = "已解决" })),
        "signOff" => ("signed", []),
        "reply" => random.Next(4) == 0 ? ("noReply", Json(new { reasonCode = "unknownWriter" })) : ("replied", Json(new { text = "已解决", channel = "post", servedAt = office.Clock.GetUtcNow() })),
        "confirm" or "confirmUnopened" => ("confirmed", []),
        "followUp" => (random.Next(4) == 0 ? "dissatisfied" : "satisfied", Json(new { notes = "已回访" })),
        "archive" => ("archived", Json(new { retention = "permanent" })),
        _ => ("done", []),
    };

    // One in three somebody who may be blocked; else somebody of the unit that has it, so that the work goes on.
    private string RandomPerson(OpenTask task)
    {
        var members = task.Unit is { } unit ? model.Directory.MembersOf(unit).Select(m => m.PersonId).Order(StringComparer.Ordinal).ToList() : [];
        return members.Count == 0 || random.Next(3) == 0 ? RandomOffice.Pick(random, model.Accounts) : RandomOffice.Pick(random, members);
    }

    private JsonObject Reading()
    {
        var petitionClass = random.Next(3) switch { 0 => "suggestion", 1 => "claim", _ => "accusation" };
        return Json(new
        {
            @abstract = new { who = "来信人", what = "反映的问题", request = "请依法处理" },
            @class = petitionClass,
            urgency = "ordinary",
            credibility = "credible",
            accused = Accused(),
            respondentUnits = random.Next(3) == 0 ? new[] { RandomOffice.Pick(random, model.Office.Units).Id } : null,
            attachmentsRead = true,
        });
    }

    internal JsonNode Accused() => random.Next(8) switch
    {
        0 => Json(new { state = "none" }),
        1 => Json(new { state = "unclear", reason = "看不清姓名" }),
        2 => Json(new { state = "named", described = new[] { new { name = RandomOffice.Pick(random, model.Office.People).Name } } }),
        3 => Json(new { state = "named", people = new[] { Somebody(), Somebody() }.Distinct() }),
        _ => Json(new { state = "named", people = new[] { Somebody() } }),
    };

    private void Read(Guid id, JsonObject data)
    {
        var accused = data["accused"]!.AsObject();
        foreach (var person in accused["people"] as JsonArray ?? [])
            model.Accuse(id, person!.GetValue<string>());
        foreach (var described in accused["described"] as JsonArray ?? [])
            model.Describe(id, described!["name"]!.GetValue<string>());
        if (data["class"]?.GetValue<string>() == "accusation")
            foreach (var unit in data["respondentUnits"] as JsonArray ?? [])
                model.AccuseUnit(id, unit!.GetValue<string>());
        if (accused["state"]!.GetValue<string>() != "unclear")
            model.Judge(id);
    }

    // The higher the post the more stand for him: half of the accused lead something, half can sign in.
    private string Somebody() => random.Next(4) switch
    {
        0 => RandomOffice.Pick(random, model.Accounts),
        1 or 2 => RandomOffice.Pick(random, [.. model.Office.Posts.Where(p => p.Kind != Petitions.Offices.PostKind.Member)]).PersonId,
        _ => RandomOffice.Pick(random, model.Office.People).Id,
    };

    private JsonObject Proposal(string? text = null)
    {
        var method = RandomOffice.Pick(random, Methods);
        var data = Json(new { method });
        if (text is not null)
            data[text] = "请办理";
        if (method is "refer" or "referByLetter" or "referToHead")
            data["target"] = Json(new { unit = RandomOffice.Pick(random, model.Office.Units).Id });
        else if (method is "presentDirect" or "presentAbstract")
            data["target"] = Json(new { person = RandomOffice.Pick(random, model.Accounts) });
        else if (method == "noAction")
            (data["noActionReason"], data["noActionEvidence"]) = ("alreadyAnswered", "去年已答复");
        return data;
    }

    private JsonObject Sending(OpenTask task) => Json(new
    {
        form = OfMethod(task) == nameof(DisposalMethod.ReferByLetter) ? "abstract" : "original",
        copies = random.Next(3) == 0 ? new[] { RandomOffice.Pick(random, model.Office.Units).Id } : null,
    });

    private string? OfMethod(OpenTask task) =>
        office.Read("SELECT Routing_Method FROM Cases WHERE Id = $id", r => r.IsDBNull(0) ? null : r.GetString(0), ("$id", task.CaseId)).SingleOrDefault();

    private static JsonObject Json(object data) => JsonSerializer.SerializeToNode(data, Data.Json.Options)!.AsObject();
}
