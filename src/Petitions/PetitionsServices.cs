using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Petitions.Access;
using Petitions.Cases;
using Petitions.Cases.Steps;
using Petitions.Data;
using Petitions.Data.Search;
using Petitions.Data.Seed;
using Petitions.Deadlines;
using Petitions.Deadlines.Calendars;
using Petitions.Deadlines.Changes;
using Petitions.Deadlines.Press;
using Petitions.Deadlines.RuleVersions;
using Petitions.Desk;
using Petitions.Dispatch;
using Petitions.Dispatch.NoticeMails;
using Petitions.Dispatch.Steps;
using Petitions.Guard;
using Petitions.Guard.Identities;
using Petitions.Intake.Collection;
using Petitions.Intake.Duplicates;
using Petitions.Intake.Files;
using Petitions.Intake.Mail;
using Petitions.Intake.Mailboxes;
using Petitions.Intake.Quarantine;
using Petitions.Jobs;
using Petitions.Journal;
using Petitions.Offices;
using Petitions.Process;
using Petitions.Process.Incidents;
using Petitions.Replies;
using Petitions.Replies.Progress;
using Petitions.Replies.Steps;
using Petitions.Reports;
using Petitions.Reviews;
using Petitions.Tasks;
using Petitions.Visits;
using Petitions.Visits.Appointments;
using Petitions.Visits.Steps;
using Petitions.Workflows.Execution;

namespace Petitions;

public static class PetitionsServices
{
    /// <summary>The whole application over one data folder; the host adds its clock, if not the real one, and its screens.</summary>
    public static IServiceCollection AddPetitions(this IServiceCollection services, DataDirectory data)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddOptions<OfficeOptions>();
        services.AddSingleton(data).AddSingleton<WriteGate>().AddSingleton<FlightRecorder>().AddSingleton<DirectoryCache>().AddSingleton<WorkflowLibrary>();
        services.AddSingleton<OfficeClock>().AddSingleton<ClockWatch>().AddSingleton<OfficeCalendars>().AddSingleton<RuleCache>().AddSingleton(OfficeHours.Default);
        services.AddSingleton(provider => new WorkflowRunner(provider.GetRequiredService<TimeProvider>(), new RunnerOptions()));
        services.AddSingleton<IdentityVault>().AddSingleton<FileStoreOptions>().AddSingleton<FileStore>().AddScoped<ReadFiles>();
        services.AddSingleton(JournalKey.ReadOrCreate(data)).AddScoped<JournalSealer>();
        services.TryAddSingleton<SmtpOptions>();
        services.AddSingleton<IMailTransport, SmtpTransport>().AddScoped<ISendCheck, GuardedSend>().AddScoped<OutboxSender>().AddScoped<OutgoingMails>().AddScoped<TakeBackMail>().AddScoped<SendMailAgain>();
        services.AddDbContext<PetitionsDb>(options => options.UsePetitionsSqlite(data));
        services.AddScoped<CurrentActor>().AddScoped<Transactions>().AddScoped<IInstanceStore, SqliteInstanceStore>().AddScoped<JournalWriter>();
        services.AddScoped<CaseGuard>().AddScoped<AccusedRegister>().AddScoped<NameMatch>().AddScoped<ChangeAccused>().AddScoped<ReproveGuard>().AddSingleton<GuardProof>().AddScoped<StandingsUpdate>().AddScoped<RevokeBlocked>().AddScoped<Certificates>();
        services.AddScoped<ClearedAccess>().AddScoped<ResolveAccused>().AddScoped<Recuse>().AddScoped<EndRecusal>().AddScoped<GuardSheet>().AddScoped<GuardAlarm>().AddScoped<Exposure>().AddSingleton<NameIndexCache>().AddScoped<FindNames>().AddScoped<JudgeFinds>().AddScoped<ProvisionalSeal>().AddScoped<ReportEnquiry>().AddScoped<SplitMatter>().AddScoped<AddReceptionDay>().AddScoped<BookAppointment>().AddScoped<EndAppointment>().AddScoped<AppointmentBook>().AddScoped<ReceptionDays>().AddSingleton<QueryCode>().AddScoped<LookUpProgress>().AddScoped<ReviewChain>().AddScoped<ReviewRights>().AddScoped<RequestReview>().AddScoped<ReadReview>().AddScoped<MethodTable>().AddScoped<RedactedEdition>().AddScoped<WriterIdentities>().AddScoped<PutIdentityApart>().AddScoped<PutLeftIdentitiesApart>().AddScoped<AskUnlock>().AddScoped<DecideUnlock>().AddScoped<ReadIdentity>().AddScoped<CopyLedger>();
        services.AddScoped<TaskAccess>().AddScoped<TaskAssignment>().AddScoped<TaskOpener>().AddScoped<ClaimTask>().AddScoped<ReleaseTask>().AddScoped<CompleteTask>().AddScoped<TaskForm>();
        services.AddScoped<Administration>().AddScoped<BurstWriter>().AddScoped<PublishWorkflow>().AddScoped<PublishWorkflowFiles>().AddScoped<MoveWorkflow>().AddScoped<WorkflowVersions>().AddScoped<SignalCase>();
        services.AddScoped<IncidentList>().AddScoped<IncidentDesk>().AddScoped<RetryIncident>().AddScoped<SkipIncident>().AddScoped<CloseIncident>().AddScoped<CancelWorkflow>().AddScoped<MendWorkflow>();
        services.AddScoped<CaseProcess>().AddScoped<DeadlineBook>().AddScoped<SweepDue>().AddScoped<DueEffects>().AddScoped<DueBatch>().AddScoped<StageRecipients>().AddScoped<ForwardEnforcement>().AddScoped<CountOverdue>();
        services.AddScoped<DeadlineMoves>().AddScoped<MoveByCalendar>().AddScoped<ImportCalendar>().AddScoped<SeedCalendars>().AddScoped<CalendarAlarm>().AddScoped<OfficeRules>().AddScoped<AddRuleVersion>();
        services.AddScoped<DeadlineAccess>().AddScoped<PauseDeadline>().AddScoped<ResumeDeadline>().AddScoped<AskExtension>().AddScoped<DecideExtension>().AddScoped<AcknowledgeBreach>();
        services.AddScoped<IssuePress>().AddScoped<AnswerPress>().AddScoped<PetitionerNotices>().AddScoped<GiveNotice>();
        services.AddScoped<LetterStatistics>().AddScoped<UnitRanking>().AddScoped<FallingDue>().AddScoped<MailRegister>().AddScoped<CaseSearch>().AddScoped<SavedViews>().AddScoped<FollowCase>().AddScoped<FollowedCases>().AddScoped<MyDrafts>().AddScoped<KeepDraft>();
        services.AddScoped<ReceiveLetter>().AddScoped<OpenAtReceipt>().AddScoped<Registrar>().AddScoped<DictionaryBook>().AddScoped<AddAttachment>().AddScoped<AttachmentsRead>().AddScoped<MoveEnclosure>().AddScoped<Proposal>().AddScoped<CaseReader>();
        services.AddIntake();
        services.AddScoped<FindAlike>().AddScoped<NamesInText>().AddScoped<CaseTimeline>().AddSingleton<Presence>().AddScoped<WhoIsHere>();
        services.AddScoped<Books>().AddScoped<CollationList>().AddScoped<SendBatch>().AddScoped<UnitMail>().AddScoped<Notices>().AddScoped<MyNotices>();
        services.AddSingleton<MailHours>().AddScoped<NoticesToMail>().AddScoped<WriteNoticeMails>().AddScoped<ChangeMailWish>().AddScoped<ReadMailWish>();
        services.AddScoped<SignIn>().AddScoped<SetPassword>().AddScoped<ChangePassword>().AddScoped<SqliteMigration>().AddScoped<InstallOffice>().AddSingleton<IPasswordHasher<Account>, PasswordHasher<Account>>();
        services.AddSingleton<SweepHealth>().AddScoped<SweepJob>().AddScoped<SendJob>().AddScoped<ReadJob>().AddScoped<SealJob>();
        services.AddScoped<ReceiveVisit>().AddScoped<ReceiveAgain>().AddScoped<HearAgain>().AddScoped<VisitTickets>().AddScoped<KnownAtArrival>().AddScoped<VisitBook>().AddScoped<NoticeBook>().AddScoped<VisitQueue>().AddScoped<CallVisitor>().AddScoped<PassVisitor>().AddScoped<FindVisitor>().AddScoped<VisitReader>().AddScoped<DeskFigures>();
        return services.AddSteps().AddVisitSteps().AddAdministration();
    }

    private static IServiceCollection AddVisitSteps(this IServiceCollection services) => services
        .AddScoped<IStep, GreetStep>().AddScoped<IStep, CheckIdStep>().AddScoped<IStep, RegisterVisitStep>().AddScoped<IStep, TriageStep>()
        .AddScoped<IStep, InterviewStep>().AddScoped<IStep, DecideStep>().AddScoped<IStep, InformStep>().AddScoped<IStep, NotifyStep>()
        .AddScoped<IStep, ReportStep>().AddScoped<IStep, AcceptReportStep>().AddScoped<IStep, PlanFollowUpStep>().AddScoped<IStep, FollowUpVisitStep>();

    private static IServiceCollection AddAdministration(this IServiceCollection services) => services
        .AddScoped<OfficeChange>().AddScoped<UnitTree>().AddScoped<RelationRules>().AddScoped<PeopleBook>()
        .AddScoped<AddUnit>().AddScoped<ChangeUnit>().AddScoped<MoveUnit>().AddScoped<CloseUnit>()
        .AddScoped<AddPerson>().AddScoped<ChangePerson>().AddScoped<AddPersonName>().AddScoped<RemovePersonName>()
        .AddScoped<AppointPerson>().AddScoped<AssignPortfolio>().AddScoped<DelegateWork>().AddScoped<AppointSecretary>().AddScoped<DeclareKinship>().AddScoped<EndRelation>()
        .AddScoped<AccountChange>().AddScoped<CreateAccount>().AddScoped<GrantRole>().AddScoped<EndRole>().AddScoped<LockAccount>().AddScoped<ResetPassword>().AddScoped<EndSessions>()
        .AddScoped<DictionaryChange>().AddScoped<AddEntry>().AddScoped<ChangeEntry>().AddScoped<RetireEntry>();

    private static void AddIntake(this IServiceCollection services)
    {
        services.TryAddSingleton<MailOptions>();
        services.TryAddSingleton<ImapOptions>();
        services.AddScoped<TakeMail>().AddScoped<ImportMails>().AddScoped<MailThreads>().AddScoped<MailFlood>().AddScoped<MailNotices>().AddScoped<AcknowledgeMail>().AddScoped<CaseLinks>();
        services.AddScoped<BlockUnion>().AddScoped<SameLetters>().AddScoped<LinkCases>().AddScoped<UndoLink>().AddScoped<RelatedCases>();
        services.AddScoped<CollectionRounds>().AddScoped<CollectPost>();
        services.AddScoped<QuarantineAccess>().AddScoped<RetryMail>().AddScoped<RegisterByHand>().AddScoped<DiscardMails>().AddScoped<MailView>();
        services.AddSingleton<MailboxSecret>().AddSingleton<MailboxWatch>();
        services.AddScoped<FetchMailbox>().AddScoped<SettleMails>().AddScoped<CountMailbox>().AddScoped<ChangeMailbox>().AddScoped<BeginMailbox>();
    }

    private static IServiceCollection AddSteps(this IServiceCollection services) => services
        .AddScoped<StepCatalogue>()
        .AddScoped<IStep, OpenStep>().AddScoped<IStep, ReadStep>().AddScoped<IStep, RouteStep>().AddScoped<IStep, ApproveStep>()
        .AddScoped<IStep, InstructStep>().AddScoped<IStep, DispatchStep>().AddScoped<IStep, AcknowledgeStep>().AddScoped<IStep, AssignStep>()
        .AddScoped<IStep, HandleStep>().AddScoped<IStep, SignOffStep>().AddScoped<IStep, ReplyStep>().AddScoped<IStep, ConfirmStep>()
        .AddScoped<IStep, FollowUpStep>().AddScoped<IStep, ArchiveStep>();
}
