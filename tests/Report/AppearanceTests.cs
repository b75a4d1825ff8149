using Microsoft.Playwright;

namespace HybHanas.Report.Tests;

/// <summary>What eyes need: contrast in light and dark; and pictures to be looked at where HYBHANAS_SCREENSHOTS names a folder.</summary>
public sealed class AppearanceTests(BrowserFixture browser)
{
    /// <summary>The texts whose contrast with what is behind them is below what WCAG 2 asks for (AA: 4.5, large ones 3).</summary>
    private const string PoorContrast = """
        () => {
          const parse = text => text.match(/[\d.]+/g).map(Number);
          const light = ([r, g, b]) => [r, g, b].map(v => v / 255).map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
            .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
          const behind = element => {
            for (let at = element; at; at = at.parentElement) {
              const colour = parse(getComputedStyle(at).backgroundColor);
              if (colour.length < 4 || colour[3] > 0.5) return colour;
            }
            return [255, 255, 255];
          };
          const poor = [];
          for (const element of document.querySelectorAll('body *')) {
            if (![...element.childNodes].some(node => node.nodeType === 3 && node.textContent.trim())) continue;
            if (!element.checkVisibility() || element.closest('svg title')) continue;
            const style = getComputedStyle(element);
            const own = parse(element.closest('svg') ? style.fill : style.color);
            const [a, b] = [light(own), light(behind(element))].sort((x, y) => y - x);
            const ratio = (a + 0.05) / (b + 0.05);
            const isLarge = parseFloat(style.fontSize) >= 24 || (parseFloat(style.fontSize) >= 18.66 && style.fontWeight >= 700);
            if (ratio < (isLarge ? 3 : 4.5)) poor.push(element.tagName + '.' + element.getAttribute('class') + ' ' + ratio.toFixed(2) + ' ' + element.textContent.slice(0, 40));
          }
          return poor;
        }
        """;

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Text_is_readable(ColorScheme scheme)
    {
        await using var report = await browser.OpenAsync(browser.Hostile, new BrowserNewContextOptions { ColorScheme = scheme });
        await report.Page.EvaluateAsync("document.querySelectorAll('details').forEach(part => { part.open = true; })");
        Assert.Empty(await report.Page.EvaluateAsync<string[]>(PoorContrast));
    }

    [Fact]
    public async Task The_reader_chooses_light_or_dark()
    {
        await using var report = await browser.OpenAsync(browser.Hostile, new BrowserNewContextOptions { ColorScheme = ColorScheme.Light });
        var before = await Background(report.Page);
        await report.Page.ClickAsync("#theme");
        Assert.NotEqual(before, await Background(report.Page));
        Assert.Empty(await report.Page.EvaluateAsync<string[]>(PoorContrast));
    }

    [Theory]
    [InlineData("light", ColorScheme.Light, 1280)]
    [InlineData("dark", ColorScheme.Dark, 1280)]
    [InlineData("phone", ColorScheme.Light, 375)]
    public async Task Every_part_has_a_size(string name, ColorScheme scheme, int width)
    {
        await using var report = await browser.OpenAsync(
            browser.Hostile, new BrowserNewContextOptions { ColorScheme = scheme, ViewportSize = new ViewportSize { Width = width, Height = 900 } });
        await report.Page.Locator("details.network >> nth=0").EvaluateAsync("part => { part.open = true; }");
        foreach (var part in await report.Page.Locator("main > section").AllAsync())
        {
            Assert.True((await part.BoundingBoxAsync())!.Height > 60);
            if (Environment.GetEnvironmentVariable("HYBHANAS_SCREENSHOTS") is { Length: > 0 } folder)
                await part.ScreenshotAsync(new LocatorScreenshotOptions { Path = Path.Combine(folder, $"{name}-{await part.GetAttributeAsync("id")}.png") });
        }
    }

    private static Task<string> Background(IPage page) => page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor");
}
