using Microsoft.EntityFrameworkCore;

namespace Petitions.Data;

public static class SqliteStore
{
    public static DbContextOptionsBuilder UsePetitionsSqlite(this DbContextOptionsBuilder options, DataDirectory data) =>
        options.UseSqlite($"Data Source={data.Database};Default Timeout=30", sqlite => sqlite.UseQuerySplittingBehavior(QuerySplittingBehavior.SingleQuery))
            .AddInterceptors(new SqliteSettings());
}
