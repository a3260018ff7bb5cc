namespace Petitions.Cli.Demo;

/// <summary>Prints the story, a line only with the proof of it: ✓ what was found true, ✗ what was not.</summary>
internal sealed class DemoTeller(TextWriter output)
{
    public bool AllTrue { get; private set; } = true;

    public List<string> Lines { get; } = [];

    public void Chapter(string chinese, string english) => output.WriteLine($"\n【{chinese}】{english}");

    public async Task Check(string chinese, string english, Func<Task<bool>> isTrue)
    {
        var holds = await isTrue();
        AllTrue &= holds;
        var line = $"  {(holds ? "✓" : "✗")} {chinese}\n      {english}";
        Lines.Add(line);
        await output.WriteLineAsync(line);
    }
}
