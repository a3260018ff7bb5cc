using System.Globalization;
using Deque.AxeCore.Playwright;
using Petitions.EndToEndTests.Hosting;

namespace Petitions.EndToEndTests.Pages;

/// <summary>Every page, in either language, on a desk and on a tablet: nothing for axe to find, nothing cut off, no word missing.</summary>
public sealed class LookTests(BrowserOffice browser, SharedBusyOffice shared) : IClassFixture<SharedBusyOffice>
{
    private const string Look = """
        () => {
          const found = [];
          const page = document.documentElement;
          if (page.scrollWidth > page.clientWidth) found.push(`scrolls sideways: ${page.scrollWidth} > ${page.clientWidth}`);
          if (document.body.innerText.includes('⟦')) found.push(`words missing: ${document.body.innerText.match(/⟦[^⟧]*⟧/g)}`);
          for (const e of document.querySelectorAll('button, .btn, label, th, td, dt, dd, h1, h2, h3, summary, .mark, .due')) {
            if (!e.checkVisibility() || e.closest('.visually-hidden, svg, .scroll, dialog')) continue;
            if (e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).display !== 'inline') found.push(`cut off: <${e.tagName.toLowerCase()}> ${e.textContent.trim().slice(0, 40)}`);
            const box = e.getBoundingClientRect();
            if (box.right > innerWidth + 1) found.push(`beyond the edge: ${e.textContent.trim().slice(0, 40)}`);
          }
          const buttons = [...document.querySelectorAll('main button, main .btn')].filter(e => e.checkVisibility()).map(e => [e, e.getBoundingClientRect()]);
          for (const [i, [a, x]] of buttons.entries())
            for (const [b, y] of buttons.slice(i + 1))
              if (x.left < y.right - 1 && y.left < x.right - 1 && x.top < y.bottom - 1 && y.top < x.bottom - 1 && !a.closest('.sticky') && !b.closest('.sticky'))
                found.push(`overlap: ${a.textContent.trim()} / ${b.textContent.trim()}`);
          return found;
        }
        """;

    [Theory]
    [InlineData("zh-CN", 1440)]
    [InlineData("zh-CN", 820)]
    [InlineData("en", 1440)]
    [InlineData("en", 820)]
    public async Task Pages_OfABusyOffice_AreWholeAndAccessible(string language, int width)
    {
        await browser.BrowserAsync();
        var office = await shared.OpenAsync();
        var found = new List<string>();
        var pages = LookedAt.AllOf(office);
        var unseen = pages.Select(p => p.Route).ToHashSet();
        foreach (var person in pages.GroupBy(p => p.Account))
        {
            await using var screen = await Person.SignInAsync(browser, office.Host, person.Key, language, width);
            foreach (var (route, _, name, path, isTried) in person)
            {
                if (isTried && unseen.Contains(route) is false)
                    continue;
                var status = (await screen.OpenAsync(path)).Status;
                if (isTried && status == 404)
                    continue;
                status.ShouldBe(name == "missing" ? 404 : 200, path);
                unseen.Remove(route);
                await screen.PictureAsync(string.Create(CultureInfo.InvariantCulture, $"{name}-{language}-{width}"));
                found.AddRange((await screen.Page.EvaluateAsync<string[]>(Look)).Select(f => $"{name}: {f}"));
                // What axe looks at is the same at both widths; once per language is enough.
                var violations = (language == "en") == (width == 820) ? (await screen.Page.RunAxe()).Violations : [];
                found.AddRange(violations.Select(v => $"{name}: axe {v.Id}: {v.Help}: {v.Nodes[0].Html}"));
            }
            if (person.Key == "clerk")
                found.AddRange((await LookAtBulkAsync(screen, string.Create(CultureInfo.InvariantCulture, $"bulk-{language}-{width}"))).Select(f => $"bulk: {f}"));
            found.AddRange(screen.Complaints.Where(c => !c.Contains("404", StringComparison.Ordinal)).Select(c => $"{person.Key}: the browser says {c}"));
            found.AddRange(screen.Strangers.Select(s => $"{person.Key}: asks {s}"));
        }
        unseen.ShouldBeEmpty("pages that none of those who tried them may open");
        string.Join(Environment.NewLine, found.Distinct()).ShouldBeEmpty();
    }

    /// <summary>The one page that is there only after a form.</summary>
    private static async Task<IReadOnlyList<string>> LookAtBulkAsync(Person clerk, string name)
    {
        await clerk.OpenAsync("/tasks");
        await clerk.Page.CheckAsync("[data-select-all]");
        await clerk.Page.ClickAsync("#bulk [value=Claim]");
        await clerk.Page.Locator("[data-save]").WaitForAsync();
        await clerk.PictureAsync(name);
        return [.. await clerk.Page.EvaluateAsync<string[]>(Look), .. (await clerk.Page.RunAxe()).Violations.Select(v => $"axe {v.Id}: {v.Help}: {v.Nodes[0].Html}")];
    }
}
