using System.Globalization;

namespace Petitions.Benchmarks;

/// <summary>Words of which the titles, places and writers of a great office are made, each as often as it is in life: some in many cases, most in few.</summary>
internal static class CaseWords
{
    private static readonly string[] Roads = ["幸福", "建设", "人民", "解放", "中山", "和平", "新华", "朝阳", "长江", "黄河", "东风", "胜利", "光明", "团结", "青年", "文化", "工业", "滨河", "环城", "站前"];
    private static readonly string[] Kinds = ["路", "街", "小区", "花园", "新村", "大厦", "市场", "学校", "医院", "公园"];
    private static readonly string[] Things = ["路灯", "物业费", "停车位", "下水道", "供暖", "电梯", "垃圾站", "公交车", "工资", "拆迁补偿", "噪声", "违章建筑", "医保报销", "入学名额", "宅基地"];
    private static readonly string[] Troubles = ["损坏", "久拖不决", "收费不合理", "无人管理", "扰民", "分配不公", "拖欠", "质量差", "长期堵塞", "被占用"];
    private static readonly string[] Families = ["王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴", "徐", "孙", "胡", "朱", "高", "林", "何", "郭", "马", "罗"];
    private static readonly string[] Given = ["芳", "伟", "娜", "敏", "静", "丽", "强", "磊", "军", "洋", "勇", "艳", "杰", "涛", "明", "超", "秀英", "建国", "国栋", "志强", "桂兰", "玉梅", "海燕", "文博", "子涵"];

    public static IReadOnlyList<string> Places { get; } = [.. from road in Roads from kind in Kinds from part in new[] { "东段", "西段", "南侧", "北侧" } select road + kind + part];

    public static IReadOnlyList<string> Matters { get; } = [.. from thing in Things from trouble in Troubles select thing + trouble];

    public static IReadOnlyList<string> Names { get; } = [.. from family in Families from given in Given select family + given];

    /// <summary>What is asked, always the same: fifty questions, of one word and of several, that hundreds of thousands of cases answer or none.</summary>
    public static IReadOnlyList<string> Questions { get; } =
    [
        "路灯", "噪声", "物业费", "电梯", "拖欠", "损坏", "扰民", "工资", "供暖", "下水道",
        "幸福路", "建设街", "人民小区", "解放花园", "中山新村", "和平医院", "新华学校", "朝阳公园", "长江市场", "黄河大厦",
        "幸福路东段", "光明小区北侧", "环城路西段", "青年街南侧", "滨河花园东段",
        "路灯 损坏", "电梯 无人管理", "工资 拖欠", "幸福路 路灯", "建设街 噪声 扰民", "人民小区 物业费", "站前 停车位", "东风 宅基地",
        "拆迁补偿久拖不决", "医保报销收费不合理", "公交车质量差", "垃圾站长期堵塞", "违章建筑被占用", "入学名额分配不公",
        "王芳", "林国栋", "李秀英", "罗子涵", "张建国 路灯",
        "ld", "ldsh", "gztq", "xfl", .. Enumerable.Range(7, 2).Select(i => string.Create(CultureInfo.InvariantCulture, $"LX-2025-{i}")),
    ];
}
