namespace HybHanas.Reports;

/// <summary>Effects with their intervals, one below the other, around no effect at all.</summary>
internal static class IntervalPlot
{
    private const double Width = 560;
    private const double Line = 24;
    private const double Left = 250;

    /// <summary>The effects of genes on an objective.</summary>
    public static Markup Of(ObjectiveEffects of)
    {
        var effects = of.Effects!.Effects;
        var shown = effects.ToList();
        var axis = Axis.Over(of.Scale, false, shown.SelectMany(effect => new[] { effect.Low, effect.High }).Append(0), Readable.Short);
        var height = 34 + Line * shown.Count + 26;
        var svg = new Markup();
        svg.Add($"<svg class=\"plot intervals\" viewBox=\"0 0 {Width} {height}\" role=\"img\"><title>Effects of genes on {Readable.Heading(of.Objective)}; the table says the same in numbers.</title><g class=\"grid\">");
        foreach (var tick in axis.Ticks())
            svg.Add($"<path d=\"M{At(tick)} 10V{height - 34}\"/><text x=\"{At(tick)}\" y=\"{height - 18}\" text-anchor=\"middle\">{Readable.Short(tick)}</text>");
        svg.Add($"<path class=\"edge\" d=\"M{At(0)} 6V{height - 34}\"/><text class=\"title\" x=\"{(Left + Width) / 2}\" y=\"{height - 3}\" text-anchor=\"middle\">change in {of.Scale}</text></g>");
        foreach (var (i, effect) in shown.Index())
        {
            var y = 22 + Line * i;
            svg.Add($"<g class=\"{(effect.IsClear ? "clear" : "unclear")}\"><text x=\"{Left - 14}\" y=\"{y + 4}\" text-anchor=\"end\"><tspan class=\"gene\">{effect.Gene}</tspan> {effect.From} to {effect.To}</text>");
            svg.Add($"<path d=\"M{At(effect.Low)} {y}H{At(effect.High)}M{At(effect.Low)} {y - 4}v8M{At(effect.High)} {y - 4}v8\"/><circle cx=\"{At(effect.Change)}\" cy=\"{y}\" r=\"4\"/></g>");
        }

        return svg.Add($"</svg>");

        double At(double value) => Left + axis.Share(value) * (Width - 20 - Left);
    }
}
