using System.Text.Json;
using System.Text.Json.Serialization;
using Petitions.Access;
using Petitions.Offices;

namespace Petitions.Data.Seed;

/// <summary>The demonstration office. Passwords are not in the file: whoever seeds the accounts sets them.</summary>
public sealed record OfficeSeed(
    OfficeSnapshot Office,
    IReadOnlyList<Account> Accounts,
    IReadOnlyList<AccountRole> AccountRoles)
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        AllowTrailingCommas = true,
        ReadCommentHandling = JsonCommentHandling.Skip,
        // A mistyped property would otherwise vanish, and with it perhaps a portfolio that blocks somebody.
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = false,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    public static OfficeSeed Load()
    {
        using var file = typeof(OfficeSeed).Assembly.GetManifestResourceStream("office.json")!;
        using var reader = new StreamReader(file);
        return Parse(reader.ReadToEnd());
    }

    public static OfficeSeed Parse(string json)
    {
        var file = Read(json);
        var problems = OfficeSeedCheck.Problems(file);
        return problems.Count == 0 ? Build(file) : throw new OfficeSeedException(problems);
    }

    private static OfficeFile Read(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<OfficeFile>(json, Format) ?? throw new OfficeSeedException(["the file is null"]);
        }
        catch (JsonException e)
        {
            throw new OfficeSeedException([e.Message]);
        }
    }

    private static OfficeSeed Build(OfficeFile file) => new(
        new OfficeSnapshot
        {
            Units = [.. file.Units.Select(u => new Unit
            {
                Id = u.Id,
                ParentId = u.Parent,
                Name = u.Name,
                EnglishName = u.English,
                Kind = u.Kind!.Value,
                Email = u.Email,
                FallbackUnitId = u.Fallback,
                From = u.From,
                To = u.To,
            })],
            People = [.. file.People.Select(p => new Person
            {
                Id = p.Id, Name = p.Name, LatinName = p.Latin, Phone = p.Phone, PlateNumber = p.Plate,
            })],
            Names = [.. file.People.SelectMany(Names)],
            Posts = [.. file.People.SelectMany(person => (person.Posts ?? []).Select(p => new Post
            {
                PersonId = person.Id, UnitId = p.Unit, Kind = p.Kind!.Value, Title = p.Title, From = p.From, To = p.To,
            }))],
            Portfolios = [.. file.Portfolios.Select(p => new Portfolio
            {
                LeaderId = p.Leader, UnitId = p.Unit, From = p.From, To = p.To,
            })],
            Delegations = [.. file.Delegations.Select(d => new Delegation
            {
                FromPersonId = d.Giver, ToPersonId = d.Delegate, Reason = d.Reason, From = d.From, To = d.To,
            })],
            Secretaryships = [.. file.Secretaries.Select(s => new Secretaryship
            {
                SecretaryId = s.Secretary, LeaderId = s.Leader, From = s.From, To = s.To,
            })],
            Kinships = [.. file.Kin.Select(k => new Kinship
            {
                PersonId = k.Person, RelativeId = k.Relative, Relation = k.Relation, From = k.From, To = k.To,
            })],
        },
        [.. file.Accounts.Select(a => new Account { UserName = a.UserName, PersonId = a.Person })],
        [.. file.Accounts.SelectMany(a => a.Roles.Select(role => new AccountRole
        {
            UserName = a.UserName, Role = role, From = a.From, To = a.To,
        }))]);

    private static IEnumerable<PersonName> Names(OfficeFile.PersonEntry person) =>
        Names(person.Id, person.Aliases, PersonNameKind.Alias)
            .Concat(Names(person.Id, person.FormerNames, PersonNameKind.Former));

    private static IEnumerable<PersonName> Names(string personId, IReadOnlyList<string>? names, PersonNameKind kind) =>
        (names ?? []).Select(name => new PersonName { PersonId = personId, Name = name, Kind = kind });
}
