namespace Petitions.Deadlines;

/// <summary>The calendars that ship with the product (Data/Seed/Calendars).</summary>
public static class EmbeddedCalendars
{
    private const string Folder = "Calendars/";
    private const string StatutoryFile = Folder + "statutory-days.json";

    private static readonly Lazy<StatutoryDays> ByLaw = new(() => StatutoryDays.Parse(Text(StatutoryFile), StatutoryFile));
    private static readonly Lazy<WorkCalendar> Shipped = new(() => new WorkCalendar(Files().Select(file => CalendarFile.Parse(file.Json, file.Name)), Statutory));

    /// <summary>Read once, then shared.</summary>
    /// <exception cref="CalendarFormatException">A shipped file is damaged.</exception>
    public static WorkCalendar Load() => Shipped.Value;

    public static StatutoryDays Statutory => ByLaw.Value;

    /// <summary>The years as they ship, one file each.</summary>
    public static IEnumerable<(string Name, string Json)> Files() =>
        typeof(EmbeddedCalendars).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Folder, StringComparison.Ordinal) && name != StatutoryFile)
            .Order(StringComparer.Ordinal)
            .Select(name => (name, Text(name)));

    private static string Text(string name)
    {
        using var reader = new StreamReader(typeof(EmbeddedCalendars).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
