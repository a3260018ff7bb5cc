using System.Diagnostics;
using System.Globalization;
using Petitions.Guard;
using Petitions.Offices;

namespace Petitions.Benchmarks;

/// <summary>
/// Everybody of a directory of 100,000 who stands in a letter of 10,000 characters, under every name and with every post: while the
/// clerk opens it. Limits: 10 ms a letter, and 10 s for the index, which is made once after each change of the office.
/// </summary>
internal static class NamesInText
{
    private const int People = 100_000, Characters = 10_000, Letters = 200, LimitMilliseconds = 10, LimitSeconds = 10;
    private const string Surnames = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧";
    private const string Given = "伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂香建国华玉梅志红文辉鹏飞春";

    public static Task<bool> RunAsync()
    {
        var random = new Random(20260922);
        var office = Office(random);
        var clock = Stopwatch.StartNew();
        var index = new NameIndex(office);
        var built = clock.Elapsed.TotalSeconds;
        var letters = Enumerable.Range(0, Letters).Select(_ => Letter(random, office.People)).ToList();
        var (hits, times) = (0L, new List<double>());
        foreach (var (letter, named) in letters)
        {
            clock.Restart();
            var found = index.In(letter);
            times.Add(clock.Elapsed.TotalMilliseconds);
            hits += found.Count;
            if (!named.All(found.Select(hit => hit.PersonId).ToHashSet().Contains))
                throw new InvalidOperationException("somebody who stands in a letter was not found");
        }
        var median = times.Order().ElementAt(Letters / 2);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"names of {People:N0} people, {index.Patterns:N0} ways to write them, in a letter of {Characters:N0} characters: {median:0.00} ms (limit {LimitMilliseconds}), {hits / Letters} found in each; index in {built:0.0} s (limit {LimitSeconds}); {Machine.Load}"));
        return Task.FromResult(median < LimitMilliseconds && built < LimitSeconds);
    }

    private static OfficeSnapshot Office(Random random)
    {
        var from = new DateOnly(2020, 1, 1);
        var units = Enumerable.Range(0, 2_000).Select(i => new Unit { Id = $"u{i}", Name = $"第{i}分局", EnglishName = $"u{i}", Kind = UnitKind.Department, From = from }).ToList();
        var people = Enumerable.Range(0, People).Select(i => new Person { Id = $"p{i}", Name = Name(random), LatinName = $"p{i}" }).ToList();
        return new OfficeSnapshot
        {
            Units = units,
            People = people,
            Names = [.. people.Where((_, i) => i % 10 == 0).Select(p => new PersonName { PersonId = p.Id, Name = Name(random), Kind = PersonNameKind.Former })],
            Posts = [.. people.Select((p, i) => new Post { PersonId = p.Id, UnitId = units[i % units.Count].Id, Kind = i < units.Count ? PostKind.Head : PostKind.Member, Title = i < units.Count ? "局长" : "科员", From = from })],
        };
    }

    private static (string Text, List<string> Named) Letter(Random random, IReadOnlyList<Person> people)
    {
        var text = new System.Text.StringBuilder();
        var named = new List<string>();
        while (text.Length < Characters)
        {
            text.Append("我家门前的路灯坏了三个月，多次反映没有人来修，请有关部门依法处理。");
            if (random.Next(20) != 0)
                continue;
            var person = people[random.Next(people.Count)];
            text.Append(person.Name);
            named.Add(person.Id);
        }
        return (text.ToString(), named);
    }

    private static string Name(Random random) => $"{Surnames[random.Next(Surnames.Length)]}{Given[random.Next(Given.Length)]}{Given[random.Next(Given.Length)]}";
}
