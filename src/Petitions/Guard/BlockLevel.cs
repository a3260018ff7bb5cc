namespace Petitions.Guard;

/// <summary>Hard: never learns that the case exists. Soft: may not handle or approve, and sees nothing without a two-person grant.</summary>
public enum BlockLevel
{
    Hard,
    Soft,
}
