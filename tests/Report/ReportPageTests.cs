using Microsoft.Playwright;

namespace HybHanas.Report.Tests;

/// <summary>The page in a browser. No test may leave a complaint of the browser behind: see <see cref="OpenReport"/>.</summary>
public sealed class ReportPageTests(BrowserFixture browser)
{
    private const string First = "svg.scatter >> nth=0";

    [Fact]
    public async Task Hostile_names_are_text()
    {
        await using var report = await browser.OpenAsync(browser.Hostile);
        await report.Page.ClickAsync("#summary summary");
        var text = await report.Page.InnerTextAsync("#summary");
        Assert.Contains(SampleRuns.Hostile, text, StringComparison.Ordinal);
        Assert.Contains(SampleRuns.Hostile, await report.Page.InnerTextAsync("header"), StringComparison.Ordinal);
        Assert.Contains("<img src=x", await report.Page.TitleAsync(), StringComparison.Ordinal);
        Assert.Equal(0, await report.Page.Locator("img").CountAsync());
        Assert.Equal(2, await report.Page.Locator("script").CountAsync());
    }

    [Fact]
    public async Task Pointing_shows_the_network_in_every_view()
    {
        await using var report = await browser.OpenAsync(browser.Hostile);
        await report.Page.Locator(First).ScrollIntoViewIfNeededAsync();
        await report.Page.Locator($"{First} >> circle.front >> nth=0").HoverAsync(new LocatorHoverOptions { Force = true });
        Assert.Contains("accuracy", await report.Page.InnerTextAsync("#tooltip"), StringComparison.Ordinal);
        foreach (var view in await report.Page.Locator("svg.scatter, svg.spatial").AllAsync())
            Assert.Equal("visible", await view.Locator(".ring").GetAttributeAsync("visibility"));
        Assert.StartsWith("M", await report.Page.Locator("svg.parallel .ring").GetAttributeAsync("d"), StringComparison.Ordinal);
        await report.Page.Mouse.MoveAsync(2, 2);
        Assert.True(await report.Page.Locator("#tooltip").IsHiddenAsync());
    }

    [Fact]
    public async Task Brushing_marks_the_other_views_and_the_table()
    {
        await using var report = await browser.OpenAsync(browser.Hostile);
        await Brush(report.Page);
        Assert.Matches("^24 selected, [1-9][0-9]* of them on the front", await report.Page.InnerTextAsync("#selection"));
        foreach (var view in await report.Page.Locator("svg.scatter, svg.spatial, svg.parallel").AllAsync())
            Assert.StartsWith("M", await view.Locator(".chosen").GetAttributeAsync("d"), StringComparison.Ordinal);
        await report.Page.SelectOptionAsync("#only", "selected");
        Assert.Equal(24, await report.Page.Locator("#all-table tbody tr.chosen").CountAsync());
        await report.Page.ClickAsync("#selection button");
        Assert.Equal(0, await report.Page.Locator("#all-table tbody tr").CountAsync());
    }

    [Fact]
    public async Task The_table_sorts_and_filters()
    {
        await using var report = await browser.OpenAsync(browser.Hostile);
        await report.Page.ClickAsync("#all-table th:nth-child(3) button");
        var down = await Column(report.Page, 3);
        Assert.Equal(down.OrderByDescending(Percent), down);
        await report.Page.ClickAsync("#all-table th:nth-child(3) button");
        Assert.Equal("ascending", await report.Page.GetAttributeAsync("#all-table th:nth-child(3)", "aria-sort"));
        Assert.Equal(down.OrderBy(Percent), await Column(report.Page, 3));
        await report.Page.FillAsync("#filter", "CZ 2q");
        foreach (var words in await Column(report.Page, 2))
            Assert.Matches("2q.*CZ", words);
        await report.Page.FillAsync("#filter", "no such words");
        Assert.Contains("0 of 24", await report.Page.InnerTextAsync("#controls"), StringComparison.Ordinal);

        static double Percent(string cell) => double.Parse(cell.TrimEnd('%', ' '), System.Globalization.CultureInfo.InvariantCulture);
    }

    [Fact]
    public async Task The_box_turns_by_mouse_and_keys()
    {
        await using var report = await browser.OpenAsync(browser.Hostile);
        var box = report.Page.Locator("svg.spatial");
        await box.ScrollIntoViewIfNeededAsync();
        var before = await box.GetAttributeAsync("data-view");
        var place = (await box.BoundingBoxAsync())!;
        await report.Page.Mouse.MoveAsync(place.X + place.Width / 2, place.Y + place.Height / 2);
        await report.Page.Mouse.DownAsync();
        await report.Page.Mouse.MoveAsync(place.X + place.Width / 2 + 60, place.Y + place.Height / 2 + 10, new MouseMoveOptions { Steps = 4 });
        await report.Page.Mouse.UpAsync();
        await Expect(box).Not.ToHaveAttributeAsync("data-view", before!);
        var between = await box.GetAttributeAsync("data-view");
        await box.FocusAsync();
        await report.Page.Keyboard.PressAsync("ArrowLeft");
        await Expect(box).Not.ToHaveAttributeAsync("data-view", between!);
    }

    [Fact]
    public async Task The_box_turns_by_touch()
    {
        await using var report = await browser.OpenAsync(browser.Hostile, Phone());
        var box = report.Page.Locator("svg.spatial");
        await box.ScrollIntoViewIfNeededAsync();
        var before = await box.GetAttributeAsync("data-view");
        var place = (await box.BoundingBoxAsync())!;
        await using var devices = new TouchScreen(await report.Page.Context.NewCDPSessionAsync(report.Page));
        await devices.SwipeAsync(place.X + 100, place.Y + 100, place.X + 180, place.Y + 110);
        await Expect(box).Not.ToHaveAttributeAsync("data-view", before!);
    }

    [Fact]
    public async Task The_keyboard_walks_opens_and_comes_back()
    {
        await using var report = await browser.OpenAsync(browser.Hostile);
        await report.Page.Locator(First).FocusAsync();
        await report.Page.Keyboard.PressAsync("ArrowRight");
        var first = await report.Page.InnerTextAsync("#tooltip");
        await report.Page.Keyboard.PressAsync("ArrowRight");
        Assert.NotEqual(first, await report.Page.InnerTextAsync("#tooltip"));
        await report.Page.Keyboard.PressAsync("Enter");
        Assert.True(await report.Page.Locator("dialog[open]").IsVisibleAsync());
        Assert.Equal(2, await report.Page.Locator("dialog svg.circuit").CountAsync());
        Assert.Equal(1, await report.Page.Locator("dialog svg.device").CountAsync());
        Assert.Contains("hybhanas train", await report.Page.InnerTextAsync("dialog pre"), StringComparison.Ordinal);
        await report.Page.Keyboard.PressAsync("Escape");
        Assert.Equal(0, await report.Page.Locator("dialog[open]").CountAsync());
        Assert.Equal("svg", await report.Page.EvaluateAsync<string>("document.activeElement.tagName"));
    }

    [Fact]
    public async Task Rows_open_their_networks()
    {
        await using var report = await browser.OpenAsync(browser.Hostile);
        foreach (var row in new[] { "#front-table tbody tr >> nth=0", "#all-table tbody tr:not(.member) >> nth=0" })
        {
            await report.Page.ClickAsync(row);
            Assert.True(await report.Page.Locator("dialog svg.bars").IsVisibleAsync());
            await report.Page.ClickAsync("dialog button.close");
        }
    }

    [Fact]
    public async Task Without_script_the_static_parts_are_there()
    {
        await using var report = await browser.OpenAsync(browser.Hostile, new BrowserNewContextOptions { JavaScriptEnabled = false });
        Assert.Equal(24, await report.Page.Locator("#all-table tbody tr").CountAsync());
        Assert.True(await report.Page.Locator(First).IsVisibleAsync());
        Assert.False(await report.Page.Locator("#controls").IsVisibleAsync());
        await report.Page.ClickAsync("details.network summary >> nth=0");
        Assert.True(await report.Page.Locator("details.network svg.circuit >> nth=0").IsVisibleAsync());
    }

    [Fact]
    public async Task A_phone_shows_it_without_scrolling_sideways()
    {
        await using var report = await browser.OpenAsync(browser.Hostile, Phone());
        await report.Page.EvaluateAsync("document.querySelectorAll('details').forEach(part => { part.open = true; })");
        Assert.True(await report.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"));
    }

    [Fact]
    public async Task It_prints()
    {
        await using var report = await browser.OpenAsync(browser.Hostile);
        var paper = await report.Page.PdfAsync(new PagePdfOptions { Format = "A4", PrintBackground = true });
        Assert.Equal("%PDF"u8.ToArray(), paper[..4]);
        Assert.True(paper.Length > 20_000, $"{paper.Length} bytes");
        await report.Page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });
        Assert.False(await report.Page.Locator("#controls").IsVisibleAsync());
    }

    [Fact]
    public async Task Five_thousand_evaluations_open()
    {
        Assert.SkipWhen(browser.Large.Length == 0, "there is no Chromium on this machine; install it, or name it in HYBHANAS_CHROMIUM");
        Assert.True(new FileInfo(browser.Large).Length < 2_000_000, $"{new FileInfo(browser.Large).Length} bytes");
        await using var report = await browser.OpenAsync(browser.Large);
        Assert.Contains("5000 of 5000", await report.Page.InnerTextAsync("#controls"), StringComparison.Ordinal);
        await Brush(report.Page);
        Assert.Contains("selected", await report.Page.InnerTextAsync("#selection"), StringComparison.Ordinal);
        await report.Page.ClickAsync("#pages button:nth-child(2)");
        Assert.Contains("page 2 of 100", await report.Page.InnerTextAsync("#pages"), StringComparison.Ordinal);
        await report.Page.SelectOptionAsync("#only", "failed");
        Assert.Contains("failed: made up", await report.Page.InnerTextAsync("#all-table"), StringComparison.Ordinal);
    }

    private static BrowserNewContextOptions Phone() => new()
    {
        ViewportSize = new ViewportSize { Width = 375, Height = 720 },
        HasTouch = true,
        IsMobile = true,
        DeviceScaleFactor = 2,
    };

    private static ILocatorAssertions Expect(ILocator locator) => Assertions.Expect(locator);

    private static async Task<IReadOnlyList<string>> Column(IPage page, int column) =>
        await page.Locator($"#all-table tbody td:nth-child({column})").AllInnerTextsAsync();

    /// <summary>Over the whole of the first plot.</summary>
    private static async Task Brush(IPage page)
    {
        await page.Locator(First).ScrollIntoViewIfNeededAsync();
        var box = (await page.Locator(First).BoundingBoxAsync())!;
        await page.Mouse.MoveAsync(box.X + 4, box.Y + 4);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(box.X + box.Width - 4, box.Y + box.Height - 4, new MouseMoveOptions { Steps = 5 });
        await page.Mouse.UpAsync();
    }
}
