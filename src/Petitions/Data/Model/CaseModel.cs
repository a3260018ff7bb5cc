using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Petitions.Cases;
using Petitions.Guard;
using Petitions.Guard.Identities;
using Petitions.Replies;
using Petitions.Reviews;

namespace Petitions.Data.Model;

internal sealed class CaseModel :
    IEntityTypeConfiguration<PetitionCase>, IEntityTypeConfiguration<Petitioner>, IEntityTypeConfiguration<Enclosure>,
    IEntityTypeConfiguration<Attachment>, IEntityTypeConfiguration<StepRecord>, IEntityTypeConfiguration<CaseAccused>,
    IEntityTypeConfiguration<RespondentUnit>, IEntityTypeConfiguration<CaseBlock>, IEntityTypeConfiguration<CaseParty>,
    IEntityTypeConfiguration<Reply>, IEntityTypeConfiguration<GuardCertificate>, IEntityTypeConfiguration<NameFind>,
    IEntityTypeConfiguration<AccuserIdentity>, IEntityTypeConfiguration<IdentityUnlock>, IEntityTypeConfiguration<Review>
{
    public void Configure(EntityTypeBuilder<PetitionCase> builder)
    {
        builder.ToTable("Cases");
        builder.Property(c => c.Id).ValueGeneratedNever();
        builder.HasIndex(c => c.Number).IsUnique();
        builder.Property(c => c.Version).IsConcurrencyToken();
        builder.Ignore(c => c.MayOpen).Ignore(c => c.HasResult);
        builder.OwnsOne(c => c.Receipt, receipt =>
        {
            receipt.HasIndex(r => r.ReceiptNumber).IsUnique();
            // The lists begin with the newest.
            receipt.HasIndex(r => r.ReceivedAt);
        });
        builder.Navigation(c => c.Receipt).IsRequired();
        builder.OwnsOne(c => c.Registration);
        builder.OwnsOne(c => c.Slip);
        builder.OwnsOne(c => c.Routing, routing => routing.Ignore(r => r.IsFiling));
        builder.OwnsOne(c => c.Handling, handling => handling.Property<bool>("Exists"));
        builder.OwnsOne(c => c.Closing);
        builder.Navigation(c => c.Closing).IsRequired();
    }

    public void Configure(EntityTypeBuilder<Petitioner> builder)
    {
        builder.HasKey(p => p.CaseId);
        builder.HasOne<PetitionCase>().WithOne().HasForeignKey<Petitioner>(p => p.CaseId);
        builder.HasIndex(p => p.Name);
        builder.HasIndex(p => p.IdNumberIndex);
        builder.HasIndex(p => p.Phone);
        builder.Ignore(p => p.Reach).Ignore(p => p.CanBeReached);
    }

    public void Configure(EntityTypeBuilder<Enclosure> builder) => OfCase(builder).HasForeignKey(e => e.CaseId);

    public void Configure(EntityTypeBuilder<Attachment> builder)
    {
        builder.Property(a => a.Id).ValueGeneratedNever();
        OfCase(builder).HasForeignKey(a => a.CaseId);
    }

    public void Configure(EntityTypeBuilder<StepRecord> builder)
    {
        OfCase(builder).HasForeignKey(s => s.CaseId);
        // A task is finished once: a second record of it would be a doubled step.
        builder.HasIndex(s => s.TaskId).IsUnique();
    }

    public void Configure(EntityTypeBuilder<CaseAccused> builder)
    {
        OfCase(builder).HasForeignKey(a => a.CaseId);
        builder.Ignore(a => a.Description).Ignore(a => a.IsDescribed);
    }

    public void Configure(EntityTypeBuilder<RespondentUnit> builder)
    {
        builder.HasKey(r => new { r.CaseId, r.UnitId });
        OfCase(builder).HasForeignKey(r => r.CaseId);
    }

    public void Configure(EntityTypeBuilder<CaseBlock> builder)
    {
        OfCase(builder).HasForeignKey(b => b.CaseId);
        builder.HasIndex(b => new { b.SubjectKind, b.SubjectId, b.CaseId });
    }

    public void Configure(EntityTypeBuilder<CaseParty> builder)
    {
        OfCase(builder).HasForeignKey(p => p.CaseId);
        builder.HasIndex(p => p.PersonId);
        builder.HasIndex(p => p.UnitId);
    }

    public void Configure(EntityTypeBuilder<Reply> builder)
    {
        builder.Property(r => r.Id).ValueGeneratedNever();
        OfCase(builder).HasForeignKey(r => r.CaseId);
    }

    public void Configure(EntityTypeBuilder<GuardCertificate> builder) => OfCase(builder).HasForeignKey(c => c.CaseId);

    public void Configure(EntityTypeBuilder<NameFind> builder)
    {
        OfCase(builder).HasForeignKey(f => f.CaseId);
        builder.HasIndex(f => new { f.CaseId, f.PersonId, f.Text, f.AttachmentId }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<AccuserIdentity> builder)
    {
        builder.HasKey(i => i.CaseId);
        builder.HasOne<PetitionCase>().WithOne().HasForeignKey<AccuserIdentity>(i => i.CaseId);
        builder.HasIndex(i => i.NameIndex);
        builder.HasIndex(i => i.PhoneIndex);
        builder.HasIndex(i => i.EmailIndex);
    }

    public void Configure(EntityTypeBuilder<IdentityUnlock> builder)
    {
        builder.Property(u => u.Id).ValueGeneratedNever();
        OfCase(builder).HasForeignKey(u => u.CaseId);
    }

    public void Configure(EntityTypeBuilder<Review> builder)
    {
        builder.HasKey(r => r.CaseId);
        builder.HasOne<PetitionCase>().WithOne().HasForeignKey<Review>(r => r.CaseId);
        builder.HasOne<PetitionCase>().WithMany().HasForeignKey(r => r.OfCaseId).OnDelete(DeleteBehavior.Restrict);
        // An answer is reviewed once.
        builder.HasIndex(r => r.OfCaseId).IsUnique();
    }

    private static ReferenceCollectionBuilder<PetitionCase, T> OfCase<T>(EntityTypeBuilder<T> builder) where T : class =>
        builder.HasOne<PetitionCase>().WithMany();
}
