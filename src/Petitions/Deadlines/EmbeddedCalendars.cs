using System.Reflection;

namespace Petitions.Deadlines;

/// <summary>The calendars that ship with the product (Data/Seed/Calendars).</summary>
public static class EmbeddedCalendars
{
    private const string Folder = "Calendars/";
    private const string StatutoryFile = Folder + "statutory-days.json";

    private static readonly Lazy<WorkCalendar> Shipped = new(Read);

    /// <summary>Read once, then shared.</summary>
    /// <exception cref="CalendarFormatException">A shipped file is damaged.</exception>
    public static WorkCalendar Load() => Shipped.Value;

    private static WorkCalendar Read()
    {
        var assembly = typeof(EmbeddedCalendars).Assembly;
        var years = assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Folder, StringComparison.Ordinal) && name != StatutoryFile)
            .Select(name => CalendarFile.Parse(Text(assembly, name), name));
        return new WorkCalendar(years, StatutoryDays.Parse(Text(assembly, StatutoryFile), StatutoryFile));
    }

    private static string Text(Assembly assembly, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
