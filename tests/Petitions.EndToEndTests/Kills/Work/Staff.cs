namespace Petitions.EndToEndTests.Kills.Work;

/// <summary>The accounts the clients sit at, and who they are.</summary>
internal static class Staff
{
    public const string Password = "kill-run-2026";

    public static IReadOnlyDictionary<string, string> People { get; } = new Dictionary<string, string>
    {
        ["clerk"] = "zhao-min",
        ["clerk2"] = "li-na",
        ["sealed"] = "han-xue",
        ["sealed2"] = "cao-yong",
        ["sealedhead"] = "ye-qing",
        ["officehead"] = "sun-lihua",
        ["officedeputy"] = "ma-chunlei",
        ["leader"] = "gao-zhenhua",
        ["leader2"] = "shen-yulan",
        ["principal"] = "lin-guodong",
        ["urban"] = "guo-yan",
        ["urban2"] = "lu-bin",
        ["urbanhead"] = "zheng-jianguo",
        ["urbandeputy"] = "hu-weimin",
        ["health"] = "yin-jie",
        ["health2"] = "wen-bo",
        ["healthhead"] = "cui-hong",
        ["healthdeputy"] = "lei-na",
        ["archivist"] = "yuan-mei",
        ["archivist2"] = "qiu-shi",
        ["discipline"] = "hao-jie",
        ["discipline2"] = "mo-lin",
        ["disciplinehead"] = "tan-zhengyi",
        ["disciplinedeputy"] = "liang-bing",
    };

    public static IReadOnlyList<string> Intake { get; } = ["clerk", "clerk2"];

    /// <summary>Units in which somebody sits who goes on with a letter.</summary>
    public static IReadOnlyList<string> Units { get; } = ["urban", "health", "discipline"];

    private static readonly string[] Names = [.. People.Keys];

    // Clerks have the most to do.
    public static string Any(Random random) => random.Next(3) == 0 ? Intake[random.Next(Intake.Count)] : Names[random.Next(Names.Length)];
}
