using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Petitions.Data;

/// <summary>For <c>dotnet ef migrations add</c> only; it opens no database.</summary>
internal sealed class DesignTimeDb : IDesignTimeDbContextFactory<PetitionsDb>
{
    public PetitionsDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PetitionsDb>().UseSqlite("Data Source=:memory:").Options);
}
