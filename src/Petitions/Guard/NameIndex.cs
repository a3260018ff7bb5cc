using System.Runtime.InteropServices;
using Petitions.Intake.Mail.Charsets;
using Petitions.Offices;

namespace Petitions.Guard;

/// <summary>Where in a text somebody of the directory stands.</summary>
public readonly record struct NameHit(int At, int Length, string PersonId, FindKind Kind);

/// <summary>
/// Every way in which somebody of the directory, now or ever, may stand in a text. Chinese has no word breaks, so each place of the
/// text is asked: by its first two characters, which nearly always answer no, and then by the whole words of the lengths that begin so.
/// </summary>
public sealed class NameIndex
{
    /// <summary>Ranks as they are said after a surname: 李局长, 李局; the longer ones first.</summary>
    private static readonly (string Rank, string Short)[] Ranks =
    [
        ("副局长", "局"), ("局长", "局"), ("副区长", "区"), ("区长", "区"), ("副县长", "县"), ("县长", "县"), ("副市长", "市"), ("市长", "市"), ("副镇长", "镇"), ("镇长", "镇"),
        ("副处长", "处"), ("处长", "处"), ("副科长", "科"), ("科长", "科"), ("副所长", "所"), ("所长", "所"), ("副大队长", "队"), ("大队长", "队"), ("副队长", "队"), ("队长", "队"),
        ("副主任", "主任"), ("主任", "主任"), ("副书记", "书记"), ("书记", "书记"), ("副院长", "院"), ("院长", "院"), ("副校长", "校"), ("校长", "校"), ("副部长", "部"), ("部长", "部"),
    ];

    private const int Longest = 63, ShortestNumber = 5;
    private readonly Dictionary<uint, ulong> lengths = [];
    private readonly Dictionary<string, List<(string PersonId, FindKind Kind)>> patterns = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<(string PersonId, FindKind Kind)>>.AlternateLookup<ReadOnlySpan<char>> lookup;
    private readonly Lazy<NameReadings> readings;

    public NameIndex(OfficeSnapshot office)
    {
        var people = office.People.ToDictionary(p => p.Id);
        var units = office.Units.ToDictionary(u => u.Id);
        foreach (var person in office.People)
        {
            Add(person.Name, person.Id, FindKind.Name);
            foreach (var number in new[] { person.Phone, person.PlateNumber }.OfType<string>().Where(n => n.Length >= ShortestNumber))
                Add(number, person.Id, FindKind.Number);
        }
        foreach (var name in office.Names)
            Add(name.Name, name.PersonId, FindKind.OtherName);
        foreach (var post in office.Posts)
            AddPost(post, people.GetValueOrDefault(post.PersonId), units.GetValueOrDefault(post.UnitId));
        lookup = patterns.GetAlternateLookup<ReadOnlySpan<char>>();
        // Most texts never ask for it, and it doubles what the index takes.
        readings = new(() => new NameReadings(patterns.SelectMany(p => p.Value.Where(v => v.Kind is not FindKind.Number).Select(v => (p.Key, v.PersonId, v.Kind)))));
    }

    public int Patterns => patterns.Count;

    /// <summary>Every hit, overlapping ones too: 王伟 in 王伟民 may be either, and whoever reads decides.</summary>
    public IReadOnlyList<NameHit> In(string text)
    {
        var (plain, places) = Plain(text);
        var hits = new List<NameHit>();
        for (var at = 0; at + 1 < plain.Length; at++)
        {
            if (!lengths.TryGetValue(Pair(plain, at), out var possible))
                continue;
            for (var length = 2; length <= Longest && at + length <= plain.Length; length++)
                if ((possible & (1UL << length)) != 0 && lookup.TryGetValue(plain.AsSpan(at, length), out var meant))
                    foreach (var (person, kind) in meant)
                        Hit(at, length, person, kind);
        }
        if (plain.Any(GbCharacters.IsOutside))
            foreach (var (at, length, person, kind) in readings.Value.In(plain))
                Hit(at, length, person, kind);
        return hits;

        void Hit(int at, int length, string person, FindKind kind) =>
            hits.Add(new NameHit(places[at], places[at + length - 1] - places[at] + 1, person, kind));
    }

    /// <summary>Whoever may be meant by a name that somebody only heard, or by its initials.</summary>
    public IEnumerable<string> SoundingLike(string name) => readings.Value.SoundingLike(Plain(name).Plain);

    /// <summary>Whose telephone or car it is.</summary>
    public IEnumerable<string> Numbered(string number) =>
        patterns.GetValueOrDefault(Plain(number).Plain)?.Where(p => p.Kind is FindKind.Number).Select(p => p.PersonId) ?? [];

    private void AddPost(Post post, Person? person, Unit? unit)
    {
        if (person is null || person.Name.Length == 0)
            return;
        var surname = SurnameOf(person.Name);
        if (post.Title.Length >= 2)
            Add(surname + post.Title, post.PersonId, FindKind.SurnameTitle);
        if (Array.Find(Ranks, r => post.Title.EndsWith(r.Rank, StringComparison.Ordinal)) is { Rank: not null } rank)
        {
            Add(surname + rank.Rank, post.PersonId, FindKind.SurnameTitle);
            Add(surname + rank.Short, post.PersonId, FindKind.SurnameTitle);
            // A deputy is addressed without the 副.
            Add(surname + rank.Rank.Replace("副", "", StringComparison.Ordinal), post.PersonId, FindKind.SurnameTitle);
        }
        // A plain member's post means everybody of the unit, and so nobody.
        if (unit is not null && post.Title.Length >= 2 && post.Kind.IsLeading())
            Add(unit.Name + post.Title, post.PersonId, FindKind.UnitPost);
    }

    private void Add(string pattern, string person, FindKind kind)
    {
        var (plain, _) = Plain(pattern);
        if (plain.Length is < 2 or > Longest)
            return;
        ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(patterns, plain, out _);
        known ??= [];
        if (known.Exists(k => k.PersonId == person))
            return;
        known.Add((person, kind));
        CollectionsMarshal.GetValueRefOrAddDefault(lengths, Pair(plain, 0), out _) |= 1UL << plain.Length;
    }

    private static readonly string[] DoubleSurnames = ["欧阳", "司马", "上官", "诸葛", "司徒", "东方", "尉迟", "皇甫", "公孙", "令狐", "慕容", "夏侯"];

    private static string SurnameOf(string name) => Array.Find(DoubleSurnames, s => name.Length > 2 && name.StartsWith(s, StringComparison.Ordinal)) ?? name[..1];

    private static uint Pair(string text, int at) => ((uint)text[at] << 16) | text[at + 1];

    /// <summary>Without spaces ("郑 建国" is how names are set in print), line breaks and the marks that hide a name: 郑·建国, 郑*建国.</summary>
    private static (string Plain, List<int> Places) Plain(string text)
    {
        var plain = new char[text.Length];
        var places = new List<int>(text.Length);
        foreach (var (at, c) in text.Index())
        {
            if (char.IsWhiteSpace(c) || c is '·' or '•' or '*' or '＊' or '_' or '-' or '\u200b' or '\ufeff')
                continue;
            plain[places.Count] = c is >= '！' and <= '～' ? char.ToLowerInvariant((char)(c - '！' + '!')) : char.ToLowerInvariant(c);
            places.Add(at);
        }
        return (new string(plain, 0, places.Count), places);
    }
}
