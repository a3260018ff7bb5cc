using System.Xml.Linq;
using Petitions.Workflows.Diagrams;
using Petitions.Workflows.Execution;

namespace Petitions.Workflows.Tests;

public sealed class WorkflowDiagramTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    [Fact]
    public void Render_RunningInstance_ShowsPathThickAndOpenStepMarkedInWords()
    {
        var definition = new Flow().Task("a").Task("b").Task("c").Connect("a", "b").Connect("b", "c").Build();
        var runner = new WorkflowRunner(TimeProvider.System, new RunnerOptions());
        var state = runner.Start(definition, "i").State;
        state = runner.CompleteTask(definition, state, Flow.Bookmark(state, "a"), null).State;

        var drawing = XDocument.Parse(WorkflowDiagram.Render(definition, state, new DiagramLabels { Open = "待办" }));

        drawing.Descendants(Svg + "path").Count(path => (string?)path.Attribute("stroke-width") == "3.5").ShouldBe(1);
        drawing.Descendants(Svg + "text").Select(text => text.Value).ShouldContain("▶ 待办");
    }

    [Fact]
    public void Render_HostileNames_AreEscaped()
    {
        var definition = new Flow().Step("a", "Elsa.Start", ("name", "<script>alert(1)</script>\u0001\" & 𠮷")).Build();

        var drawing = WorkflowDiagram.Render(definition, null);

        XDocument.Parse(drawing).Descendants().ShouldNotContain(element => element.Name.LocalName == "script");
        drawing.ShouldContain("𠮷");
    }

    [Fact]
    public void Render_BoxesAllAtOnePlace_AreLaidOutInLayers()
    {
        var definition = new Flow().Start().Task("a").Task("b").Connect("start", "a").Connect("start", "b").Connect("b", "a").Connect("a", "start").Build();

        var boxes = XDocument.Parse(WorkflowDiagram.Render(definition, null)).Descendants(Svg + "rect").Select(box => ((string?)box.Attribute("x"), (string?)box.Attribute("y"))).ToList();

        boxes.ShouldBeUnique();
        boxes.Count.ShouldBe(3);
    }

    [Fact]
    public void Render_EmptyFlowchart_IsOneBox()
        => XDocument.Parse(WorkflowDiagram.Render(new Flow().Build(), null)).Descendants(Svg + "rect").Count().ShouldBe(1);
}
