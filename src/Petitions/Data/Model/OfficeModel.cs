using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Petitions.Access;
using Petitions.Guard;
using Petitions.Offices;

namespace Petitions.Data.Model;

internal sealed class OfficeModel :
    IEntityTypeConfiguration<Unit>, IEntityTypeConfiguration<PersonName>, IEntityTypeConfiguration<Post>,
    IEntityTypeConfiguration<Portfolio>, IEntityTypeConfiguration<Delegation>, IEntityTypeConfiguration<Secretaryship>,
    IEntityTypeConfiguration<Account>, IEntityTypeConfiguration<AccountRole>, IEntityTypeConfiguration<PersonStanding>,
    IEntityTypeConfiguration<UnitStanding>
{
    public void Configure(EntityTypeBuilder<Unit> builder) => builder.Ignore(u => u.IsOutsideTheLine);

    public void Configure(EntityTypeBuilder<PersonName> builder) => builder.HasIndex(n => n.Name);

    public void Configure(EntityTypeBuilder<Post> builder)
    {
        builder.HasIndex(p => p.PersonId);
        builder.HasIndex(p => p.UnitId);
    }

    public void Configure(EntityTypeBuilder<Portfolio> builder) => builder.HasIndex(p => p.LeaderId);

    public void Configure(EntityTypeBuilder<Delegation> builder) => builder.HasIndex(d => d.ToPersonId);

    public void Configure(EntityTypeBuilder<Secretaryship> builder) => builder.HasIndex(s => s.LeaderId);

    public void Configure(EntityTypeBuilder<Account> builder)
    {
        builder.HasKey(a => a.UserName);
        builder.HasIndex(a => a.PersonId).IsUnique();
    }

    public void Configure(EntityTypeBuilder<AccountRole> builder) => builder.HasIndex(r => r.UserName);

    public void Configure(EntityTypeBuilder<PersonStanding> builder)
    {
        builder.HasIndex(s => new { s.PersonId, s.SubjectKind, s.SubjectId });
        builder.HasIndex(s => new { s.SubjectKind, s.SubjectId });
    }

    public void Configure(EntityTypeBuilder<UnitStanding> builder) =>
        builder.HasIndex(s => new { s.UnitId, s.SubjectKind, s.SubjectId });
}
