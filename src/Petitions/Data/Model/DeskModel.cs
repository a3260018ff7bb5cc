using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Petitions.Cases;
using Petitions.Desk;

namespace Petitions.Data.Model;

internal sealed class DeskModel :
    IEntityTypeConfiguration<Draft>, IEntityTypeConfiguration<SavedView>, IEntityTypeConfiguration<Follow>, IEntityTypeConfiguration<DictionaryEntry>
{
    public void Configure(EntityTypeBuilder<Draft> builder) => builder.HasIndex(d => new { d.PersonId, d.Form }).IsUnique();

    public void Configure(EntityTypeBuilder<SavedView> builder) => builder.HasIndex(v => new { v.PersonId, v.List, v.Name }).IsUnique();

    public void Configure(EntityTypeBuilder<Follow> builder)
    {
        builder.HasKey(f => new { f.PersonId, f.CaseId });
        builder.HasIndex(f => f.CaseId);
    }

    public void Configure(EntityTypeBuilder<DictionaryEntry> builder)
    {
        builder.HasKey(e => new { e.Kind, e.Code });
        builder.ToTable("Dictionary");
    }
}
