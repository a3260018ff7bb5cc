using System.Globalization;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Petitions.Workflows.Activities;
using Petitions.Workflows.Definitions;
using Petitions.Workflows.Diagrams;
using Petitions.Workflows.State;

namespace Petitions.Workflows.Tests.Studio;

/// <summary>Issue 6: what was drawn in Elsa Studio loads, checks, runs and is drawn unchanged.</summary>
public sealed class StudioExportTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    public static TheoryData<string> Files => new(StudioExport.Names);

    [Theory]
    [MemberData(nameof(Files))]
    public void Check_AnExport_FindsNothingWrong(string name)
        => WorkflowDefinitionReader.Check(new StudioExport(name).Json, ActivityRegistry.BuiltIn()).Where(problem => problem.Severity != ProblemSeverity.Warning).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Files))]
    public void Write_AnExport_LosesNothing(string name)
    {
        var export = new StudioExport(name);

        JsonNode.Parse(WorkflowDefinitionWriter.Write(export.Definition))!.ToJsonString().ShouldBe(JsonNode.Parse(export.Json)!.ToJsonString());
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Render_AnExport_PutsEveryBoxWhereStudioHasIt(string name)
    {
        var export = new StudioExport(name);

        var drawn = XDocument.Parse(WorkflowDiagram.Render(export.Definition, null)).Descendants(Svg + "rect").Select(BoxOf).ToList();

        drawn.ShouldBe(JsonNode.Parse(export.Json)!["root"]!["activities"]!.AsArray().Select(activity => BoxOf(activity!["metadata"]!["designer"]!)));
    }

    [Fact]
    public void Render_AnExport_LeadsALineThroughItsVertices()
    {
        var drawing = WorkflowDiagram.Render(new StudioExport("consultation").Definition, null);

        drawing.ShouldContain("d=\"M305.28,-46 L305,-180 L1744,-180 L1744.06,4\"");
        // None of it is cut off.
        double.Parse(XDocument.Parse(drawing).Root!.Attribute("viewBox")!.Value.Split(' ')[1], CultureInfo.InvariantCulture).ShouldBeLessThan(-180);
    }

    [Fact]
    public void Consultation_AnsweredInTime_GivesTheOpinionsOut()
    {
        var state = new StudioExport("consultation").Run(new JsonObject { ["Number"] = "LX-1" }, """draft={"outcome":"ask"}""", """opinion={"outcome":"done","data":"同意"}""", "!materials");

        state.SubStatus.ShouldBe(WorkflowSubStatus.Finished);
        state.Output["Opinions"]!.ToJsonString(Plain).ShouldBe("""["同意"]""");
    }

    [Fact]
    public void Consultation_NobodyAnswers_EndsAfterFifteenDays()
    {
        var state = new StudioExport("consultation").Run([], """draft={"outcome":"unclear"}""", """draft={"outcome":"ask"}""", "+15.00:00:00");

        state.SubStatus.ShouldBe(WorkflowSubStatus.Finished);
        state.Output.ShouldBeEmpty();
    }

    [Fact]
    public void Consultation_AsksWithTheVariablesOfItsInnerFlowchart()
    {
        var state = new StudioExport("consultation").Run([], """draft={"outcome":"ask"}""");

        state.Bookmarks.Single(wait => wait.Name == "opinion").Payload!.ToJsonString(Plain).ShouldBe("""{"asked":2,"subject":"水费"}""");
        state.Bookmarks.Count.ShouldBe(2);
    }

    [Fact]
    public void Reminder_MarkedActivityStarts_AndRemindsUntilHandled()
    {
        var state = new StudioExport("reminder").Run([], "+06:00:00", """remind={"outcome":"later"}""", "+1.00:00:00", """remind={"outcome":"handled"}""");

        state.SubStatus.ShouldBe(WorkflowSubStatus.Finished);
        state.Variables["Round"]!.GetValue<int>().ShouldBe(2);
    }

    [Fact]
    public void Handover_Complete_EndsWithItsNames()
    {
        var state = new StudioExport("handover").Run(new JsonObject { ["Shift"] = "2026-09-18-N" }, "item=\"seen\"", "item=\"seen\"");

        (state.SubStatus, state.CorrelationId, state.Name).ShouldBe((WorkflowSubStatus.Finished, "2026-09-18-N", "交班 2026-09-18-N"));
        state.Variables["At"]!.GetValue<string>().ShouldBe("2026-09-18T08:30:00+08:00");
    }

    [Fact]
    public void Handover_SomethingMissing_IsAnIncident()
    {
        var state = new StudioExport("handover").Run(new JsonObject { ["Shift"] = "N" }, "item=\"missing\"", "item=\"seen\"");

        state.OpenIncidents.ShouldHaveSingleItem().Message.ShouldBe("缺 1 项");
    }

    private static System.Text.Json.JsonSerializerOptions Plain { get; } = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static DesignerBox BoxOf(XElement rect) => new((double)rect.Attribute("x")!, (double)rect.Attribute("y")!, (double)rect.Attribute("width")!, (double)rect.Attribute("height")!);

    // Where an old export has no size there is ours; a picture is exact to a hundredth of a pixel.
    private static DesignerBox BoxOf(JsonNode designer) => new(
        designer["position"]!["x"]!.GetValue<double>(),
        designer["position"]!["y"]!.GetValue<double>(),
        Math.Round(designer["size"]?["width"]!.GetValue<double>() ?? 160, 2, MidpointRounding.AwayFromZero),
        designer["size"]?["height"]!.GetValue<double>() ?? 52);
}
