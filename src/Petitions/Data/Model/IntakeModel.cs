using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Petitions.Cases;
using Petitions.Intake.Collection;
using Petitions.Intake.Duplicates;
using Petitions.Intake.Files;
using Petitions.Intake.Mail;
using Petitions.Intake.Mailboxes;

namespace Petitions.Data.Model;

internal sealed class IntakeModel :
    IEntityTypeConfiguration<MailItem>, IEntityTypeConfiguration<Mailbox>, IEntityTypeConfiguration<SeenMail>,
    IEntityTypeConfiguration<MailboxCount>, IEntityTypeConfiguration<CaseLink>, IEntityTypeConfiguration<CollectionRound>,
    IEntityTypeConfiguration<FileText>, IEntityTypeConfiguration<TextPrint>
{
    public void Configure(EntityTypeBuilder<CollectionRound> builder) => builder.HasIndex(r => new { r.Day, r.Time }).IsUnique();

    public void Configure(EntityTypeBuilder<FileText> builder) => builder.HasKey(t => t.Sha256);

    public void Configure(EntityTypeBuilder<TextPrint> builder)
    {
        builder.HasKey(p => new { p.CaseId, p.Band });
        builder.HasIndex(p => new { p.Band, p.Value });
        builder.HasOne<PetitionCase>().WithMany().HasForeignKey(p => p.CaseId);
    }

    public void Configure(EntityTypeBuilder<MailItem> builder)
    {
        builder.HasKey(m => m.Sha256);
        builder.HasIndex(m => m.Fate);
        builder.HasIndex(m => m.MessageId);
        builder.HasIndex(m => new { m.FromAddress, m.TakenAt });
        builder.Ignore(m => m.MarkList);
    }

    public void Configure(EntityTypeBuilder<Mailbox> builder)
    {
        builder.Property(m => m.Id).ValueGeneratedNever();
        builder.HasIndex(m => m.Name).IsUnique();
        builder.Ignore(m => m.Domains).Ignore(m => m.HasNoValidity);
    }

    public void Configure(EntityTypeBuilder<SeenMail> builder)
    {
        builder.HasOne<Mailbox>().WithMany().HasForeignKey(m => m.MailboxId);
        builder.HasIndex(m => new { m.MailboxId, m.UidValidity, m.Uid }).IsUnique();
        builder.HasIndex(m => m.Sha256);
    }

    public void Configure(EntityTypeBuilder<MailboxCount> builder) => builder.HasIndex(c => new { c.MailboxId, c.CountedAt });

    public void Configure(EntityTypeBuilder<CaseLink> builder)
    {
        builder.HasOne<PetitionCase>().WithMany().HasForeignKey(l => l.CaseId);
        builder.HasOne<PetitionCase>().WithMany().HasForeignKey(l => l.OtherId);
    }
}
