using System.Text.Json.Nodes;
using Petitions.Cases;
using Petitions.Rules;
using Petitions.Tasks;

namespace Petitions.Web.Pages.Forms;

/// <summary>At the desk only entries of our own dictionaries are taken, so that a slip of the finger is seen; codes of other organs come by the API.</summary>
public sealed class EntryCheck(DictionaryBook dictionary)
{
    public const string Source = "/api/dictionary/";

    /// <exception cref="RuleBroken">An entry that is in no dictionary.</exception>
    public async Task RequireAsync(JsonObject schema, JsonObject data, CancellationToken cancellation)
    {
        var fields = FormSchema.Alternatives(schema).SelectMany(FormSchema.Properties).ToList();
        foreach (var kind in Enum.GetValues<DictionaryKind>())
            foreach (var (name, _) in fields.Where(f => FormSchema.Source(f.Value) == SourceOf(kind)))
                if (data[name] is JsonValue typed)
                    await dictionary.CodeAsync(kind, typed.GetValue<string>(), cancellation);
    }

    public static string SourceOf(DictionaryKind kind) => Source + Schema.NameOf(kind);
}
