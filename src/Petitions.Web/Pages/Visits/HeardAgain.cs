namespace Petitions.Web.Pages.Visits;

/// <summary>What has been typed of the talk with somebody who came again.</summary>
public sealed record HeardAgain(Guid Visit, string? Said, string? Told);
