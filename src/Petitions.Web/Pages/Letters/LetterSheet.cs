using System.Text.Json.Nodes;
using Petitions.Cases;
using Petitions.Web.Pages.Forms;
using Fields = Petitions.Tasks.Schema;

namespace Petitions.Web.Pages.Letters;

/// <summary>The sheet on which a letter is received, opened and registered in one go.</summary>
internal static class LetterSheet
{
    private static readonly string[] OfOpening = ["damaged", "pieces"];

    /// <summary>All of it: what the sheet shows.</summary>
    public static JsonObject Schema => Fields.Object([.. Receipt, .. Opening]);

    /// <summary>What is checked: of a letter that stays closed only the receipt.</summary>
    public static JsonObject SchemaFor(bool opened) => opened ? Schema : Fields.Object(Receipt);

    /// <summary>A private or secret letter stays closed, whatever else is ticked (L-07).</summary>
    public static bool IsOpened(FormValues values) =>
        values.Has("opened", "true") && !values.Has("private", "true") && !values.Has("secret", "true");

    private static IEnumerable<Fields.Field> Receipt =>
    [
        Fields.Required("channel", Fields.Choice(Enum.GetValues<Channel>().Where(c => c != Channel.Visit))),
        Fields.Required("receivedAt", Fields.Instant()),
        Fields.Optional("pieces", Fields.Whole(1, 10_000)),
        Fields.Optional("piecesExpected", Fields.Whole(1, 10_000)),
        Fields.Optional("damaged", Fields.Flag()),
        Fields.Optional("damageNote", Fields.Text(300)),
        Fields.Optional("addressee", Fields.Object(Fields.Optional("asWritten", Fields.Text(200)))),
        Fields.Optional("sender", Fields.Object(Fields.Optional("asWritten", Fields.Text(200)))),
        Fields.Optional("private", Fields.Flag()),
        Fields.Optional("secret", Fields.Flag()),
        Fields.Optional("postmarkedOn", Fields.Date()),
        Fields.Optional("opened", Fields.Flag()),
    ];

    private static IEnumerable<Fields.Field> Opening => RegistrationForm.Fields.Where(f => !OfOpening.Contains(f.Name));
}
