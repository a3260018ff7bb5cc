using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.WebEncoders;
using Petitions.Web.Api;
using Petitions.Web.Pages;
using Petitions.Web.Pages.Admin.Accounts;
using Petitions.Web.Pages.Admin.People;
using Petitions.Web.Pages.Admin.Relations;
using Petitions.Web.Pages.Admin.Units;
using Petitions.Web.Pages.Bulk;
using Petitions.Web.Pages.Cases;
using Petitions.Web.Pages.Deadlines;
using Petitions.Web.Pages.Forms;
using Petitions.Web.Pages.Statistics;
using Petitions.Web.Pages.Tasks;
using Petitions.Web.Pages.Visits;

namespace Petitions.Web;

internal static class PagesSetup
{
    public static void AddPages(this IServiceCollection services)
    {
        services.AddRazorPages(pages => pages.Conventions.AddFolderApplicationModelConvention("/Admin", page => page.Filters.Add(new AdministratorFilter())))
            .AddMvcOptions(mvc => mvc.Filters.Add<FrameFilter>());
        // Chinese stays readable in the source of a page and a third as long.
        services.Configure<WebEncoderOptions>(encoding => encoding.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.Configure<CookieTempDataProviderOptions>(said => said.Cookie.Name = "petitions-said");
        services.AddSingleton<Words>().AddSingleton<TypedText>().AddScoped<Frame>().AddScoped<FormDrawing>().AddScoped<EntryCheck>().AddScoped<NoticeWords>();
        services.AddScoped<FigureTables>().AddScoped<ExportFigures>().AddScoped<ExportRanking>();
        services.AddScoped<UnitPages>().AddScoped<PersonPages>().AddScoped<AccountPages>().AddScoped<RelationLines>();
        services.AddScoped<MyTasks>().AddScoped<CaseList>().AddScoped<ExportCases>().AddScoped<CaseTimes>().AddScoped<TypedWords>().AddScoped<BulkPreview>().AddScoped<DeskAlarms>().AddScoped<DrawnSignature>();
    }

    /// <summary>A bare status of a page becomes a page; a hidden case, a missing one and any wrong address become one and the same.</summary>
    public static void UsePageErrors(this WebApplication app) =>
        app.UseWhen(context => context.IsPage(), pages => pages.UseStatusCodePagesWithReExecute("/error/{0}"));

    public static void MapPages(this WebApplication app)
    {
        app.MapStaticAssets().AllowAnonymous();
        app.MapRazorPages();
        app.MapGet("/cases/{number}/attachments/{id:guid}", AttachmentsApi.DownloadAsync).ExcludeFromDescription();
        app.MapGet("/cases/{number}/mail/{id:guid}/html", MailHtml.ShowAsync).ExcludeFromDescription();
        app.MapGet("/quarantine/{sha256}/raw", MailHtml.ExportAsync).ExcludeFromDescription();
    }

    /// <summary>The pages speak Chinese until somebody chooses otherwise; what his browser was installed in says little in an office.</summary>
    public static RequestLocalizationOptions UseChosenLanguage(this RequestLocalizationOptions options)
    {
        var header = new AcceptLanguageHeaderRequestCultureProvider();
        options.RequestCultureProviders =
        [
            new CookieRequestCultureProvider { CookieName = PageLanguage.Cookie },
            new CustomRequestCultureProvider(context => context.IsPage()
                ? Task.FromResult<ProviderCultureResult?>(null)
                : header.DetermineProviderCultureResult(context)),
        ];
        return options;
    }
}
