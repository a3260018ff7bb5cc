using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Petitions.Intake.Duplicates;
using Petitions.Offices;
using Petitions.Rules;

namespace Petitions.Web.Pages.Letters;

/// <summary>
/// What stands in the register and the directory already of what is being typed: asked by the sheet again and again, by POST,
/// so that no name of a writer gets into an address.
/// </summary>
public sealed class LookUpModel(FindAlike find, NamesInText names, Frame frame) : PageModel
{
    public IReadOnlyList<AlikeCase> Alike { get; private set; } = [];

    public IReadOnlyList<NamedThere> Named { get; private set; } = [];

    public void OnGet() => RequireIntake();

    public async Task OnPostAsync(
        [FromForm(Name = "title")] string? title, [FromForm(Name = "petitioner.name")] string? name, [FromForm(Name = "petitioner.phone")] string? phone,
        [FromForm(Name = "petitioner.idNumber")] string? idNumber, CancellationToken cancellation)
    {
        RequireIntake();
        Alike = await find.RunAsync(new Typed(title?.Trim(), name?.Trim(), phone?.Trim(), idNumber?.Trim()), cancellation);
        Named = await names.RunAsync(title, cancellation);
    }

    private void RequireIntake()
    {
        if (!frame.Registers)
            throw new NotVisible();
    }
}
