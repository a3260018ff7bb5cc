using System.Globalization;
using Hangfire;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Localization;
using Petitions.Data;
using Petitions.Data.Seed;
using Petitions.Dispatch;
using Petitions.Intake.Files;
using Petitions.Intake.Mail;
using Petitions.Intake.Mailboxes;
using Petitions.Offices;
using Petitions.Process;
using Petitions.Web.Api;

namespace Petitions.Web;

internal static class Host
{
    private static readonly CultureInfo[] Languages = [new("zh-CN"), new("en")];

    public static void AddPetitionsWeb(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        var data = new DataDirectory(builder.Configuration["Data:Directory"] ?? "data", builder.Configuration["Data:Keys"]).Create();
        services.AddSingleton(builder.Configuration.GetSection("Smtp").Get<SmtpOptions>() ?? new SmtpOptions());
        services.AddSingleton(builder.Configuration.GetSection("Mail").Get<MailOptions>() ?? new MailOptions());
        services.AddSingleton(builder.Configuration.GetSection("Imap").Get<ImapOptions>() ?? new ImapOptions());
        services.AddPetitions(data);
        services.Configure<OfficeOptions>(builder.Configuration.GetSection("Office"));
        services.ConfigureHttpJsonOptions(json =>
        {
            Json.Configure(json.SerializerOptions);
            // What is left out, or null where it may not be, is the sender's mistake, not a default.
            json.SerializerOptions.RespectRequiredConstructorParameters = true;
            json.SerializerOptions.RespectNullableAnnotations = true;
        });
        services.AddExceptionHandler<Problems>().AddProblemDetails();
        services.AddDataProtection().SetApplicationName("petitions").PersistKeysToFileSystem(new DirectoryInfo(Path.Combine(data.Keys, "sessions")));
        services.AddSignedInPeople();
        // Deny by default: an endpoint that says nothing is closed to whoever is not signed in.
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        services.AddLimits(builder.Configuration.GetValue("SignIn:PerMinute", 600), builder.Configuration.GetValue("Progress:PerMinute", 30));
        services.AddSingleton<ProgressLimit>();
        services.AddOpenApi("v1");
        services.AddPages();
        services.AddMetricsOfOffice();
        services.AddHttpContextAccessor().AddScoped<OfficeChangesApi.Creation>();
        services.AddScoped<Idempotency>().AddSingleton<LookRecorder>().AddHostedService(provider => provider.GetRequiredService<LookRecorder>());
        services.AddHangfire(hangfire => hangfire.UseInMemoryStorage());
        if (builder.Configuration.GetValue("Sweep:Enabled", true))
        {
            // Sweeps are few and short; more workers would only queue at the one writer.
            services.AddHangfireServer(server =>
            {
                server.WorkerCount = 2;
                server.SchedulePollingInterval = TimeSpan.FromSeconds(1);
            });
            services.AddHostedService<RecurringJobs>();
            services.AddHostedService<MailboxesService>();
        }
    }

    public static async Task InstallAsync(this WebApplication app)
    {
        app.Services.GetRequiredService<FileStore>().CleanTemporary();
        await using var scope = app.Services.CreateAsyncScope();
        var password = app.Environment.IsDevelopment() ? DemoAccounts.Password : null;
        await scope.ServiceProvider.GetRequiredService<InstallOffice>().RunAsync(WorkflowFolder.Find(app.Configuration["Workflows:Directory"]), password);
    }

    public static void UsePetitionsWeb(this WebApplication app)
    {
        app.UseRequestLocalization(new RequestLocalizationOptions
        {
            DefaultRequestCulture = new RequestCulture("zh-CN"),
            SupportedCultures = Languages,
            SupportedUICultures = Languages,
        }.UseChosenLanguage());
        app.UseMiddleware<PageHeaders>();
        app.UsePageErrors();
        app.UseExceptionHandler();
        app.UseRouting();
        app.UseRateLimiter();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseMiddleware<HiddenLooks>();
        app.UseMiddleware<SignedIn>();
        app.MapOpenApi().AllowAnonymous();
        app.MapHealth();
        app.MapMetrics();
        app.MapApi();
        app.MapPages();
    }
}
