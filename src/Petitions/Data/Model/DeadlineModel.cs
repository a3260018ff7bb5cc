using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Petitions.Cases;
using Petitions.Deadlines;
using Petitions.Deadlines.Calendars;
using Petitions.Deadlines.Changes;

namespace Petitions.Data.Model;

internal sealed class DeadlineModel :
    IEntityTypeConfiguration<Deadline>, IEntityTypeConfiguration<DueRow>, IEntityTypeConfiguration<DeadlinePause>,
    IEntityTypeConfiguration<DeadlineMove>, IEntityTypeConfiguration<CalendarEdition>
{
    public void Configure(EntityTypeBuilder<Deadline> builder)
    {
        builder.Property(d => d.Id).ValueGeneratedNever();
        builder.HasOne<PetitionCase>().WithMany().HasForeignKey(d => d.CaseId);
        builder.Ignore(d => d.IsRunning);
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

    public void Configure(EntityTypeBuilder<CalendarEdition> builder) => builder.HasIndex(e => new { e.Year, e.Kind });
}
