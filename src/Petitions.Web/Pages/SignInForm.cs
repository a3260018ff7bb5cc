namespace Petitions.Web.Pages;

/// <param name="To">The page somebody wanted.</param>
/// <param name="UserName">What he gave before.</param>
/// <param name="Typed">The sealed text of a form he had sent.</param>
public sealed record SignInForm(string? To, string? UserName, string? Typed);
