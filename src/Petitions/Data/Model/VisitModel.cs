using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Petitions.Cases;
using Petitions.Visits;

namespace Petitions.Data.Model;

internal sealed class VisitModel :
    IEntityTypeConfiguration<Visit>, IEntityTypeConfiguration<Representative>, IEntityTypeConfiguration<Interview>, IEntityTypeConfiguration<PhoneCheck>,
    IEntityTypeConfiguration<VisitNotice>, IEntityTypeConfiguration<DeskDecision>, IEntityTypeConfiguration<FollowUpVisit>, IEntityTypeConfiguration<Rating>
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

    private static ReferenceCollectionBuilder<PetitionCase, T> OfCase<T>(EntityTypeBuilder<T> builder) where T : class =>
        builder.HasOne<PetitionCase>().WithMany();
}
