using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Petitions.Access;
using Petitions.Cases;
using Petitions.Data.Search;
using Petitions.Deadlines;
using Petitions.Deadlines.Calendars;
using Petitions.Deadlines.Changes;
using Petitions.Deadlines.Press;
using Petitions.Deadlines.RuleVersions;
using Petitions.Desk;
using Petitions.Dispatch;
using Petitions.Dispatch.NoticeMails;
using Petitions.Guard;
using Petitions.Guard.Identities;
using Petitions.Intake.Collection;
using Petitions.Intake.Duplicates;
using Petitions.Intake.Files;
using Petitions.Intake.Mail;
using Petitions.Intake.Mailboxes;
using Petitions.Journal;
using Petitions.Offices;
using Petitions.Process;
using Petitions.Replies;
using Petitions.Reviews;
using Petitions.Tasks;
using Petitions.Visits;
using Petitions.Visits.Appointments;

namespace Petitions.Data;

/// <summary>The whole office in one database. Provider specifics stay in this folder.</summary>
public sealed class PetitionsDb(DbContextOptions<PetitionsDb> options) : DbContext(options)
{
    public DbSet<PetitionCase> Cases => Set<PetitionCase>();
    public DbSet<Petitioner> Petitioners => Set<Petitioner>();
    public DbSet<Enclosure> Enclosures => Set<Enclosure>();
    public DbSet<Attachment> Attachments => Set<Attachment>();
    public DbSet<StepRecord> Steps => Set<StepRecord>();
    public DbSet<CaseAccused> Accused => Set<CaseAccused>();
    public DbSet<RespondentUnit> RespondentUnits => Set<RespondentUnit>();
    public DbSet<CaseBlock> CaseBlocks => Set<CaseBlock>();
    public DbSet<CaseParty> CaseParties => Set<CaseParty>();
    public DbSet<PersonStanding> PersonStandings => Set<PersonStanding>();
    public DbSet<UnitStanding> UnitStandings => Set<UnitStanding>();
    public DbSet<GuardCertificate> Certificates => Set<GuardCertificate>();
    public DbSet<AccuserIdentity> AccuserIdentities => Set<AccuserIdentity>();
    public DbSet<IdentityUnlock> IdentityUnlocks => Set<IdentityUnlock>();
    public DbSet<NameFind> NameFinds => Set<NameFind>();
    public DbSet<HumanTask> Tasks => Set<HumanTask>();
    public DbSet<OfficialLetter> OfficialLetters => Set<OfficialLetter>();
    public DbSet<Book> Books => Set<Book>();
    public DbSet<OutboxMail> Outbox => Set<OutboxMail>();
    public DbSet<Notice> Notices => Set<Notice>();
    public DbSet<NoticeMail> NoticeMails => Set<NoticeMail>();
    public DbSet<MailItem> MailItems => Set<MailItem>();
    public DbSet<Mailbox> Mailboxes => Set<Mailbox>();
    public DbSet<SeenMail> SeenMails => Set<SeenMail>();
    public DbSet<MailboxCount> MailboxCounts => Set<MailboxCount>();
    public DbSet<CollectionRound> CollectionRounds => Set<CollectionRound>();
    public DbSet<FileText> FileTexts => Set<FileText>();
    public DbSet<TextPrint> TextPrints => Set<TextPrint>();
    public DbSet<CaseLink> CaseLinks => Set<CaseLink>();
    public DbSet<Review> Reviews => Set<Review>();
    public DbSet<Reply> Replies => Set<Reply>();
    public DbSet<Deadline> Deadlines => Set<Deadline>();
    public DbSet<DeadlinePause> DeadlinePauses => Set<DeadlinePause>();
    public DbSet<DeadlineMove> DeadlineMoves => Set<DeadlineMove>();
    public DbSet<ExtensionRequest> ExtensionRequests => Set<ExtensionRequest>();
    public DbSet<PressLetter> PressLetters => Set<PressLetter>();
    public DbSet<PetitionerNotice> PetitionerNotices => Set<PetitionerNotice>();
    public DbSet<CalendarEdition> CalendarEditions => Set<CalendarEdition>();
    public DbSet<RuleVersion> RuleVersions => Set<RuleVersion>();
    public DbSet<DueRow> DueRows => Set<DueRow>();
    public DbSet<WorkflowVersion> WorkflowVersions => Set<WorkflowVersion>();
    public DbSet<WorkflowInstance> WorkflowInstances => Set<WorkflowInstance>();
    public DbSet<Incident> Incidents => Set<Incident>();
    public DbSet<JournalEntry> Journal => Set<JournalEntry>();
    public DbSet<JournalBlock> JournalBlocks => Set<JournalBlock>();
    public DbSet<IdempotentAnswer> IdempotentAnswers => Set<IdempotentAnswer>();
    public DbSet<Unit> Units => Set<Unit>();
    public DbSet<Person> People => Set<Person>();
    public DbSet<PersonName> PersonNames => Set<PersonName>();
    public DbSet<Post> Posts => Set<Post>();
    public DbSet<Portfolio> Portfolios => Set<Portfolio>();
    public DbSet<Delegation> Delegations => Set<Delegation>();
    public DbSet<Secretaryship> Secretaryships => Set<Secretaryship>();
    public DbSet<Kinship> Kinships => Set<Kinship>();
    public DbSet<Account> Accounts => Set<Account>();
    public DbSet<AccountRole> AccountRoles => Set<AccountRole>();
    public DbSet<Draft> Drafts => Set<Draft>();
    public DbSet<SavedView> SavedViews => Set<SavedView>();
    public DbSet<Follow> Follows => Set<Follow>();
    public DbSet<DictionaryEntry> Dictionary => Set<DictionaryEntry>();

    public DbSet<Visit> Visits => Set<Visit>();
    public DbSet<Representative> Representatives => Set<Representative>();
    public DbSet<Interview> Interviews => Set<Interview>();
    public DbSet<PhoneCheck> PhoneChecks => Set<PhoneCheck>();
    public DbSet<VisitNotice> VisitNotices => Set<VisitNotice>();
    public DbSet<DeskDecision> DeskDecisions => Set<DeskDecision>();
    public DbSet<FollowUpVisit> FollowUpVisits => Set<FollowUpVisit>();
    public DbSet<ReceptionDay> ReceptionDays => Set<ReceptionDay>();
    public DbSet<Appointment> Appointments => Set<Appointment>();
    public DbSet<Rating> Ratings => Set<Rating>();

    /// <summary>What is looked for by words changes with the rows, in the same transaction.</summary>
    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        var changed = CaseIndex.ChangedIn(ChangeTracker);
        var rows = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        await CaseIndex.WriteAsync(this, changed, cancellationToken);
        return rows;
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.ApplyConfigurationsFromAssembly(typeof(PetitionsDb).Assembly);

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(32);
        // SQLite gives times back as Unspecified; every stored instant is UTC.
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcConverter>();
    }

    private sealed class UtcConverter() : ValueConverter<DateTime, DateTime>(
        time => time, time => DateTime.SpecifyKind(time, DateTimeKind.Utc));
}
