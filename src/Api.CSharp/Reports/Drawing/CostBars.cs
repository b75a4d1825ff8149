namespace HybHanas.Reports;

/// <summary>The four steps of the cost model as bars, with their sum.</summary>
internal static class CostBars
{
    private const double Width = 560;
    private const double Left = 110;
    private const double Right = 470;

    /// <summary>The bars of a network, on a logarithmic scale as they span decades.</summary>
    public static Markup Of(Candidate candidate)
    {
        if (candidate.QuantumSeconds is not { } seconds)
            return new Markup();
        (string Name, double Seconds, string Kind)[] parts =
        [
            ("gate", seconds.Gate, "k0"), ("routing", seconds.Routing, "k1"), ("reliability", seconds.Reliability, "k2"),
            ("gradient", seconds.Gradient, "k3"), ("quantum total", seconds.Total, "k4"), ("classical", candidate.ClassicalSeconds ?? 0, "k5"),
        ];
        double[] shown = [.. parts.Select(part => part.Seconds).Where(value => value > 0)];
        var low = Math.Floor(Math.Log10(shown.DefaultIfEmpty(1).Min())) - 0.3;
        var high = Math.Log10(shown.DefaultIfEmpty(1).Max());
        var svg = new Markup();
        svg.Add($"<svg class=\"plot bars\" viewBox=\"0 0 {Width} {26 * parts.Length + 8}\" role=\"img\"><title>{string.Join(", ", parts.Select(part => $"{part.Name} {Readable.Seconds(part.Seconds)}"))}; bars on a logarithmic scale</title>");
        foreach (var (i, part) in parts.Index())
        {
            var width = part.Seconds > 0 ? Math.Max(2, (Math.Log10(part.Seconds) - low) / Math.Max(0.3, high - low) * (Right - Left)) : 0;
            svg.Add($"<text x=\"{Left - 8}\" y=\"{26 * i + 20}\" text-anchor=\"end\">{part.Name}</text><rect class=\"{part.Kind}\" x=\"{Left}\" y=\"{26 * i + 6}\" width=\"{width}\" height=\"19\" rx=\"2\"/><text x=\"{Left + width + 6}\" y=\"{26 * i + 20}\">{Readable.Seconds(part.Seconds)}</text>");
        }

        return svg.Add($"</svg>");
    }
}
