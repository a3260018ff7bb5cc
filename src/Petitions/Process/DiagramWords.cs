using System.Collections;
using System.Globalization;
using System.Resources;
using Petitions.Workflows.Definitions;
using Petitions.Workflows.Diagrams;

namespace Petitions.Process;

/// <summary>
/// The words of a diagram in the reader's language. A workflow file carries both: <c>displayText</c> is the office's Chinese,
/// <c>name</c> the English.
/// </summary>
public static class DiagramWords
{
    private static readonly ResourceManager Words = new("Petitions.Process.DiagramWords", typeof(DiagramWords).Assembly);

    /// <param name="definition">What is drawn.</param>
    /// <param name="now">Until when an open step of an instance is counted; of a definition alone nothing is.</param>
    public static DiagramLabels Of(WorkflowDefinition definition, DateTime now = default)
    {
        var culture = CultureInfo.CurrentUICulture;
        var words = Words.GetResourceSet(CultureInfo.InvariantCulture, createIfNotExists: true, tryParents: true)!
            .Cast<DictionaryEntry>().ToDictionary(e => (string)e.Key, e => Words.GetString((string)e.Key, culture)!);
        var english = culture.TwoLetterISOLanguageName == "en";
        return new DiagramLabels
        {
            Open = words["open"],
            Failed = words["failed"],
            Outcomes = words,
            Now = now,
            Duration = span => Duration(span, words),
            Activities = english ? definition.AllActivities.Where(a => a.Name is not null).GroupBy(a => a.Id).ToDictionary(g => g.Key, g => g.First().Name!) : new Dictionary<string, string>(),
        };
    }

    private static string Duration(TimeSpan span, Dictionary<string, string> words) => span switch
    {
        { Days: > 0 } => string.Format(CultureInfo.CurrentCulture, words["time.days"], span.Days, span.Hours),
        { Hours: > 0 } => string.Format(CultureInfo.CurrentCulture, words["time.hours"], span.Hours, span.Minutes),
        _ => string.Format(CultureInfo.CurrentCulture, words["time.minutes"], Math.Max(1, span.Minutes)),
    };
}
