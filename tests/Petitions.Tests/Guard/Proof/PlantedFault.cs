using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Petitions.Cli.Proof;
using Petitions.Data;

namespace Petitions.Tests.Guard.Proof;

/// <summary>
/// A mistake as somebody could make it, planted below the application: in what the database keeps (a trigger) or in what it is asked
/// (a changed question). The application's code knows nothing of it.
/// </summary>
internal sealed class PlantedFault
{
    private readonly string? sql;
    private readonly Func<string, string> rewrite;

    private PlantedFault(string? sql, Func<string, string> rewrite) => (this.sql, this.rewrite) = (sql, rewrite);

    /// <summary>How often the changed question was asked; a trigger is in place from the beginning.</summary>
    public int Asked { get; private set; }

    public bool IsPlanted => sql is not null || Asked > 0;

    public static PlantedFault Trigger(string when, string then) => new($"CREATE TRIGGER fault AFTER {when} BEGIN {then}; END", text => text);

    public static PlantedFault Question(Func<string, bool> which, string part, string instead) =>
        new(null, text => which(text) ? text.Replace(part, instead, StringComparison.Ordinal) : text);

    public ProveGuard Plant(int steps, int seed) => new(steps, seed)
    {
        People = 90,
        Sql = sql,
        Change = services => services.ConfigureDbContext<PetitionsDb>(options => options.AddInterceptors(new Rewriting(this))),
    };

    private sealed class Rewriting(PlantedFault fault) : DbCommandInterceptor
    {
        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            var changed = fault.rewrite(command.CommandText);
            if (changed != command.CommandText)
                (command.CommandText, fault.Asked) = (changed, fault.Asked + 1);
            return ValueTask.FromResult(result);
        }
    }
}
