using System.Text.Json.Nodes;
using Petitions.Cases;
using Petitions.Tasks;

namespace Petitions.TestKit;

/// <summary>The seven methods as a clerk proposes them.</summary>
public static class Proposals
{
    public static JsonObject Refer(string unit) => ToUnit(DisposalMethod.Refer, unit);

    public static JsonObject ReferByLetter(string unit) => ToUnit(DisposalMethod.ReferByLetter, unit);

    public static JsonObject ReferToHead(string unit) => ToUnit(DisposalMethod.ReferToHead, unit);

    public static JsonObject HandleHere => Of(DisposalMethod.HandleHere);

    public static JsonObject NoAction(NoActionReason reason = NoActionReason.AlreadyAnswered) => Of(DisposalMethod.NoAction)
        .With("noActionReason", Schema.NameOf(reason)).With("noActionEvidence", "去年12月已书面答复");

    public static JsonObject PresentDirect(string person) => ToPerson(DisposalMethod.PresentDirect, person);

    public static JsonObject PresentAbstract(string person) => ToPerson(DisposalMethod.PresentAbstract, person);

    /// <summary>The method with a target that will do for it.</summary>
    public static JsonObject Any(DisposalMethod method) => method switch
    {
        DisposalMethod.Refer or DisposalMethod.ReferByLetter or DisposalMethod.ReferToHead => ToUnit(method, "urban"),
        DisposalMethod.HandleHere => HandleHere,
        DisposalMethod.NoAction => NoAction(),
        DisposalMethod.PresentDirect or DisposalMethod.PresentAbstract => ToPerson(method, World.GaoZhenhua),
        _ => throw new ArgumentOutOfRangeException(nameof(method)),
    };

    private static JsonObject ToUnit(DisposalMethod method, string unit) => Of(method).With("target", new JsonObject { ["unit"] = unit });

    private static JsonObject ToPerson(DisposalMethod method, string person) => Of(method).With("target", new JsonObject { ["person"] = person });

    private static JsonObject Of(DisposalMethod method) => new() { ["method"] = Schema.NameOf(method) };
}
