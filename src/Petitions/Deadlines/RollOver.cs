namespace Petitions.Deadlines;

public enum RollOver
{
    None,

    /// <summary>A last day that is a rest day gives way to the next working day (民法典 203 I).</summary>
    NextWorkday,
}
