using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Petitions.Access;
using Petitions.Cases;
using Petitions.Dispatch;
using Petitions.Dispatch.NoticeMails;
using Petitions.Journal;
using Petitions.Process;
using Petitions.Tasks;

namespace Petitions.Data.Model;

internal sealed class WorkModel :
    IEntityTypeConfiguration<HumanTask>, IEntityTypeConfiguration<OfficialLetter>, IEntityTypeConfiguration<Book>,
    IEntityTypeConfiguration<OutboxMail>, IEntityTypeConfiguration<Notice>, IEntityTypeConfiguration<NoticeMail>,
    IEntityTypeConfiguration<WorkflowVersion>, IEntityTypeConfiguration<WorkflowInstance>, IEntityTypeConfiguration<Incident>,
    IEntityTypeConfiguration<JournalEntry>, IEntityTypeConfiguration<JournalBlock>, IEntityTypeConfiguration<IdempotentAnswer>
{
    public void Configure(EntityTypeBuilder<HumanTask> builder)
    {
        builder.Property(t => t.Id).ValueGeneratedNever();
        builder.Property(t => t.Version).IsConcurrencyToken();
        builder.HasOne<PetitionCase>().WithMany().HasForeignKey(t => t.CaseId);
        builder.HasIndex(t => new { t.InstanceId, t.BookmarkId }).IsUnique();
        // Oldest first: a list begins where the index does, however many wait behind.
        builder.HasIndex(t => new { t.State, t.CreatedAt, t.Id });
        builder.HasIndex(t => new { t.State, t.UnitId });
        // With the case in them they answer by themselves who holds what (RevokeBlocked).
        builder.HasIndex(t => new { t.State, t.PersonId, t.CaseId });
        builder.HasIndex(t => new { t.State, t.ClaimedBy, t.CaseId });
    }

    public void Configure(EntityTypeBuilder<OfficialLetter> builder)
    {
        builder.Property(l => l.Id).ValueGeneratedNever();
        builder.HasOne<PetitionCase>().WithMany().HasForeignKey(l => l.CaseId);
        builder.HasIndex(l => l.Number).IsUnique();
        builder.HasIndex(l => l.CollatedOn);
    }

    public void Configure(EntityTypeBuilder<Book> builder) => builder.HasKey(b => new { b.Name, b.Year });

    public void Configure(EntityTypeBuilder<OutboxMail> builder)
    {
        builder.ToTable("Outbox");
        builder.Property(m => m.Id).ValueGeneratedNever();
        builder.HasIndex(m => m.MessageId).IsUnique();
        builder.HasIndex(m => new { m.State, m.NotBefore });
    }

    public void Configure(EntityTypeBuilder<Notice> builder)
    {
        // By cause first: a sweep asks of many causes whom each has told.
        builder.HasIndex(n => new { n.Cause, n.PersonId }).IsUnique();
        builder.HasIndex(n => new { n.PersonId, n.CreatedAt, n.Id });
        builder.HasIndex(n => new { n.PersonId, n.Late });
        builder.HasIndex(n => n.CaseId);
    }

    public void Configure(EntityTypeBuilder<NoticeMail> builder) => builder.HasKey(m => m.PersonId);

    public void Configure(EntityTypeBuilder<WorkflowVersion> builder)
    {
        builder.HasKey(v => v.VersionId);
        builder.HasIndex(v => new { v.DefinitionId, v.Version }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<WorkflowInstance> builder)
    {
        builder.Property(i => i.Id).ValueGeneratedNever();
        builder.Property(i => i.Version).IsConcurrencyToken();
        // None over the status: a page more at every burst, and only an administrator's pages ask for it (decision 15).
        builder.HasIndex(i => i.CaseId).IsUnique();
    }

    public void Configure(EntityTypeBuilder<Incident> builder) => builder.HasIndex(i => i.ResolvedAt);

    public void Configure(EntityTypeBuilder<JournalEntry> builder)
    {
        builder.ToTable("Journal");
        builder.HasIndex(e => e.CaseId);
    }

    public void Configure(EntityTypeBuilder<JournalBlock> builder) => builder.HasIndex(b => b.FirstEntry).IsUnique();

    public void Configure(EntityTypeBuilder<IdempotentAnswer> builder) => builder.HasKey(a => new { a.UserName, a.Key });
}
