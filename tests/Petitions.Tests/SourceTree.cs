using System.Runtime.CompilerServices;

namespace Petitions.Tests;

/// <summary>The repository the tests were built from, for rules about its text.</summary>
internal static class SourceTree
{
    public static string Root { get; } = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Here())!, "..", ".."));

    public static string Source { get; } = Path.Combine(Root, "src");

    public static IEnumerable<string> Files(string folder, string pattern) =>
        Directory.EnumerateFiles(folder, pattern, SearchOption.AllDirectories)
            .Where(file => !file.Split(Path.DirectorySeparatorChar).Any(part => part is "obj" or "bin" or "node_modules" or "Migrations"));

    private static string Here([CallerFilePath] string file = "") => file;
}
