namespace Petitions.Process;

public static class WorkflowFolder
{
    /// <summary>The folder named in the configuration, else <c>workflows</c> beside the program or above the working directory.</summary>
    /// <exception cref="DirectoryNotFoundException">There is none: nothing could be started without it.</exception>
    public static string Find(string? configured = null)
    {
        if (configured is not null)
            return configured;
        foreach (var start in new[] { AppContext.BaseDirectory, Directory.GetCurrentDirectory() })
            for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
                if (File.Exists(Path.Combine(folder.FullName, "workflows", "letter.json")))
                    return Path.Combine(folder.FullName, "workflows");
        throw new DirectoryNotFoundException("No folder 'workflows' with letter.json was found; set Workflows:Directory.");
    }
}
