using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Petitions.Rules;
using Petitions.Tasks;
using Petitions.Web.Pages.Forms;

namespace Petitions.Web.Pages.Admin;

/// <summary>
/// One form of the administration, drawn from the schema of what it enters: the same that the API takes. What a rule refuses
/// is said above and beside the field, and what was typed stays.
/// </summary>
public abstract class AdminFormPage(FormDrawing drawing, Words words) : PageModel
{
    // Which input a refusal is about; it is linked from the list of problems if this form has it.
    private static readonly Dictionary<string, string[]> Fields = new()
    {
        ["id-taken"] = ["id"],
        ["dates-reversed"] = ["to", "on"],
        ["held-already"] = ["from"],
        ["head-overlaps"] = ["from"],
        ["unit-not-then"] = ["from", "parent"],
        ["unit-above-itself"] = ["parent"],
        ["unit-falls-back-on-itself"] = ["fallback"],
        ["unit-has-units"] = ["on"],
        ["name-known"] = ["name"],
        ["person-on-both-sides"] = ["delegate", "secretary", "relative"],
        ["account-taken"] = ["userName"],
        ["person-has-account"] = ["person"],
        ["entry-code-taken"] = ["code"],
        ["entry-without-parent"] = ["code"],
        ["entry-name-taken"] = ["name"],
    };

    public string Title { get; protected set; } = "";

    /// <summary>What whoever fills it in should know.</summary>
    public string? Hint { get; protected set; }

    /// <summary>Where saving and cancelling lead.</summary>
    public string Back { get; protected set; } = "/admin";

    public DrawnForm Form { get; private set; } = null!;

    public IReadOnlyList<FormProblem> Problems { get; private set; } = [];

    /// <summary>The schema of what is entered.</summary>
    protected abstract JsonObject Entry { get; }

    protected Words W => words;

    /// <summary>Of the words of its fields: <c>admin.unit</c>.</summary>
    protected abstract string Scope { get; }

    protected static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    /// <summary>Finds what the form is about, and what stands in it at the beginning.</summary>
    /// <exception cref="NotVisible">There is no such thing.</exception>
    protected abstract Task<FormValues> StartAsync(CancellationToken cancellation);

    /// <returns>What the next page says.</returns>
    protected abstract Task<string> SaveAsync(JsonObject data, CancellationToken cancellation);

    public async Task OnGetAsync(CancellationToken cancellation) => await DrawAsync(await StartAsync(cancellation), DrawnForm.NoProblems, cancellation);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        await StartAsync(cancellation);
        var values = FormValues.Posted(Request.Form);
        try
        {
            var data = FormReading.Read(Entry, values);
            await SchemaCheck.RequireAsync(Entry, data, cancellation);
            TempData["said"] = await SaveAsync(data, cancellation);
            return LocalRedirect(Back);
        }
        catch (RuleBroken refusal)
        {
            await RefuseAsync(values, refusal, cancellation);
            return Page();
        }
    }

    private async Task RefuseAsync(FormValues values, RuleBroken refusal, CancellationToken cancellation)
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        if (refusal is DataInvalid invalid)
        {
            await DrawAsync(values, FormProblems.ByField(invalid, words), cancellation);
            Problems = FormProblems.List(refusal, Form);
            return;
        }
        await DrawAsync(values, DrawnForm.NoProblems, cancellation);
        var text = RuleMessages.Of(refusal.Code, refusal.Args);
        var field = Fields.GetValueOrDefault(refusal.Code, []).FirstOrDefault(Form.Has);
        if (field is not null)
            Form = Form with { Problems = new Dictionary<string, string[]> { [field] = [text] } };
        Problems = [new FormProblem(field is null ? null : Form.View(field).Id, text)];
    }

    private async Task DrawAsync(FormValues values, IReadOnlyDictionary<string, string[]> problems, CancellationToken cancellation) =>
        Form = new DrawnForm("form", await drawing.DrawAsync(Entry, Scope, cancellation), values, problems);
}
