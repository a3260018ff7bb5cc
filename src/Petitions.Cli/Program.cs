using System.CommandLine;
using Petitions.Cli.Commands;

var root = new RootCommand("petitions: the petitions office from a terminal")
{
    CalendarCommand.Create(),
    CheckWorkflowsCommand.Create(),
    ConformanceCommand.Create(),
    DemoCommand.Create(),
    DueCommand.Create(),
    ImportMailCommand.Create(),
    IncidentCommand.Create(),
    OfficeCommand.Create(),
    ProveGuardCommand.Create(),
    UserCommand.Create(),
    VerifyGuardCommand.Create(),
    VerifyJournalCommand.Create(),
};
return root.Parse(args).Invoke();
