namespace Petitions.Web.Tests.Letters;

/// <summary>What people type, complete and ordinary unless a test says otherwise.</summary>
internal static class Forms
{
    public static object Opened(string title = "反映夜间施工噪声", object? petitioner = null, object? enclosures = null) => new
    {
        channel = "post",
        opened = true,
        title,
        petitioner = petitioner ?? new { name = "王芳", address = "江湾区建设路12号", phone = "13800000000", email = "wangfang@example.org" },
        enclosures,
    };

    public static object Closed(bool isPrivate = false, bool secret = false) => new { channel = "post", @private = isPrivate, secret };

    public static object Reading(
        string @class = "claim", object? accused = null, bool important = false, bool attachmentsRead = true, string[]? respondents = null) => new
        {
            @abstract = new { who = "王芳", what = "工地夜间施工扰民", request = "请求停止夜间施工" },
            @class,
            urgency = "ordinary",
            credibility = "credible",
            overallImportance = important,
            accused = accused ?? new { state = "none" },
            respondentUnits = respondents,
            attachmentsRead,
        };

    public static object Accusing(params string[] people) => Reading("accusation", Named(people));

    public static object Named(params string[] people) => new { state = "named", people };

    public static object Proposal(string method, string? unit = null, string? person = null) => new
    {
        method,
        target = unit is null && person is null ? null : new { unit, person },
    };

    public static object NoAction => new { method = "noAction", noActionReason = "alreadyAnswered", noActionEvidence = "已于2026年8月答复" };

    public static object Handled => new { result = "supported", summary = "已核查", basis = "《噪声污染防治法》第四十三条", answer = "已责令停止夜间施工" };

    public static object Replied => new { text = "已责令停止夜间施工。", channel = "post", servedAt = "2026-09-18T01:00:00Z" };

    public static object Archived => new { retention = "tenYears" };
}
