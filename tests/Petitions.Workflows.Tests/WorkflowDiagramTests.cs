using System.Xml.Linq;
using Microsoft.Extensions.Time.Testing;
using Petitions.Workflows.Diagrams;
using Petitions.Workflows.Execution;
using Petitions.Workflows.State;

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
    public void Render_StepsThatHaveWaited_SayHowLong()
    {
        var definition = new Flow().Start().Task("a").Task("b").Connect("start", "a").Connect("a", "b").Build();
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 9, 18, 1, 0, 0, TimeSpan.Zero));
        var runner = new WorkflowRunner(clock, new RunnerOptions());
        var state = runner.Start(definition, "i").State;
        clock.Advance(TimeSpan.FromHours(5));
        state = InstanceState.FromJson(runner.CompleteTask(definition, state, Flow.Bookmark(state, "a"), null).State.ToJson());
        clock.Advance(TimeSpan.FromHours(2));
        var labels = new DiagramLabels { Now = clock.GetUtcNow().UtcDateTime, Duration = span => $"{span.TotalHours} h" };

        Texts(WorkflowDiagram.Render(definition, state, labels)).ShouldBe(["start", "a", "5 h", "b", "2 h", "▶ open"]);
        Texts(WorkflowDiagram.Render(definition, null, labels)).ShouldBe(["start", "a", "b"]);
    }

    [Fact]
    public void Waited_OfAStepThatCameTwice_IsTheSum()
    {
        var definition = new Flow().Start().Task("a").Task("b").Connect("start", "a").Connect("a", "b").Connect("b", "a").Build();
        var clock = new FakeTimeProvider();
        var runner = new WorkflowRunner(clock, new RunnerOptions());
        var state = runner.Start(definition, "i").State;
        foreach (var (step, hours) in new[] { ("a", 1), ("b", 2), ("a", 4) })
        {
            clock.Advance(TimeSpan.FromHours(hours));
            state = runner.CompleteTask(definition, state, Flow.Bookmark(state, step), null).State;
        }

        clock.Advance(TimeSpan.FromHours(8));
        state = runner.Cancel(definition, state).State;

        state.Waited.ToDictionary(wait => definition.Find(wait.Key)!.Id, wait => wait.Value.TotalHours).ShouldBe(new Dictionary<string, double> { ["a"] = 5, ["b"] = 10 });
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

    private static List<string> Texts(string drawing) => [.. XDocument.Parse(drawing).Descendants(Svg + "text").Select(text => text.Value)];
}
