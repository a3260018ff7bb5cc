namespace Petitions.Web.Pages.Forms;

/// <summary>A form on a page: its inputs, what stands in them and what is wrong with it.</summary>
/// <param name="Id">Tells the forms of one page apart in the ids of their inputs.</param>
public sealed record DrawnForm(string Id, FormField Root, FormValues Values, IReadOnlyDictionary<string, string[]> Problems)
{
    private readonly Dictionary<string, FormField> byPath = Root.SelfAndBelow.Where(f => f.Path.Length > 0).GroupBy(f => f.Path).ToDictionary(g => g.Key, g => g.First());

    public static IReadOnlyDictionary<string, string[]> NoProblems { get; } = new Dictionary<string, string[]>();

    public bool Has(string path) => byPath.ContainsKey(path);

    public FormField? Field(string path) => byPath.GetValueOrDefault(path);

    public FieldView View(string path, int rows = 2) => new(this, byPath[path], path, rows);

    public IEnumerable<FieldView> Top => Root.Children.Select(c => View(c.Path));
}

/// <summary>One input as it is drawn; in a row of a list its name carries the row's number.</summary>
/// <param name="First">The cursor stands here when the page opens.</param>
public sealed record FieldView(DrawnForm Form, FormField Field, string Name, int Rows = 2, bool First = false)
{
    public string Id => $"{Form.Id}-{Name}".Replace('[', '-').Replace(']', '-').Replace('.', '-');

    public string ProblemId => $"{Id}-problem";

    public IReadOnlyList<string> Problems => Form.Problems.GetValueOrDefault(Name) ?? [];

    public string Value => Form.Values.One(Name);

    public bool Holds(string value) => Form.Values.Has(Name, value);

    public FieldView Child(FormField child) => new(Form, child, child.Path);

    public FieldView InRow(int row, FormField child) => new(Form, child, $"{Name}[{row}].{child.Path}");
}
