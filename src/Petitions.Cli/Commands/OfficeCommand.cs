using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Petitions.Access;
using Petitions.Data.Seed;
using Petitions.Rules;

namespace Petitions.Cli.Commands;

/// <summary><c>petitions office</c>: installs an office from a file of the seed's format. Exit code 2 if it cannot be.</summary>
internal static class OfficeCommand
{
    public static Command Create()
    {
        var file = new Argument<FileInfo>("file") { Description = "Units, people, posts and accounts, like Data/Seed/office.json" };
        var data = new Option<string>("--data") { Description = "The data folder", DefaultValueFactory = _ => "data" };
        var command = new Command("office", "Install an office into an empty data folder") { file, data };
        command.SetAction((parsed, cancellation) => UserFault.ReportAsync(parsed.InvocationConfiguration.Error, async () =>
        {
            var seed = OfficeSeed.Parse(await File.ReadAllTextAsync(parsed.GetRequiredValue(file).FullName, cancellation));
            await using var office = await OfficeHost.OpenAsync(parsed.GetValue(data)!, cancellation);
            await office.AsSystemAsync(async services =>
            {
                await services.GetRequiredService<InstallOffice>().SeedAsync(seed, null, cancellation);
                return true;
            });
        }));
        return command;
    }
}

/// <summary><c>petitions user password</c>: sets an account's password, read from standard input.</summary>
internal static class UserCommand
{
    public static Command Create()
    {
        var name = new Argument<string>("account");
        var data = new Option<string>("--data") { Description = "The data folder", DefaultValueFactory = _ => "data" };
        var password = new Command("password", "Set the password of an account; it is read from standard input") { name, data };
        password.SetAction((parsed, cancellation) => UserFault.ReportAsync(parsed.InvocationConfiguration.Error, async () =>
        {
            var typed = await Console.In.ReadLineAsync(cancellation) ?? "";
            await using var office = await OfficeHost.OpenAsync(parsed.GetValue(data)!, cancellation);
            await office.AsSystemAsync(async services =>
            {
                await services.GetRequiredService<SetPassword>().RunAsync(parsed.GetRequiredValue(name), typed, cancellation);
                return true;
            });
        }));
        return new Command("user", "Accounts") { password };
    }
}

/// <summary>What the person at the terminal can mend is told in a line, not as a stack trace.</summary>
internal static class UserFault
{
    public static async Task<int> ReportAsync(TextWriter error, Func<Task> act)
    {
        try
        {
            await act();
            return 0;
        }
        catch (RuleBroken broken)
        {
            await error.WriteLineAsync(RuleMessages.Of(broken.Code, broken.Args));
        }
        catch (Exception fault) when (fault is OfficeSeedException or IOException)
        {
            await error.WriteLineAsync(fault.Message);
        }
        return 2;
    }
}
