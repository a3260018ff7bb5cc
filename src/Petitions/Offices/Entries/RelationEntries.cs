using System.Text.Json.Nodes;

namespace Petitions.Offices;

/// <summary>A post as it is entered. <c>To</c> is the first day on which it is no longer held.</summary>
public sealed record PostEntry(string Person, string Unit, PostKind PostKind, string Title, DateOnly From, DateOnly? To = null)
{
    public static JsonObject Schema => RelationSchema.Of(
        RelationSchema.Person("person"), RelationSchema.Unit, Tasks.Schema.Required("postKind", Tasks.Schema.Choice<PostKind>()), Tasks.Schema.Required("title", Tasks.Schema.Text(60)));
}

/// <summary>分管: a leader supervises a unit.</summary>
public sealed record PortfolioEntry(string Leader, string Unit, DateOnly From, DateOnly? To = null)
{
    public static JsonObject Schema => RelationSchema.Of(RelationSchema.Person("leader"), RelationSchema.Unit);
}

/// <summary>代班、委托: one acts for the other.</summary>
public sealed record DelegationEntry(string Giver, string Delegate, string Reason, DateOnly From, DateOnly? To = null)
{
    public static JsonObject Schema => RelationSchema.Of(RelationSchema.Person("giver"), RelationSchema.Person("delegate"), Tasks.Schema.Required("reason", Tasks.Schema.Text(200)));
}

/// <summary>秘书: one works for the other.</summary>
public sealed record SecretaryEntry(string Secretary, string Leader, DateOnly From, DateOnly? To = null)
{
    public static JsonObject Schema => RelationSchema.Of(RelationSchema.Person("secretary"), RelationSchema.Person("leader"));
}

/// <summary>近亲属: whoever of the two is accused, the other stands aside.</summary>
public sealed record KinEntry(string Person, string Relative, string Relation, DateOnly From, DateOnly? To = null)
{
    public static JsonObject Schema => RelationSchema.Of(RelationSchema.Person("person"), RelationSchema.Person("relative"), Tasks.Schema.Required("relation", Tasks.Schema.Text(40)));
}

/// <summary>The day on which a dated fact ends: the first one on which it no longer holds.</summary>
public sealed record EndEntry(DateOnly On)
{
    public static JsonObject Schema => Tasks.Schema.Object(Tasks.Schema.Required("on", Tasks.Schema.Date()));
}

internal static class RelationSchema
{
    public static Tasks.Schema.Field Unit => Tasks.Schema.Required("unit", Tasks.Schema.IdFrom("/api/units"));

    public static JsonObject Of(params IEnumerable<Tasks.Schema.Field> fields) =>
        Tasks.Schema.Object([.. fields, Tasks.Schema.Required("from", Tasks.Schema.Date()), Tasks.Schema.Optional("to", Tasks.Schema.Date())]);

    public static Tasks.Schema.Field Person(string name) => Tasks.Schema.Required(name, Tasks.Schema.IdFrom("/api/people"));
}
