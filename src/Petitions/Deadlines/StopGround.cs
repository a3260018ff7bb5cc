namespace Petitions.Deadlines;

/// <summary>Why a clock may stand still (中止). A rule names the grounds that stop it; most name none.</summary>
public enum StopGround
{
    /// <summary>听证所需时间不计算 (条例 art. 36).</summary>
    Hearing,

    /// <summary>调解、和解 (条例 art. 33).</summary>
    Mediation,

    /// <summary>诉讼、仲裁、行政复议等法定途径的结果须先作出 (条例 art. 31).</summary>
    StatutoryRoute,

    /// <summary>不可抗力 (民法典 art. 180).</summary>
    ForceMajeure,
}

/// <summary>The grounds in words, for the trace.</summary>
public static class StopGrounds
{
    public static string Chinese(StopGround ground) => ground switch
    {
        StopGround.Hearing => "听证",
        StopGround.Mediation => "调解",
        StopGround.StatutoryRoute => "法定途径办理中",
        StopGround.ForceMajeure => "不可抗力",
        _ => throw new ArgumentOutOfRangeException(nameof(ground), ground, null),
    };

    public static string English(StopGround ground) => ground switch
    {
        StopGround.Hearing => "hearing",
        StopGround.Mediation => "mediation",
        StopGround.StatutoryRoute => "statutory route pending",
        StopGround.ForceMajeure => "force majeure",
        _ => throw new ArgumentOutOfRangeException(nameof(ground), ground, null),
    };
}
