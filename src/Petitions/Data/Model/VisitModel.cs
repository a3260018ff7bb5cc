using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Petitions.Cases;
using Petitions.Visits;
using Petitions.Visits.Appointments;

namespace Petitions.Data.Model;

internal sealed class VisitModel :
    IEntityTypeConfiguration<Visit>, IEntityTypeConfiguration<Representative>, IEntityTypeConfiguration<Interview>, IEntityTypeConfiguration<PhoneCheck>,
    IEntityTypeConfiguration<VisitNotice>, IEntityTypeConfiguration<DeskDecision>, IEntityTypeConfiguration<FollowUpVisit>, IEntityTypeConfiguration<Rating>,
    IEntityTypeConfiguration<ReceptionDay>, IEntityTypeConfiguration<Appointment>
{
    public void Configure(EntityTypeBuilder<Visit> builder)
    {
        builder.Property(v => v.Id).ValueGeneratedNever();
        builder.HasIndex(v => new { v.Day, v.Ticket }).IsUnique();
        builder.Ignore(v => v.IsGroup);
        OfCase(builder).HasForeignKey(v => v.CaseId);
    }

    public void Configure(EntityTypeBuilder<Representative> builder)
    {
        builder.HasIndex(r => r.Name);
        builder.HasIndex(r => r.IdNumberIndex);
        OfCase(builder).HasForeignKey(r => r.CaseId);
    }

    public void Configure(EntityTypeBuilder<Interview> builder)
    {
        builder.Property(i => i.Id).ValueGeneratedNever();
        OfCase(builder).HasForeignKey(i => i.CaseId);
    }

    public void Configure(EntityTypeBuilder<PhoneCheck> builder)
    {
        builder.Property(c => c.Id).ValueGeneratedNever();
        OfCase(builder).HasForeignKey(c => c.CaseId);
    }

    public void Configure(EntityTypeBuilder<VisitNotice> builder)
    {
        builder.Property(n => n.Id).ValueGeneratedNever();
        builder.HasIndex(n => n.Number).IsUnique();
        OfCase(builder).HasForeignKey(n => n.CaseId);
    }

    public void Configure(EntityTypeBuilder<DeskDecision> builder) => OfCase(builder).HasForeignKey(d => d.CaseId);

    public void Configure(EntityTypeBuilder<FollowUpVisit> builder)
    {
        builder.Property(f => f.Id).ValueGeneratedNever();
        OfCase(builder).HasForeignKey(f => f.CaseId);
    }

    public void Configure(EntityTypeBuilder<Rating> builder)
    {
        builder.HasKey(r => r.CaseId);
        builder.HasOne<PetitionCase>().WithOne().HasForeignKey<Rating>(r => r.CaseId);
    }

    public void Configure(EntityTypeBuilder<ReceptionDay> builder)
    {
        builder.Property(d => d.Id).ValueGeneratedNever();
        builder.HasIndex(d => d.Day);
    }

    public void Configure(EntityTypeBuilder<Appointment> builder)
    {
        builder.Property(a => a.Id).ValueGeneratedNever();
        builder.HasOne<ReceptionDay>().WithMany().HasForeignKey(a => a.DayId);
        OfCase(builder).HasForeignKey(a => a.CaseId);
        // One place is given once, whoever is at which desk.
        builder.HasIndex(a => new { a.DayId, a.At }).IsUnique().HasFilter("\"State\" = 'Booked'");
    }

    private static ReferenceCollectionBuilder<PetitionCase, T> OfCase<T>(EntityTypeBuilder<T> builder) where T : class =>
        builder.HasOne<PetitionCase>().WithMany();
}
