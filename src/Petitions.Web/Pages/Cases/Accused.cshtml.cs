using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Petitions.Cases;
using Petitions.Guard;
using Petitions.Rules;
using Petitions.Tasks;
using Petitions.Web.Pages.Forms;

namespace Petitions.Web.Pages.Cases;

/// <summary>Whom a letter accuses, entered after its reading.</summary>
public sealed class AccusedModel(CaseReader reader, ChangeAccused change, FormDrawing drawing, Frame frame, Words words) : PageModel
{
    public CaseView Case { get; private set; } = null!;

    public int Version { get; private set; }

    public DrawnForm Form { get; private set; } = null!;

    public IReadOnlyList<FormProblem> Problems { get; private set; } = [];

    public async Task OnGetAsync(string number, CancellationToken cancellation)
    {
        await LoadAsync(number, null, null, cancellation);
        RequireAllowed();
    }

    public async Task<IActionResult> OnPostAsync(string number, int version, CancellationToken cancellation)
    {
        var values = FormValues.Posted(Request.Form);
        try
        {
            var data = FormReading.Read(AccusedSchema.Entry, values);
            await SchemaCheck.RequireAsync(AccusedSchema.Entry, data, cancellation);
            await change.RunAsync(number, data.As<AccusedEntry>(), version, cancellation);
        }
        catch (RuleBroken refusal)
        {
            await LoadAsync(number, values, refusal, cancellation);
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }
        catch (Conflict conflict)
        {
            await LoadAsync(number, values, new RuleBroken(conflict.Code), cancellation);
            Response.StatusCode = StatusCodes.Status409Conflict;
            return Page();
        }
        TempData["said"] = words["cases.accusedChanged", number];
        return LocalRedirect("/");
    }

    private async Task LoadAsync(string number, FormValues? typed, RuleBroken? refusal, CancellationToken cancellation)
    {
        Case = await reader.RunAsync(number, cancellation);
        Version = Case.Version;
        var problems = refusal is DataInvalid invalid ? FormProblems.ByField(invalid, words) : DrawnForm.NoProblems;
        Form = new DrawnForm("accused", await drawing.DrawAsync(AccusedSchema.Entry, "accused", cancellation), typed ?? AsItIs(), problems);
        if (refusal is not null)
            Problems = FormProblems.List(refusal, Form);
    }

    private FormValues AsItIs()
    {
        var people = (Case.Accused ?? []).Select(a => a.PersonId).OfType<string>();
        return FormValues.Of(
            [("state", Schema.NameOf(Case.Slip?.Accused ?? AccusedState.None)), ("reason", Case.Slip?.UnclearReason ?? ""), .. people.Select(p => ("people", p))]);
    }

    private void RequireAllowed()
    {
        if (Case.Slip is not { } slip || !(frame.Viewer!.IsSealedOfficer || slip.ReadBy == frame.Viewer.PersonId))
            throw new NotVisible();
    }
}
