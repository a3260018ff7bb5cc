using System.CommandLine;
using Petitions.Cli.Commands;

var root = new RootCommand("petitions: the petitions office from a terminal");
root.Add(DueCommand.Create());
return root.Parse(args).Invoke();
