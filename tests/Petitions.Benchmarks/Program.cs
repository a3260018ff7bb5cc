using Petitions.Benchmarks;

// Whole runs against a stated limit (design §11); `dotnet run -c Release --project tests/Petitions.Benchmarks [runtime] [life] [paint]`, all without a name.
var asked = args.Length == 0 ? ["runtime", "life", "paint"] : args;
var reached = true;
if (asked.Contains("runtime"))
    reached &= RuntimeResumes.Run();
if (asked.Contains("life"))
    reached &= await LetterLifeCommits.RunAsync();
if (asked.Contains("paint"))
    reached &= await FirstPaint.RunAsync();
return reached ? 0 : 1;
