using Microsoft.AspNetCore.Mvc;
using Petitions.Guard;
using Petitions.Rules;

namespace Petitions.Web.Pages.Tasks;

/// <summary>Before anybody picks: what cannot be chosen, why in general words, and who can be instead.</summary>
public sealed class MethodsViewComponent(MethodTable table) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync(string number)
    {
        try
        {
            return View(await table.RunAsync(number, HttpContext.RequestAborted));
        }
        catch (NotVisible)
        {
            // A task may be somebody's whose roles do not open the register to him.
            return Content("");
        }
    }
}
