namespace Petitions.Tests.Guard.Proof;

/// <summary>The proof is worth what it finds: each of these mistakes breaks a property within the budget of the landing tier.</summary>
public sealed class PlantedFaultTests
{
    private const int Budget = 1000;
    private const string NotBlocked = "\"c\".\"Id\" NOT IN (";

    private static readonly Dictionary<string, Func<PlantedFault>> Faults = new()
    {
        ["a delegation is ignored"] = () => Forgotten("PersonStandings", "NEW.\"Relation\" IN ('Delegate', 'DelegatedBy')"),
        ["a secretary is ignored"] = () => Forgotten("PersonStandings", "NEW.\"Relation\" = 'Secretary'"),
        ["subordinates are ignored"] = () => Forgotten("PersonStandings", "NEW.\"Relation\" = 'CommandLine'"),
        ["what begins tomorrow is ignored"] = () => Forgotten("PersonStandings", "NEW.\"From\" > '2026-09-22'"),
        ["a homonym is not blocked"] = () => Forgotten("CaseBlocks", "NEW.\"Reason\" = 'candidate'"),
        ["an inbox counts as nobody's"] = () => PlantedFault.Question(text => text.Contains("\"UnitStandings\"", StringComparison.Ordinal) && text.StartsWith("SELECT", StringComparison.Ordinal), "\"CaseBlocks\" AS", "(SELECT * FROM \"CaseBlocks\" WHERE 1 = 0) AS"),
        ["a count is unfiltered"] = () => PlantedFault.Question(text => text.StartsWith("SELECT COUNT(*)", StringComparison.Ordinal), NotBlocked, $"1 = 1 OR {NotBlocked}"),
        ["a list is unfiltered"] = () => PlantedFault.Question(text => text.StartsWith("SELECT \"c\".\"Id\"\n", StringComparison.Ordinal), NotBlocked, $"1 = 1 OR {NotBlocked}"),
        ["a claim is not taken away"] = () => PlantedFault.Trigger("UPDATE OF \"ClaimedBy\" ON \"Tasks\" WHEN NEW.\"ClaimedBy\" IS NULL AND OLD.\"ClaimedBy\" IS NOT NULL", "UPDATE \"Tasks\" SET \"ClaimedBy\" = OLD.\"ClaimedBy\" WHERE \"Id\" = NEW.\"Id\""),
        ["a notice is not checked"] = () => PlantedFault.Trigger("INSERT ON \"Notices\" WHEN NEW.\"CaseId\" IS NOT NULL AND NEW.\"Cause\" NOT LIKE 'fault%'",
            "INSERT OR IGNORE INTO \"Notices\" (\"PersonId\", \"Code\", \"CaseId\", \"CreatedAt\", \"Cause\") SELECT b.\"SubjectId\", NEW.\"Code\", NEW.\"CaseId\", NEW.\"CreatedAt\", 'fault' || NEW.\"Id\" FROM \"CaseBlocks\" b WHERE b.\"CaseId\" = NEW.\"CaseId\" AND b.\"SubjectKind\" = 'Person'"),
        ["a mail is not taken back"] = () => PlantedFault.Trigger("UPDATE OF \"State\" ON \"Outbox\" WHEN NEW.\"State\" = 'Cancelled'", "UPDATE \"Outbox\" SET \"State\" = 'Waiting' WHERE \"Id\" = NEW.\"Id\""),
        ["an appointment is not called off"] = () => PlantedFault.Trigger("UPDATE OF \"State\" ON \"Appointments\" WHEN NEW.\"State\" <> 'Booked'", "UPDATE \"Appointments\" SET \"State\" = 'Booked' WHERE \"Id\" = NEW.\"Id\""),
        ["one alone lets somebody go"] = () => PlantedFault.Trigger("UPDATE OF \"RemovalProposedBy\" ON \"Accused\" WHEN NEW.\"RemovalProposedBy\" IS NOT NULL", "UPDATE \"CaseBlocks\" SET \"To\" = \"From\" WHERE \"CaseId\" = NEW.\"CaseId\" AND \"SubjectId\" = NEW.\"PersonId\""),
        ["one alone opens who wrote"] = () => PlantedFault.Trigger("INSERT ON \"IdentityUnlocks\"", "UPDATE \"IdentityUnlocks\" SET \"DecidedBy\" = NEW.\"AskedBy\", \"DecidedAt\" = NEW.\"AskedAt\", \"Until\" = '2099-01-01 00:00:00' WHERE \"Id\" = NEW.\"Id\""),
        ["who wrote stays beside the seal"] = () => PlantedFault.Trigger("UPDATE OF \"Name\" ON \"Petitioners\" WHEN NEW.\"Name\" IS NULL", "UPDATE \"Petitioners\" SET \"Name\" = OLD.\"Name\" WHERE \"CaseId\" = NEW.\"CaseId\""),
        ["a seal comes off"] = () => PlantedFault.Trigger("UPDATE ON \"Cases\" WHEN OLD.\"Sealed\" = 1", "UPDATE \"Cases\" SET \"Sealed\" = 0 WHERE \"Id\" = NEW.\"Id\""),
    };

    public static TheoryData<string> Names => [.. Faults.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task ProveGuard_OnAnOfficeWithThisMistake_FindsIt(string name)
    {
        var fault = Faults[name]();
        var report = await fault.Plant(Budget, seed: 7).RunAsync(TestContext.Current.CancellationToken);
        fault.IsPlanted.ShouldBeTrue("the question it changes was never asked");
        report.Broken.ShouldNotBeEmpty($"{report.Steps} steps did not find it");
        TestContext.Current.TestOutputHelper?.WriteLine($"{name}: step {report.Broken[0].Step} of office {report.Broken[0].Office}: {report.Broken[0].Property}");
    }

    private static PlantedFault Forgotten(string table, string which) => PlantedFault.Trigger($"INSERT ON \"{table}\" WHEN {which}", $"DELETE FROM \"{table}\" WHERE \"Id\" = NEW.\"Id\"");
}
