using Petitions.Benchmarks;
using Petitions.Benchmarks.Storm;

// Whole runs against a stated limit (design §11); `dotnet run -c Release --project tests/Petitions.Benchmarks [name]`.
var runs = new Dictionary<string, Func<Task<bool>>>
{
    ["runtime"] = () => Task.FromResult(RuntimeResumes.Run()),
    ["stored"] = StoredResumes.RunAsync,
    ["scale"] = StoredScale.RunAsync,
    ["letter"] = LetterLifeCommits.RunAsync,
    ["storm"] = DueStorm.RunAsync,
    ["idle"] = IdleSweep.RunAsync,
    ["paint"] = FirstPaint.RunAsync,
    ["import"] = MailImport.RunAsync,
    ["reorganisation"] = Reorganisation.RunAsync,
    ["names"] = NamesInText.RunAsync,
    ["search"] = SearchScale.RunAsync,
};
var reached = true;
foreach (var (name, run) in runs.Where(run => args.Length == 0 || args.Contains(run.Key)))
    reached &= await run();
return reached ? 0 : 1;
