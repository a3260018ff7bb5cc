using ArchUnitNET.Domain;
using ArchUnitNET.Loader;
using Petitions.Access;
using Petitions.Cases;
using Petitions.Deadlines;
using Petitions.Dispatch;
using Petitions.Guard;
using Petitions.Intake.Mail;
using Petitions.Journal;
using Petitions.Offices;
using Petitions.Process;
using Petitions.Replies;
using Petitions.Rules;
using Petitions.Tasks;
using Petitions.Tests.Architecture.Fixtures;

namespace Petitions.Tests.Architecture;

/// <summary>Entities and rules know no database, no scheduler, no mail library and no web server.</summary>
public sealed class PureTypeTests
{
    private static readonly string[] Foreign = ["Microsoft.EntityFrameworkCore", "Microsoft.Data.Sqlite", "Hangfire", "MailKit", "MimeKit", "Microsoft.AspNetCore"];

    private static readonly Lazy<Dictionary<string, IType>> Known = new(() =>
        new ArchLoader().LoadAssemblies(typeof(PetitionCase).Assembly, typeof(OpenUseCase).Assembly).Build().Types.ToDictionary(t => t.FullName));

    public static TheoryData<string> Pure =>
    [
        .. new[]
        {
            // Facts.
            typeof(PetitionCase), typeof(Receipt), typeof(Registration), typeof(Petitioner), typeof(Enclosure), typeof(Attachment), typeof(Slip),
            typeof(Routing), typeof(Handling), typeof(Closing), typeof(StepRecord), typeof(CaseAccused), typeof(RespondentUnit), typeof(CaseBlock),
            typeof(CaseParty), typeof(PersonStanding), typeof(UnitStanding), typeof(HumanTask), typeof(OfficialLetter), typeof(Book),
            typeof(OutboxMail), typeof(Notice), typeof(MailItem), typeof(Reply), typeof(Deadline), typeof(DueRow), typeof(WorkflowVersion),
            typeof(WorkflowInstance), typeof(Incident), typeof(JournalEntry), typeof(JournalBlock), typeof(Unit), typeof(Person), typeof(PersonName),
            typeof(Post), typeof(Portfolio), typeof(Delegation), typeof(Secretaryship), typeof(Kinship), typeof(Account), typeof(AccountRole),
            // Rules.
            typeof(MethodRules), typeof(CaseNumber), typeof(Capacity), typeof(Viewer), typeof(OfficeDirectory), typeof(DateSpan), typeof(Standings),
            typeof(StandingsIndex), typeof(StandingsLine), typeof(StandingsOfPerson), typeof(StandingsOfUnit), typeof(StandingsChain), typeof(StandingsRow),
            typeof(DueDate), typeof(DueStages), typeof(DayCount), typeof(WorkCalendar), typeof(StatutoryDays), typeof(DeadlineRule), typeof(DeadlineRules),
            typeof(DeadlineSpan), typeof(OfficeTime), typeof(Schema), typeof(Recipients), typeof(IdentityNumber), typeof(Require), typeof(RuleBroken),
        }.Select(type => type.FullName!),
    ];

    [Theory]
    [MemberData(nameof(Pure))]
    public void EntityOrRule_Any_UsesNothingForeign(string type) => ForeignUses(type).ShouldBeEmpty();

    [Fact]
    public void Property_OfAForeignType_IsFound() => ForeignUses(typeof(EntityWithADatabase).FullName!).ShouldNotBeEmpty();

    [Fact]
    public void Body_ThatUsesAForeignType_IsFound() => ForeignUses(typeof(EntityThatAsksADatabaseInside).FullName!).ShouldNotBeEmpty();

    private static List<string> ForeignUses(string type) =>
        [.. Known.Value[type].Dependencies.Select(d => d.Target.FullName).Where(name => Foreign.Any(f => name.StartsWith(f, StringComparison.Ordinal))).Distinct()];
}
