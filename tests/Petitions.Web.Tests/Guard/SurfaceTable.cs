namespace Petitions.Web.Tests.Guard;

internal enum Asks
{
    /// <summary>Starts at <c>CaseGuard.Visible</c>.</summary>
    Visible,

    /// <summary>Starts at <c>CaseGuard.OpenTasks</c>.</summary>
    OpenTasks,

    /// <summary>Starts at <c>ClearedAccess</c>: visible, and a sealed officer.</summary>
    Cleared,

    /// <summary>Asks whether each recipient is blocked, at the moment it is written or sent.</summary>
    Recipients,

    /// <summary>Nothing of a case is in it.</summary>
    NoCase,
}

/// <summary>
/// Every way by which something of a case can reach somebody, and how it asks the guard (design §4). Whoever adds a route, a page, a job,
/// a mail, a notice or a file adds it here, or the tests of this table fail.
/// </summary>
internal static class SurfaceTable
{
    public static readonly IReadOnlyDictionary<string, (Asks Asks, string How)> Routes = new Dictionary<string, (Asks, string)>
    {
        ["DELETE /api/cases/{number}/deadlines/{id:guid}/pause"] = (Asks.Visible, ""),
        ["DELETE /api/cases/{number}/recusals/{id:long}"] = (Asks.Cleared, "two sealed officers end a recusal"),
        ["GET /api/calendars"] = (Asks.NoCase, ""),
        ["GET /api/cases"] = (Asks.Visible, "counted after the filter"),
        ["GET /api/cases/{number}"] = (Asks.Visible, "CaseReader; the task ids of OpenTasks"),
        ["GET /api/cases/{number}/attachments/{id:guid}"] = (Asks.Visible, ""),
        ["GET /api/cases/{number}/deadlines"] = (Asks.Visible, ""),
        ["GET /api/cases/{number}/diagram"] = (Asks.Visible, ""),
        ["GET /api/cases/{number}/guard"] = (Asks.Cleared, "who is kept away and why"),
        ["GET /api/cases/{number}/journal"] = (Asks.Visible, "numbered within the case"),
        ["GET /api/cases/{number}/names"] = (Asks.Visible, "for those who read letters"),
        ["GET /api/collation/{day}"] = (Asks.Visible, "and OpenTasks for what is ready"),
        ["GET /api/deadline-rules"] = (Asks.NoCase, ""),
        ["GET /api/dictionary/{kind}"] = (Asks.NoCase, "codes"),
        ["GET /api/incidents"] = (Asks.Visible, "less what CaseGuard.BlockedFrom names; sealed cases without their number"),
        ["GET /api/notices"] = (Asks.Visible, "the number of a hidden case is left out"),
        ["GET /api/people"] = (Asks.NoCase, "the directory, the same for everybody"),
        ["GET /api/tasks"] = (Asks.OpenTasks, ""),
        ["GET /api/tasks/{id:guid}"] = (Asks.OpenTasks, ""),
        ["GET /api/units"] = (Asks.NoCase, "the directory, the same for everybody"),
        ["GET /api/workflows"] = (Asks.NoCase, "the definitions"),
        ["GET /api/workflows/instances/{id:guid}/move"] = (Asks.Visible, "less what CaseGuard.BlockedFrom names"),
        ["GET /api/workflows/{version}"] = (Asks.NoCase, "the definition"),
        ["GET /cases/{number}/attachments/{id:guid}"] = (Asks.Visible, ""),
        ["GET /cases/{number}/mail/{id:guid}/html"] = (Asks.Visible, ""),
        ["GET /health/live"] = (Asks.NoCase, ""),
        ["GET /health/ready"] = (Asks.NoCase, "when the last sweep ended, of no case"),
        ["GET /openapi/{documentName}.json"] = (Asks.NoCase, "the description of the API"),
        ["GET /quarantine/{sha256}/raw"] = (Asks.NoCase, "a mail that is no case yet, for the intake staff"),
        ["PAGE /"] = (Asks.OpenTasks, "and Visible for notices and what is followed"),
        ["PAGE /admin/incidents"] = (Asks.Visible, "less what CaseGuard.BlockedFrom names"),
        ["PAGE /admin/mailboxes"] = (Asks.NoCase, ""),
        ["PAGE /admin/mailboxes/edit"] = (Asks.NoCase, ""),
        ["PAGE /admin/workflows"] = (Asks.NoCase, ""),
        ["PAGE /admin/workflows/{version}"] = (Asks.NoCase, ""),
        ["PAGE /approvals"] = (Asks.OpenTasks, ""),
        ["PAGE /cases"] = (Asks.Visible, "filtered before sorting and counting"),
        ["PAGE /cases/{number}"] = (Asks.Visible, ""),
        ["PAGE /cases/{number}/accused"] = (Asks.Visible, "for the reader and the cleared"),
        ["PAGE /cases/{number}/deadlines"] = (Asks.Visible, ""),
        ["PAGE /cases/{number}/deadlines/print"] = (Asks.Visible, ""),
        ["PAGE /cases/{number}/guard"] = (Asks.Cleared, ""),
        ["PAGE /cases/{number}/label"] = (Asks.Visible, "prints are journalled"),
        ["PAGE /cases/{number}/mail/{id:guid}"] = (Asks.Visible, ""),
        ["PAGE /cases/{number}/press/{id:guid}"] = (Asks.Visible, ""),
        ["PAGE /cases/{number}/slip"] = (Asks.Visible, "prints are journalled"),
        ["PAGE /collation"] = (Asks.Visible, ""),
        ["PAGE /collation/print"] = (Asks.Visible, ""),
        ["PAGE /deadlines/calendars"] = (Asks.NoCase, ""),
        ["PAGE /deadlines/rules"] = (Asks.NoCase, ""),
        ["PAGE /drafts"] = (Asks.OpenTasks, "a draft of a task lives as long as the task is his"),
        ["PAGE /error/{status:int}"] = (Asks.NoCase, "the same page for hidden and missing"),
        ["PAGE /inbox"] = (Asks.OpenTasks, ""),
        ["PAGE /language"] = (Asks.NoCase, ""),
        ["PAGE /letters/new"] = (Asks.NoCase, "receives; shows nothing of a case"),
        ["PAGE /notices"] = (Asks.Visible, "the number of a hidden case is left out"),
        ["PAGE /quarantine"] = (Asks.NoCase, "mails that are no case yet, for the intake staff"),
        ["PAGE /quarantine/{sha256}"] = (Asks.NoCase, "a mail that is no case yet, for the intake staff"),
        ["PAGE /sign-in"] = (Asks.NoCase, ""),
        ["PAGE /sign-out"] = (Asks.NoCase, ""),
        ["PAGE /tasks"] = (Asks.OpenTasks, ""),
        ["PAGE /tasks/{id:guid}"] = (Asks.OpenTasks, ""),
        ["POST /api/calendars"] = (Asks.NoCase, "counts of CaseGuard.Countable"),
        ["POST /api/calendars/preview"] = (Asks.NoCase, "counts of CaseGuard.Countable"),
        ["POST /api/cases/{number}/attachments"] = (Asks.Visible, "asked before anything is stored"),
        ["POST /api/cases/{number}/deadlines/{id:guid}/extensions"] = (Asks.Visible, ""),
        ["POST /api/cases/{number}/events"] = (Asks.Visible, ""),
        ["POST /api/cases/{number}/petitioner-notices"] = (Asks.Visible, ""),
        ["POST /api/cases/{number}/press"] = (Asks.Visible, ""),
        ["POST /api/cases/{number}/recusals"] = (Asks.Visible, "whoever has the case may step aside"),
        ["POST /api/collation"] = (Asks.OpenTasks, "line by line; a hidden task reads like a missing one"),
        ["POST /api/incidents/{id:long}/close"] = (Asks.Visible, "IncidentList"),
        ["POST /api/incidents/{id:long}/retry"] = (Asks.Visible, "IncidentList"),
        ["POST /api/incidents/{id:long}/skip"] = (Asks.Visible, "IncidentList"),
        ["POST /api/letters"] = (Asks.NoCase, "receives; a new case accuses nobody yet"),
        ["POST /api/login"] = (Asks.NoCase, ""),
        ["POST /api/tasks/{id:guid}/claim"] = (Asks.OpenTasks, ""),
        ["POST /api/tasks/{id:guid}/complete"] = (Asks.OpenTasks, "and every recipient in the data"),
        ["POST /api/tasks/{id:guid}/release"] = (Asks.OpenTasks, ""),
        ["POST /api/workflows"] = (Asks.NoCase, ""),
        ["POST /api/workflows/instances/{id:guid}/cancel"] = (Asks.Visible, "IncidentList"),
        ["POST /api/workflows/instances/{id:guid}/mend"] = (Asks.Visible, "IncidentList"),
        ["POST /api/workflows/instances/{id:guid}/move"] = (Asks.Visible, "IncidentList"),
        ["PUT /api/cases/{number}/accused"] = (Asks.Visible, "reader and cleared"),
        ["PUT /api/cases/{number}/accused/{id:long}/resolution"] = (Asks.Cleared, "two sealed officers"),
        ["PUT /api/cases/{number}/attachments-read"] = (Asks.Visible, ""),
        ["PUT /api/cases/{number}/deadlines/{id:guid}/acknowledgement"] = (Asks.Visible, ""),
        ["PUT /api/cases/{number}/deadlines/{id:guid}/extensions/{request:guid}"] = (Asks.Visible, ""),
        ["PUT /api/cases/{number}/deadlines/{id:guid}/pause"] = (Asks.Visible, ""),
        ["PUT /api/cases/{number}/enclosures/{id:long}"] = (Asks.Visible, ""),
        ["PUT /api/cases/{number}/petitioner-notices/{id:guid}/service"] = (Asks.Visible, ""),
        ["PUT /api/cases/{number}/press/{id:guid}/answer"] = (Asks.Visible, ""),
    };

    /// <summary>What Hangfire wakes.</summary>
    public static readonly IReadOnlyDictionary<string, (Asks Asks, string How)> Jobs = new Dictionary<string, (Asks, string)>
    {
        ["SealJob"] = (Asks.NoCase, "chains journal rows, shows none"),
        ["SendJob"] = (Asks.Recipients, "GuardedSend asks again for each mail in the moment it goes out"),
        ["SweepJob"] = (Asks.Recipients, "first proves all open tasks again, then tells and sends; StageRecipients leaves out whoever is blocked"),
    };

    /// <summary>Source files that put a mail into the outbox or a notice on a desk.</summary>
    public static readonly IReadOnlyDictionary<string, (Asks Asks, string How)> Writers = new Dictionary<string, (Asks, string)>
    {
        ["Petitions/Deadlines/Calendars/CalendarAlarm.cs"] = (Asks.NoCase, "a year without its calendar"),
        ["Petitions/Deadlines/Calendars/MoveByCalendar.cs"] = (Asks.Recipients, "people come from StageRecipients"),
        ["Petitions/Deadlines/Changes/AskExtension.cs"] = (Asks.Recipients, "people come from StageRecipients"),
        ["Petitions/Deadlines/Changes/DecideExtension.cs"] = (Asks.Recipients, "whoever asked, less the blocked: Notices leaves them out"),
        ["Petitions/Deadlines/DueBatch.cs"] = (Asks.Recipients, "people come from StageRecipients"),
        ["Petitions/Deadlines/Press/AnswerPress.cs"] = (Asks.Recipients, "whoever issued it, less the blocked: Notices leaves them out"),
        ["Petitions/Deadlines/Press/IssuePress.cs"] = (Asks.Recipients, "people come from StageRecipients"),
        ["Petitions/Dispatch/Notices.cs"] = (Asks.Recipients, "leaves out whoever the case is closed to, whatever its callers, listed here, thought of"),
        ["Petitions/Dispatch/UnitMail.cs"] = (Asks.Recipients, "only for units that DispatchStep has tested; GuardedSend tests again"),
        ["Petitions/Guard/GuardAlarm.cs"] = (Asks.Recipients, "sealed officers less the blocked"),
        ["Petitions/Intake/Mail/AcknowledgeMail.cs"] = (Asks.NoCase, "to the writer himself, that his mail came"),
        ["Petitions/Intake/Mail/MailFlood.cs"] = (Asks.NoCase, "a flood of mails, of no case"),
        ["Petitions/Intake/Mail/MailNotices.cs"] = (Asks.Recipients, "people come from StageRecipients"),
        ["Petitions/Intake/Mail/TakeMail.cs"] = (Asks.Recipients, "by MailNotices"),
        ["Petitions/Intake/Mailboxes/CountMailbox.cs"] = (Asks.NoCase, "a mailbox, of no case"),
        ["Petitions/Tasks/TaskAssignment.cs"] = (Asks.Recipients, "sealed officers less the blocked"),
    };

    /// <summary>
    /// Source files that write a file for somebody to take away (xlsx, docx, csv).
    /// </summary>
    public static readonly IReadOnlyDictionary<string, (Asks Asks, string How)> Exports = new Dictionary<string, (Asks, string)>
    {
        ["Petitions.Web/Pages/Cases/ExportCases.cs"] = (Asks.Visible, "the list as the viewer sees it, from CaseList"),
    };
}
