using System.Globalization;
using System.Text;

namespace HybHanas;

/// <summary>Analytical over scheduled gate times as SVG, both axes from 0 and with the same scale.</summary>
internal static class GateTimePlot
{
    private const int Side = 480;
    private const int Left = 70;
    private const int Top = 40;

    private static readonly string[] Colours = ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9"];

    public static string Draw(IReadOnlyList<GateTimeSummary> study)
    {
        var step = Step(study.SelectMany(backend => backend.Points).Max(point => point.AnalyticalSeconds) * 1e6);
        var most = step * Math.Ceiling(study.SelectMany(backend => backend.Points).Max(point => point.AnalyticalSeconds) * 1e6 / step);
        double Across(double seconds) => Left + (seconds * 1e6 / most * Side);
        double Up(double seconds) => Top + Side - (seconds * 1e6 / most * Side);
        var svg = new StringBuilder();
        void Add(FormattableString text) => svg.Append(text.ToString(CultureInfo.InvariantCulture)).Append('\n');

        Add($"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {Left + Side + 30} {Top + Side + 60}" font-family="sans-serif" font-size="12">""");
        Add($"""<rect width="100%" height="100%" fill="white"/>""");
        Add($"""<text x="{Left}" y="22" font-size="15">Gate time of random circuits: analytical over scheduled</text>""");
        for (var tick = 0.0; tick <= most * 1.0001; tick += step)
        {
            var (x, y) = (Across(tick * 1e-6), Up(tick * 1e-6));
            Add($"""<path d="M{x:F1} {Top}V{Top + Side}M{Left} {y:F1}H{Left + Side}" stroke="#e0e0e0"/>""");
            Add($"""<text x="{x:F1}" y="{Top + Side + 18}" text-anchor="middle">{tick:0.##}</text>""");
            Add($"""<text x="{Left - 8}" y="{y + 4:F1}" text-anchor="end">{tick:0.##}</text>""");
        }

        Add($"""<path d="M{Left} {Top + Side}L{Left + Side} {Top}" stroke="#808080" stroke-dasharray="5 4"/>""");
        Add($"""<text x="{Left + (Side / 2)}" y="{Top + Side + 42}" text-anchor="middle">scheduled, microseconds</text>""");
        Add($"""<text transform="translate(20 {Top + (Side / 2)}) rotate(-90)" text-anchor="middle">analytical, microseconds</text>""");
        foreach (var (index, backend) in study.Index())
        {
            var colour = Colours[index % Colours.Length];
            foreach (var point in backend.Points)
                Add($"""<circle cx="{Across(point.ScheduledSeconds):F1}" cy="{Up(point.AnalyticalSeconds):F1}" r="2.5" fill="{colour}" fill-opacity="0.6"/>""");
            var y = Top + Side - 20 - (18 * (study.Count - 1 - index));
            Add($"""<circle cx="{Left + Side - 250}" cy="{y - 4}" r="4" fill="{colour}"/>""");
            Add($"""<text x="{Left + Side - 240}" y="{y}">{Escaped(backend.Backend)}: median {backend.MedianRatio:F3}, worst {backend.WorstRatio:F3}</text>""");
        }

        Add($"</svg>");
        return svg.ToString();
    }

    /// <summary>1, 2 or 5 times a power of ten, for five to twelve ticks.</summary>
    private static double Step(double most)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(most / 5)));
        var rest = most / 5 / power;
        return power * (rest >= 5 ? 5 : rest >= 2 ? 2 : 1);
    }

    private static string Escaped(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");
}
