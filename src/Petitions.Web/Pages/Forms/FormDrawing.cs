using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Petitions.Cases;
using Petitions.Data;

namespace Petitions.Web.Pages.Forms;

/// <summary>
/// Makes a form out of the schema of a step's data, so that a step which only a workflow file knows has one too.
/// Alternatives (one per method) are laid over each other: what belongs to none but the chosen one is left out when it is read.
/// </summary>
public sealed class FormDrawing(PetitionsDb db, DictionaryBook dictionary, Frame frame, Words words)
{
    private const int LongText = 1000;
    private readonly Dictionary<string, IReadOnlyList<FieldChoice>> entries = [];
    private IReadOnlyList<FieldChoice>? people;
    private IReadOnlyList<FieldChoice> units = [];

    /// <param name="scope">
    /// What the form is for, <c>step.outcome</c> or the area and name of its words, <c>admin.unit</c>: one name may have another word there.
    /// </param>
    public async Task<FormField> DrawAsync(JsonObject schema, string scope, CancellationToken cancellation)
    {
        people ??= await PeopleAsync(cancellation);
        units = await UnitsAsync(planned: scope.StartsWith("admin.", StringComparison.Ordinal), cancellation);
        foreach (var kind in Enum.GetValues<DictionaryKind>())
            entries[EntryCheck.SourceOf(kind)] = [.. (await dictionary.ListAsync(kind, null, cancellation)).Select(e => new FieldChoice(e.Code, Words.IsChinese ? e.Name : e.EnglishName, e.Initials))];
        return Draw("", "", scope, [schema], required: true);
    }

    private FormField Draw(string path, string name, string parent, IReadOnlyList<JsonObject> schemas, bool required)
    {
        var all = schemas.SelectMany(FormSchema.Alternatives).ToList();
        var (first, kind) = (all[0], KindOf(all[0]));
        return new FormField(
            path, name.Length == 0 ? "" : words.Find($"{parent}.{name}") ?? words.Find($"process.field.{parent}.{name}") ?? words.Of("process.field", name), kind, required,
            kind is FieldKind.One or FieldKind.Many or FieldKind.Entry ? Choices(parent, name, all) : [],
            kind switch { FieldKind.Group => Children(path, name.Length == 0 ? parent : name, all), FieldKind.Rows => Children("", name, [.. all.Select(ItemsOf)]), _ => [] },
            FormSchema.Number(first, "maxLength"));
    }

    private List<FormField> Children(string path, string parent, IReadOnlyList<JsonObject> objects)
    {
        var alternatives = objects.SelectMany(FormSchema.Alternatives).ToList();
        return [.. alternatives.SelectMany(FormSchema.Properties).GroupBy(p => p.Key, p => p.Value).Select(property =>
            Draw(path.Length == 0 ? property.Key : $"{path}.{property.Key}", property.Key, parent, [.. property],
                alternatives.All(a => FormSchema.Requires(a, property.Key))))];
    }

    private static FieldKind KindOf(JsonObject schema) => FormSchema.Text(schema, "type") switch
    {
        "object" => FieldKind.Group,
        "array" => FormSchema.IsObject(ItemsOf(schema)) ? FieldKind.Rows : FieldKind.Many,
        "boolean" => FieldKind.Flag,
        "integer" => FieldKind.Whole,
        "number" => FieldKind.Number,
        _ when FormSchema.Source(schema)?.StartsWith(EntryCheck.Source, StringComparison.Ordinal) == true => FieldKind.Entry,
        _ when schema.ContainsKey("enum") || FormSchema.Source(schema) is not null => FieldKind.One,
        _ => FormSchema.Text(schema, "format") switch
        {
            "date" => FieldKind.Date,
            "date-time" => FieldKind.Instant,
            _ => FormSchema.Number(schema, "maxLength") >= LongText ? FieldKind.LongText : FieldKind.Text,
        },
    };

    private static JsonObject ItemsOf(JsonObject schema) => schema["items"]?.AsObject() ?? [];

    private List<FieldChoice> Choices(string parent, string name, IReadOnlyList<JsonObject> schemas)
    {
        var single = schemas.Select(s => FormSchema.Text(s, "type") == "array" ? ItemsOf(s) : s).ToList();
        return FormSchema.Source(single[0]) switch
        {
            { } source when entries.TryGetValue(source, out var listed) => [.. listed],
            "/api/people" => [.. people!],
            "/api/units" => [.. units],
            _ => [.. single.SelectMany(FormSchema.Enum).Distinct().Select(value => ChoiceOf(parent, name, value))],
        };
    }

    private FieldChoice ChoiceOf(string parent, string name, string value) => name switch
    {
        // A unit of time is called like a unit of the office; only the form knows which it means.
        "unit" or "copies" => new FieldChoice(value, words.Find($"{parent}.{name}.{value}") ?? frame.Unit(value)),
        "person" => people!.FirstOrDefault(p => p.Value == value) ?? new FieldChoice(value, frame.Person(value)),
        _ => new FieldChoice(value, words.Find($"{parent}.{name}.{value}") ?? words.Find($"process.choice.{name}.{value}") ?? words.Of("process.choice", value)),
    };

    /// <param name="planned">With those that begin later: somebody may be appointed to them already.</param>
    /// <param name="cancellation">Ends it.</param>
    private async Task<IReadOnlyList<FieldChoice>> UnitsAsync(bool planned, CancellationToken cancellation)
    {
        var today = frame.Clock.Today;
        var open = planned
            ? await db.Units.AsNoTracking().Where(u => u.To == null || u.To > today).ToListAsync(cancellation)
            : frame.Units;
        return [.. open.OrderBy(u => u.Id, StringComparer.Ordinal).Select(u => new FieldChoice(u.Id, Words.IsChinese ? u.Name : u.EnglishName))];
    }

    private async Task<IReadOnlyList<FieldChoice>> PeopleAsync(CancellationToken cancellation)
    {
        var today = frame.Clock.Today;
        var posts = await db.Posts.AsNoTracking().Where(p => p.From <= today && (p.To == null || p.To > today)).OrderBy(p => p.Id).ToListAsync(cancellation);
        var byPerson = posts.ToLookup(p => p.PersonId, p => $"{frame.Unit(p.UnitId)} {p.Title}");
        var ids = await db.People.AsNoTracking().OrderBy(p => p.Id).Select(p => p.Id).ToListAsync(cancellation);
        return [.. ids.Select(id => new FieldChoice(id, frame.Person(id), string.Join("; ", byPerson[id])))];
    }
}
