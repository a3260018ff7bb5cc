namespace Petitions.Web;

/// <summary>The demonstration accounts exist in Development only, all with one password.</summary>
internal static class DemoAccounts
{
    public static string Password => Environment.GetEnvironmentVariable("PETITIONS_DEMO_PASSWORD") ?? "demo-Petition-2026";
}
