namespace Petitions.Offices;

/// <summary>A dated fact that is ended, never deleted: what was true once is needed to understand what was done then.</summary>
public interface IRelation : IDated
{
    long Id { get; }

    new DateOnly? To { get; set; }
}
