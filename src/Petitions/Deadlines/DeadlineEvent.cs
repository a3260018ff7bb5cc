namespace Petitions.Deadlines;

/// <summary>What starts a clock.</summary>
public enum DeadlineEvent
{
    /// <summary>收到: the letter or visitor reached the office; not our registration of it.</summary>
    Receipt,

    /// <summary>收到转送、交办: the handling unit has the referred item.</summary>
    ReferralReceived,

    /// <summary>受理: the handling unit took the matter on.</summary>
    Acceptance,

    /// <summary>签发: the answer is ready to be served.</summary>
    AnswerReady,

    /// <summary>送达: the petitioner has his answer.</summary>
    AnswerServed,

    /// <summary>收到督办函.</summary>
    SupervisionReceived,

    /// <summary>收到复查、复核申请.</summary>
    ReviewRequested,

    /// <summary>事发: the emergency happened; not when the duty room learnt of it.</summary>
    Occurrence,

    /// <summary>接班时间: a shift begins.</summary>
    ShiftStart,

    /// <summary>Whatever the asker counts from: bare spans.</summary>
    Any,
}
