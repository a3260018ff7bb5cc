namespace Petitions.EndToEndTests.Hosting;

/// <summary>One desk of the reception, worked by keyboard alone.</summary>
public sealed class ReceptionDesk(Person person)
{
    public const string Triage = "[name='accused.state']";
    public const string Interview = "[name=statement]";
    public const string Decision = "[name=answer]";
    public const string Information = "[name=route]";
    public const string Queue = "#queue";

    public Person Person => person;

    public Keyboard Keys { get; } = new(person.Page);

    /// <summary>The sheet for the next one is there at once, and the cursor stands in the name.</summary>
    public async Task SheetAsync()
    {
        if (!person.Page.Url.EndsWith("/reception", StringComparison.Ordinal))
            await person.OpenAsync("/reception");
        await person.Page.Locator("[name='petitioner.name']:focus").WaitForAsync();
    }

    /// <summary>Name and matter, and whatever else this visitor needs.</summary>
    public async Task FillAsync(Arrival arrival)
    {
        await Keys.TypeAsync("petitioner.name", arrival.Name);
        if (arrival.IdNumber is { } id)
        {
            await Keys.TypeAsync("petitioner.idNumber", id);
            await Keys.ReachAsync("[name=title]");
            await person.Page.Locator("#known h3").WaitForAsync();
            (await person.Page.Locator("#known").InnerTextAsync()).ShouldContain(arrival.KnownAs);
        }
        await Keys.TypeAsync("title", arrival.Title);
        if (arrival.SealedRoom)
            await Keys.ChooseAsync("greeting", "sealedRoom");
        if (arrival.Representatives.Count > 0)
            await GroupAsync(arrival);
    }

    public Task TicketAsync() => Keys.SendAsync("Control+s", ".said");

    public Task SitDownAsync() => Keys.SendAsync("Control+Shift+S", Triage);

    /// <summary>Calls whoever has waited longest.</summary>
    public async Task CallNextAsync()
    {
        await SheetAsync();
        await Keys.SendAsync("Alt+j", Triage);
    }

    public async Task TriageAsync()
    {
        await Keys.ChooseAsync("class", "claim");
        await Keys.SendAsync("Control+s", Interview);
    }

    public async Task HearAsync(string statement, Func<Task>? sign = null)
    {
        await Keys.ChooseAsync("listened", "true");
        await Keys.TypeAsync("statement", statement);
        await FinishTalkAsync(sign);
    }

    /// <summary>Requirements three to seven.</summary>
    /// <param name="sign">What the visitor does where he signs on the tablet; else he signs on paper.</param>
    public async Task FinishTalkAsync(Func<Task>? sign = null)
    {
        await Keys.TypeAsync("questions[0].asked", "几天了？");
        await Keys.TypeAsync("questions[0].answered", "三天。");
        await Keys.ReachAsync("[data-now=truthToldAt]");
        await Keys.PressAsync("Enter");
        await Keys.ReachAsync("[data-now=readBackAt]");
        await Keys.PressAsync("Enter");
        await Keys.ChooseAsync("confirmation", sign is null ? "signedOnPaper" : "signedOnTablet");
        if (sign is not null)
            await sign();
        await Keys.ChooseAsync("material", "none");
        await Keys.TypeAsync("policyTold", "由城市管理局协调，十五日内告知。");
        await Keys.SendAsync("Control+s", Decision);
    }

    public async Task AnswerAsync(string answer)
    {
        await Keys.TypeAsync("answer", answer);
        await Keys.TypeAsync("basis", "《城市供水条例》");
        await Keys.SendAsync("Control+s", Information);
        await InformAsync("当场答复");
    }

    /// <summary>交办: another form than the first, opened by its key, and sent, not the first.</summary>
    public async Task AssignAsync(string reason, DateOnly reportDueOn)
    {
        await OpenFormAsync("assigned");
        await Keys.ChooseAsync("method", "refer");
        await Keys.ReachAsync("[name='target.unit']");
        for (var presses = 0; await UnitAsync() != "urban"; presses++)
        {
            presses.ShouldBeLessThan(20);
            await Keys.PressAsync("ArrowDown");
        }
        await Keys.TypeAsync("reason", reason);
        await Keys.ReachAsync("[name=reportDueOn]");
        await person.Page.Keyboard.TypeAsync(reportDueOn.ToString("MMddyyyy", System.Globalization.CultureInfo.InvariantCulture));
        await Keys.SendAsync("Control+s", Information);
        await InformAsync("转江湾区城市管理局办理");
    }

    public async Task InformAsync(string route)
    {
        await Keys.ChooseAsync("form", "written");
        await Keys.TypeAsync("route", route);
        await Keys.TypeAsync("procedure", "如有异议可再来访");
        await Keys.SendAsync("Control+s", Queue);
    }

    private async Task OpenFormAsync(string outcome)
    {
        var key = await person.Page.Locator($"details.outcome:has([name=outcome][value={outcome}]) > summary").GetAttributeAsync("data-key");
        await Keys.PressAsync(key!);
    }

    private async Task GroupAsync(Arrival arrival)
    {
        await Keys.ReachAsync("[name=headcount]");
        await Keys.PressAsync("Control+a");
        await person.Page.Keyboard.InsertTextAsync(arrival.Headcount.ToString(System.Globalization.CultureInfo.InvariantCulture));
        await Keys.ReachAsync("form.sheet details.more > summary");
        await Keys.PressAsync("Enter");
        for (var i = 0; i < arrival.Representatives.Count; i++)
        {
            if (i > 0 && await person.Page.Locator($"[name='representatives[{i}].name']").CountAsync() == 0)
            {
                await Keys.ReachAsync("form.sheet .add-row");
                await Keys.PressAsync("Enter");
            }
            await Keys.TypeAsync($"representatives[{i}].name", arrival.Representatives[i]);
        }
    }

    private Task<string> UnitAsync() => person.Page.EvaluateAsync<string>("() => document.activeElement.value");
}

/// <summary>Who comes to the door, and what is known of him there.</summary>
public sealed record Arrival(string Name, string Title)
{
    /// <summary>Typed only where the desk looks him up by it.</summary>
    public string? IdNumber { get; init; }

    /// <summary>What the desk must then be shown.</summary>
    public string KnownAs { get; init; } = "";
    public int Headcount { get; init; } = 1;
    public IReadOnlyList<string> Representatives { get; init; } = [];
    public bool SealedRoom { get; init; }
}
