using System.CommandLine;
using Petitions.Cli.Commands;

var root = new RootCommand("petitions: the petitions office from a terminal");
root.Add(CheckWorkflowsCommand.Create());
root.Add(ConformanceCommand.Create());
root.Add(ImportMailCommand.Create());
root.Add(VerifyJournalCommand.Create());
return root.Parse(args).Invoke();
