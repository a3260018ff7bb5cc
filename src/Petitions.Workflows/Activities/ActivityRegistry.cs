namespace Petitions.Workflows.Activities;

/// <summary>The activity types definitions may use. Immutable.</summary>
public sealed class ActivityRegistry
{
    private static readonly ActivityRegistry Standard = new(BuiltInActivities.All.ToDictionary(type => type.Type, StringComparer.Ordinal));

    private readonly Dictionary<string, ActivityBehavior> types;

    private ActivityRegistry(Dictionary<string, ActivityBehavior> types) => this.types = types;

    /// <summary>Type names, sorted.</summary>
    public IReadOnlyList<string> TypeNames => [.. types.Keys.Order(StringComparer.Ordinal)];

    /// <summary>The types of Elsa that this runtime has itself.</summary>
    public static ActivityRegistry BuiltIn() => Standard;

    /// <summary>This registry and one more type.</summary>
    /// <param name="activity">The type; its name must be new.</param>
    /// <exception cref="ArgumentException">A type of that name is there already.</exception>
    public ActivityRegistry With(IHostActivity activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        var more = new Dictionary<string, ActivityBehavior>(types, StringComparer.Ordinal);
        if (!more.TryAdd(activity.Type, new HostBehavior(activity))) throw new ArgumentException($"Activity type '{activity.Type}' is there already.", nameof(activity));
        return new ActivityRegistry(more);
    }

    internal ActivityBehavior? Find(string type) => types.GetValueOrDefault(type);
}
