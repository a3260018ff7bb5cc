using Petitions.Benchmarks;

// Whole runs against a stated limit (design §11); `dotnet run -c Release --project tests/Petitions.Benchmarks`.
return new[] { RuntimeResumes.Run(), await LetterLifeCommits.RunAsync() }.All(reached => reached) ? 0 : 1;
