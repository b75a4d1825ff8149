namespace HybHanas.Analyzers;

/// <summary>HH0016: a search space without a legal network. HH0017: one that exceeds the budget.</summary>
internal sealed class SearchSpaceRule : IOptionsRule
{
    private const int MostQubits = 20;
    private const int MostDepth = 64;
    private const int MostAmplitudeQubits = 5;

    /// <inheritdoc/>
    public void Check(OptionsValue options, Budget budget, FacadeTypes types, Report report)
    {
        if (options.Type.Name != types.SearchOptions.Name)
            return;
        var reason = Illegal(options, "Qubits", MostQubits) ?? Illegal(options, "Depth", MostDepth) ?? Empty(options, "Embeddings") ?? Empty(options, "Objectives");
        if (reason is { } found)
        {
            report.Tell("HH0016", found.Property is null ? options.Syntax : options.Place(found.Property), [found.Why]);
            return;
        }

        var qubits = Range(options, "Qubits");
        if (qubits is { Low: > MostAmplitudeQubits } && options.Values.TryGetValue("Embeddings", out var names) && names.Value is string[] { Length: > 0 } all
            && all.All(name => name == "amplitude"))
        {
            report.Tell("HH0016", options.Place("Embeddings"), [$"amplitude embedding takes at most {MostAmplitudeQubits} qubits, the search begins at {qubits.Low}"]);
            return;
        }

        var high = options.Values.ContainsKey("Qubits") ? qubits?.High : null;
        if (high is { } most && budget.Qubits is { } limit && most > limit.Value)
            report.Tell("HH0017", options.Place("Qubits"), [most, limit.Value, limit.Source], SizeBudget.Raised(limit, "Qubits", most));
    }

    private static IntRangeValue? Range(OptionsValue options, string property) =>
        options.Values.TryGetValue(property, out var set) ? set.Value as IntRangeValue : null;

    private static (string? Property, string Why)? Illegal(OptionsValue options, string property, int most)
    {
        if (Range(options, property) is not { } range)
            return null;
        if (range.Low > range.High)
            return (property, $"the range {range.Low}..{range.High} of {property} is empty");
        return range.Low < 1 || range.High > most ? (property, $"{property} must be within 1..{most}") : null;
    }

    private static (string? Property, string Why)? Empty(OptionsValue options, string property) =>
        options.Values.TryGetValue(property, out var set) && set.Value is string[] { Length: 0 } ? (property, $"{property} has no choice") : null;
}
