using System.Globalization;

namespace HybHanas.Reports;

/// <summary>A rectangle with two axes, and places in it.</summary>
internal sealed record Frame(Axis X, Axis Y, double Width = 560, double Height = 380)
{
    public const double Left = 88;
    public const double Top = 22;
    private const int ManyDots = 1000;
    private const double Right = 18;
    private const double Bottom = 48;

    /// <summary>Width of what is inside.</summary>
    public double InnerWidth => Width - Left - Right;

    /// <summary>Height of what is inside.</summary>
    public double InnerHeight => Height - Top - Bottom;

    /// <summary>Place of a value of the horizontal axis; beyond an end on it.</summary>
    public double AtX(double value) => Left + Math.Clamp(X.Share(value), 0, 1) * InnerWidth;

    /// <summary>Place of a value of the vertical axis, which points upwards.</summary>
    public double AtY(double value) => Top + (1 - Math.Clamp(Y.Share(value), 0, 1)) * InnerHeight;

    /// <summary>The numbers that a script needs to find places: left, top, width, height, then of each axis its ends and whether it is logarithmic.</summary>
    public string Scales => string.Join(' ', new[]
    {
        Left, Top, InnerWidth, InnerHeight, X.Low, X.High, X.IsLogarithmic ? 1 : 0, Y.Low, Y.High, Y.IsLogarithmic ? 1 : 0,
    }.Select(number => number.ToString("R", CultureInfo.InvariantCulture)));

    /// <summary>Grid, ticks and titles.</summary>
    public Markup Grid()
    {
        var grid = new Markup();
        var (bottom, right) = (Top + InnerHeight, Left + InnerWidth);
        grid.Add($"<g class=\"grid\">");
        foreach (var tick in X.Ticks())
            grid.Add($"<path d=\"M{AtX(tick)} {Top}V{bottom}\"/><text x=\"{AtX(tick)}\" y=\"{bottom + 16}\" text-anchor=\"middle\">{X.Label(tick)}</text>");
        foreach (var tick in Y.Ticks())
            grid.Add($"<path d=\"M{Left} {AtY(tick)}H{right}\"/><text x=\"{Left - 7}\" y=\"{AtY(tick) + 4}\" text-anchor=\"end\">{Y.Label(tick)}</text>");
        grid.Add($"<path class=\"edge\" d=\"M{Left} {Top}V{bottom}H{right}\"/>");
        grid.Add($"<text class=\"title\" x=\"{Left + InnerWidth / 2}\" y=\"{Height - 8}\" text-anchor=\"middle\">{Title(X)}</text>");
        grid.Add($"<text class=\"title\" transform=\"translate(14 {Top + InnerHeight / 2}) rotate(-90)\" text-anchor=\"middle\">{Title(Y)}</text>");
        return grid.Add($"</g>");
    }

    private static string Title(Axis axis) => axis.IsLogarithmic ? axis.Title + " (log)" : axis.Title;

    /// <summary>A line through points in order.</summary>
    public static string Line(IEnumerable<(double X, double Y)> points) =>
        "M" + string.Join('L', points.Select(point => string.Create(CultureInfo.InvariantCulture, $"{point.X:0.#} {point.Y:0.#}")));

    /// <summary>Dots of round strokes, as one path; where there are thousands to whole units.</summary>
    public static string Dots(IEnumerable<(double X, double Y)> points)
    {
        var all = points.ToList();
        var digits = all.Count > ManyDots ? "0" : "0.#";
        return string.Concat(all.Select(point =>
            $"M{point.X.ToString(digits, CultureInfo.InvariantCulture)} {point.Y.ToString(digits, CultureInfo.InvariantCulture)}h0"));
    }
}
