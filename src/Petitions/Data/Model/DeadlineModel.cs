using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Petitions.Cases;
using Petitions.Deadlines;
using Petitions.Deadlines.Calendars;
using Petitions.Deadlines.Changes;
using Petitions.Deadlines.Press;
using Petitions.Deadlines.RuleVersions;
using Petitions.Replies;

namespace Petitions.Data.Model;

internal sealed class DeadlineModel :
    IEntityTypeConfiguration<Deadline>, IEntityTypeConfiguration<DueRow>, IEntityTypeConfiguration<DeadlinePause>,
    IEntityTypeConfiguration<DeadlineMove>, IEntityTypeConfiguration<ExtensionRequest>, IEntityTypeConfiguration<PressLetter>, IEntityTypeConfiguration<PetitionerNotice>, IEntityTypeConfiguration<CalendarEdition>, IEntityTypeConfiguration<RuleVersion>
{
    public void Configure(EntityTypeBuilder<Deadline> builder)
    {
        builder.Property(d => d.Id).ValueGeneratedNever();
        builder.HasOne<PetitionCase>().WithMany().HasForeignKey(d => d.CaseId);
        builder.Ignore(d => d.IsRunning);
        // What is overdue is looked for among those that run, and most are over.
        builder.HasIndex(d => d.DueAt).HasFilter("\"MetAt\" IS NULL AND \"EndedAt\" IS NULL");
        // The ranking asks for one rule's of some months.
        builder.HasIndex(d => new { d.RuleId, d.DueAt });
        // Clocks from before due dates had versions are at their first.
        builder.Property(d => d.DueVersion).HasDefaultValue(1).ValueGeneratedNever();
    }

    public void Configure(EntityTypeBuilder<DueRow> builder)
    {
        builder.Ignore(r => r.HasFired).Ignore(r => r.Cause);
        builder.Property(r => r.DueVersion).HasDefaultValue(1).ValueGeneratedNever();
        builder.HasIndex(r => new { r.DoneAt, r.DueAt, r.Id });
        builder.HasIndex(r => new { r.DeadlineId, r.Stage, r.DueVersion }).IsUnique();
        builder.HasIndex(r => new { r.InstanceId, r.BookmarkId }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<DeadlinePause> builder)
    {
        builder.HasOne<Deadline>().WithMany().HasForeignKey(p => p.DeadlineId);
        builder.Ignore(p => p.Stop);
    }

    public void Configure(EntityTypeBuilder<DeadlineMove> builder)
    {
        builder.HasOne<Deadline>().WithMany().HasForeignKey(m => m.DeadlineId);
        builder.HasIndex(m => m.CaseId);
    }

    public void Configure(EntityTypeBuilder<ExtensionRequest> builder)
    {
        builder.Property(e => e.Id).ValueGeneratedNever();
        builder.HasOne<Deadline>().WithMany().HasForeignKey(e => e.DeadlineId);
        builder.HasIndex(e => e.CaseId);
    }

    public void Configure(EntityTypeBuilder<PressLetter> builder)
    {
        builder.Property(p => p.Id).ValueGeneratedNever();
        builder.HasOne<PetitionCase>().WithMany().HasForeignKey(p => p.CaseId);
        builder.HasIndex(p => p.Number).IsUnique();
    }

    public void Configure(EntityTypeBuilder<PetitionerNotice> builder)
    {
        builder.Property(n => n.Id).ValueGeneratedNever();
        builder.HasOne<PetitionCase>().WithMany().HasForeignKey(n => n.CaseId);
        builder.HasIndex(n => n.Number).IsUnique();
    }

    public void Configure(EntityTypeBuilder<CalendarEdition> builder) => builder.HasIndex(e => new { e.Year, e.Kind });

    public void Configure(EntityTypeBuilder<RuleVersion> builder) => builder.HasIndex(v => new { v.RuleId, v.Version }).IsUnique();
}
