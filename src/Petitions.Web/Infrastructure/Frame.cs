using System.Globalization;
using Petitions.Access;
using Petitions.Data;
using Petitions.Deadlines;
using Petitions.Offices;
using Petitions.Tasks;

namespace Petitions.Web;

/// <summary>What every page needs at hand: who looks, and how people, units and times are written for him.</summary>
public sealed class Frame(PetitionsDb db, TaskAccess access, DirectoryCache directories, OfficeClock clock)
{
    private static readonly Role[] Approvers = [Role.OfficeHead, Role.SupervisingLeader, Role.PrincipalLeader];
    private static readonly UnitKind[] Receiving = [UnitKind.Department, UnitKind.DisciplineOrgan, UnitKind.HigherOrgan, UnitKind.Outside, UnitKind.Section];

    private OfficeDirectory? directory;

    /// <summary>Null at the pages that need no sign-in.</summary>
    public Viewer? Viewer { get; private set; }

    public OfficeClock Clock => clock;

    public async Task LoadAsync(bool signedIn, CancellationToken cancellation)
    {
        directory = await directories.GetAsync(db, clock, cancellation);
        if (signedIn)
            Viewer = await access.ViewerAsync(cancellation);
    }

    public bool Registers => Viewer?.ReceivesLetters == true;

    public bool Receives => Viewer is { } viewer && (viewer.ReceivesVisitors || viewer.IsSealedOfficer);

    public bool Approves => Viewer?.Capacities.Any(c => c.Roles.Any(Approvers.Contains)) == true;

    public bool Collates => Viewer is { } viewer && (viewer.SeesOffice || viewer.IsSealedOfficer);

    public bool Administers => Viewer?.IsAdministrator == true;

    public bool HasInbox => Viewer?.Self.Units.Any(u => directory?.Unit(u) is { } unit && Receiving.Contains(unit.Kind)) == true;

    public IReadOnlyCollection<Unit> Units => directory?.Units ?? [];

    public IEnumerable<Person> People => directory?.People ?? [];

    public string Person(string? id) => id is null
        ? ""
        : directory?.Person(id) is { } person ? (Words.IsChinese ? person.Name : person.LatinName) : id;

    public string Unit(string? id) => id is null
        ? ""
        : directory?.UnitEver(id) is { } unit ? (Words.IsChinese ? unit.Name : unit.EnglishName) : id;

    public static string Date(DateOnly date) => date.ToString(Words.IsChinese ? "yyyy-MM-dd" : "d MMM yyyy", CultureInfo.CurrentCulture);

    public static string Date(DateTime utc) => Date(OfficeTime.DateOf(utc));

    /// <summary>The date as an official letter bears it (GB/T 9704).</summary>
    public static string LetterDate(DateTime utc) => OfficeTime.DateOf(utc).ToString(Words.IsChinese ? "yyyy年M月d日" : "d MMMM yyyy", CultureInfo.CurrentCulture);

    public static string Time(DateTime utc) => OfficeTime.LocalOf(utc).ToString("HH:mm", CultureInfo.InvariantCulture);

    public static string When(DateTime utc) =>
        OfficeTime.LocalOf(utc).ToString(Words.IsChinese ? "yyyy-MM-dd HH:mm" : "d MMM yyyy HH:mm", CultureInfo.CurrentCulture);
}
