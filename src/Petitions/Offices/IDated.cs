namespace Petitions.Offices;

/// <summary>A fact of the office that holds from a day (inclusive) to a day (exclusive), both in the office's zone.</summary>
public interface IDated
{
    DateOnly From { get; }

    DateOnly? To { get; }
}
