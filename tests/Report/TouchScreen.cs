using Microsoft.Playwright;

namespace HybHanas.Report.Tests;

/// <summary>One finger on the screen.</summary>
internal sealed class TouchScreen(ICDPSession session) : IAsyncDisposable
{
    private const int Steps = 4;

    /// <summary>Puts it down, moves it and lifts it.</summary>
    public async Task SwipeAsync(double x, double y, double toX, double toY)
    {
        await Send("touchStart", [Point(x, y)]);
        for (var i = 1; i <= Steps; i++)
            await Send("touchMove", [Point(x + (toX - x) * i / Steps, y + (toY - y) * i / Steps)]);
        await Send("touchEnd", []);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await session.DetachAsync();

    private static Dictionary<string, object> Point(double x, double y) => new() { ["x"] = x, ["y"] = y };

    private Task Send(string kind, Dictionary<string, object>[] points) => session.SendAsync(
        "Input.dispatchTouchEvent", new Dictionary<string, object> { ["type"] = kind, ["touchPoints"] = points });
}
