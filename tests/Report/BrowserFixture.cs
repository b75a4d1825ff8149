using HybHanas.Report.Tests;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(BrowserFixture))]

namespace HybHanas.Report.Tests;

/// <summary>One Chromium for all tests, and the reports that they look at. Without a Chromium on the machine the tests are skipped.</summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("hybhanas-report-").FullName;
    private IPlaywright? playwright;
    private IBrowser? browser;

    /// <summary>The report of a real run with hostile names.</summary>
    public string Hostile { get; private set; } = "";

    /// <summary>The report of 5,000 evaluations.</summary>
    public string Large { get; private set; } = "";

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        if (Executable() is not { } executable)
            return;
        Hostile = await SampleRuns.HostileAsync(folder);
        Large = await SampleRuns.LargeAsync(folder, 5000);
        if (Environment.GetEnvironmentVariable("HYBHANAS_SCREENSHOTS") is { Length: > 0 } pictures)
        {
            File.Copy(Hostile, Path.Combine(pictures, "hostile.html"), overwrite: true);
            File.Copy(Large, Path.Combine(pictures, "large.html"), overwrite: true);
        }

        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = executable,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        });
    }

    /// <summary>Opens a report in a window of its own.</summary>
    public async Task<OpenReport> OpenAsync(string report, BrowserNewContextOptions? options = null)
    {
        Assert.SkipWhen(browser is null, "there is no Chromium on this machine; install it, or name it in HYBHANAS_CHROMIUM");
        var context = await browser.NewContextAsync(options ?? new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = 1280, Height = 900 } });
        return await OpenReport.OfAsync(context, report);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();
        playwright?.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private static string? Executable()
    {
        if (Environment.GetEnvironmentVariable("HYBHANAS_CHROMIUM") is { Length: > 0 } chosen)
            return chosen;
        string[] names = ["chromium", "chromium-browser", "google-chrome"];
        return (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .SelectMany(_ => names, Path.Combine).FirstOrDefault(File.Exists);
    }
}

/// <summary>A report in a browser, with everything that it complained of or asked for.</summary>
public sealed class OpenReport : IAsyncDisposable
{
    private readonly IBrowserContext context;
    private readonly List<string> complaints = [];

    private OpenReport(IBrowserContext context, IPage page) => (this.context, Page) = (context, page);

    /// <summary>The page.</summary>
    public IPage Page { get; }

    /// <summary>Opens a file.</summary>
    public static async Task<OpenReport> OfAsync(IBrowserContext context, string file)
    {
        var open = new OpenReport(context, await context.NewPageAsync());
        var address = new Uri(file).AbsoluteUri;
        open.Page.Console += (_, message) => { if (message.Type is "error" or "warning") open.complaints.Add(message.Text); };
        open.Page.PageError += (_, error) => open.complaints.Add(error);
        open.Page.Dialog += async (_, dialog) =>
        {
            open.complaints.Add("dialog: " + dialog.Message);
            await dialog.DismissAsync();
        };
        open.Page.Request += (_, request) => { if (request.Url != address) open.complaints.Add("request: " + request.Url); };
        await open.Page.GotoAsync(address);
        return open;
    }

    /// <summary>The window closes; whatever was complained of fails the test.</summary>
    public async ValueTask DisposeAsync()
    {
        await context.DisposeAsync();
        Assert.Empty(complaints);
    }
}
