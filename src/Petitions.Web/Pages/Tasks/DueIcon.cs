namespace Petitions.Web.Pages.Tasks;

/// <summary>The picture that goes with a due date, so that its colour is never the only sign.</summary>
public static class DueIcon
{
    public static string Of(DueState due) => due switch
    {
        DueState.Overdue => "alert-triangle",
        DueState.Today => "alarm",
        DueState.Soon => "clock",
        DueState.Later => "calendar-due",
        _ => throw new ArgumentOutOfRangeException(nameof(due)),
    };
}
