namespace HybHanas.Reports;

/// <summary>What matters: the effect of each gene on each objective.</summary>
internal static class GeneSection
{
    private const string Method = "By ordinary least squares over the evaluations that did not fail, every gene adding its own part: a gene of ordered values acts in proportion to its level "
        + "(the change is from the lowest to the highest seen), one of names by a step for each (the two farthest apart are shown). Intervals of 95 % from HC3 standard errors, wider for genes of names by the number "
        + "of pairs that the shown one was picked from. Share: of the variance, what no other gene explains. The search chose what it evaluated, so this says what goes with what in this archive.";

    /// <summary>The section.</summary>
    public static Markup Of(ReportModel report)
    {
        var section = new Markup();
        section.Add($"<section id=\"genes\"><h2>What matters</h2><p>{Method}</p>");
        if (report.Effects.Count == 0)
            section.Add($"<p class=\"notice\">Left out: {report.Missing ?? "not enough data"}</p>");
        section.Add($"<div class=\"plots\">");
        foreach (var of in report.Effects)
            section.Add($"<figure><h3>{Readable.Heading(of.Objective)}</h3>{Of(of)}</figure>");
        return section.Add($"</div></section>\n");
    }

    private static Markup Of(ObjectiveEffects of)
    {
        if (of.Effects is not { } effects)
            return Markup.Of($"<p class=\"notice\">Not enough data: fewer than 20 evaluations or than twice as many as coefficients, or nothing varies.</p>");
        var markup = new Markup();
        markup.Add($"{IntervalPlot.Of(of)}<figcaption>{effects.Data} evaluations; all genes together explain {Readable.Percent(effects.Explained)} of the variance. Grey: the interval holds no effect at all.</figcaption>");
        markup.Add($"<details><summary>Numbers</summary>{Tables.Of($"Effects on {Readable.Heading(of.Objective)} in {of.Scale}", ["gene", "from", "to", "change", "95 % interval", "share"], effects.Effects.Select(effect => (IReadOnlyList<string>)[effect.Gene, effect.From, effect.To, Signed(effect.Change), $"{Signed(effect.Low)} to {Signed(effect.High)}", Readable.Percent(effect.Share)]))}</details>");
        if (!effects.Unknown.IsEmpty)
            markup.Add($"<p class=\"fine\">Not enough data on {string.Join(", ", effects.Unknown)}: fewer than two values were seen three times.</p>");
        return effects.Interactions.IsEmpty
            ? markup.Add($"<p class=\"fine\">No pair of genes shows more than the sum of both (Tukey's one degree of freedom for each pair, p times the number of pairs below 0.05).</p>")
            : markup.Add($"<p>Pairs that interact (Tukey's one degree of freedom, p times the number of pairs): {string.Join("; ", effects.Interactions.Take(6).Select(pair => $"{pair.First} with {pair.Second}, p {(pair.P < 0.001 ? "" : "= ")}{Readable.P(pair.P)}"))}{(effects.Interactions.Length > 6 ? $"; and {effects.Interactions.Length - 6} more" : "")}.</p>");
    }

    private static string Signed(double value) => value > 0 ? "+" + Readable.Short(value) : Readable.Short(value);
}
