using Microsoft.AspNetCore.Mvc;
using Petitions.Cases;

namespace Petitions.Web.Pages.Cases;

/// <summary>Which cases, in which order: all of it stands in the address, so that a list can be kept and sent to a colleague.</summary>
public sealed class CaseQuery
{
    [FromQuery(Name = "text")]
    public string? Text { get; set; }

    [FromQuery(Name = "stage")]
    public string? Stage { get; set; }

    [FromQuery(Name = "class")]
    public PetitionClass? Class { get; set; }

    [FromQuery(Name = "method")]
    public DisposalMethod? Method { get; set; }

    [FromQuery(Name = "unit")]
    public string? Unit { get; set; }

    /// <summary>Days of the office, both included.</summary>
    [FromQuery(Name = "from")]
    public DateOnly? From { get; set; }

    [FromQuery(Name = "to")]
    public DateOnly? To { get; set; }

    [FromQuery(Name = "followed")]
    public bool Followed { get; set; }

    /// <summary>Only those of which a clock has run out and runs on.</summary>
    [FromQuery(Name = "late")]
    public bool Late { get; set; }

    /// <summary>Of those that still run, a clock runs out on one of these days of the office, both included.</summary>
    [FromQuery(Name = "dueFrom")]
    public DateOnly? DueFrom { get; set; }

    [FromQuery(Name = "dueTo")]
    public DateOnly? DueTo { get; set; }

    /// <summary>Only clocks of this rule count for <see cref="DueFrom"/>, <see cref="DueTo"/> and <see cref="Late"/>.</summary>
    [FromQuery(Name = "rule")]
    public string? Rule { get; set; }

    [FromQuery(Name = "sort")]
    public string Sort { get; set; } = "received";

    [FromQuery(Name = "desc")]
    public bool Desc { get; set; } = true;

    [FromQuery(Name = "cols")]
    public string? Cols { get; set; }

    public bool IsNarrowed => Class is not null || Method is not null || !string.IsNullOrEmpty(Unit) || From is not null || To is not null || Followed || Late || AsksForDue;

    public bool AsksForDue => DueFrom is not null || DueTo is not null || !string.IsNullOrEmpty(Rule);
}
