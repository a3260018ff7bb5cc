using System.CommandLine;

var root = new RootCommand("petitions: the petitions office from a terminal");
return root.Parse(args).Invoke();
