using System.Globalization;
using System.Text;

namespace HybHanas.Runs;

/// <summary>The front of a run as files: <c>front.json</c> and <c>front.csv</c>.</summary>
internal static class FrontFiles
{
    private static readonly string[] Columns =
    [
        "id", "genome", "accuracy", "gate_seconds", "routing_seconds", "reliability_seconds", "gradient_seconds",
        "quantum_seconds", "classical_seconds", "total_seconds", "parameters", "description", "lowest_quantum_seconds",
        "median_quantum_seconds", "highest_quantum_seconds", "usage_seconds", "circuits", "shots", "jobs", "energy_joules", "epochs",
    ];

    /// <summary>Objectives that have a column anyway.</summary>
    private static readonly string[] Shown = ["accuracy", "quantum-time", "classical-time", "total-time", "parameters", "energy"];

    /// <summary>Writes both files.</summary>
    public static void Write(RunFolder folder, IReadOnlyList<Candidate> front, IReadOnlyList<ObjectiveInfo> objectives)
    {
        folder.WriteJson("front.json", front.Select(candidate => candidate with { HostSeconds = null, Cached = false }));
        folder.WriteText("front.csv", Csv(front, objectives));
    }

    /// <summary>Comma-separated values with a header line; numbers with a dot, text in quotes where it needs them.</summary>
    public static string Csv(IReadOnlyList<Candidate> front, IReadOnlyList<ObjectiveInfo> objectives)
    {
        var further = objectives.Select(objective => objective.Name).Except(Shown).ToList();
        var text = new StringBuilder(string.Join(',', Columns.Concat(further.Select(name => name.Replace('-', '_'))))).Append('\n');
        foreach (var candidate in front)
            text.AppendJoin(',', Row(candidate).Concat(further.Select(name => (object?)candidate.Value(name))).Select(Field)).Append('\n');
        return text.ToString();
    }

    private static IEnumerable<object?> Row(Candidate c) =>
    [
        c.Id, c.Genome, c.Accuracy, c.QuantumSeconds?.Gate, c.QuantumSeconds?.Routing, c.QuantumSeconds?.Reliability,
        c.QuantumSeconds?.Gradient, c.QuantumSeconds?.Total, c.ClassicalSeconds, c.TotalSeconds, c.Parameters, c.Description,
        c.QuantumRange?.Lowest, c.QuantumRange?.Median, c.QuantumRange?.Highest, c.Billing?.UsageSeconds, c.Billing?.Circuits,
        c.Billing?.Executions, c.Billing?.Jobs, c.Energy?.TotalJoules, c.Epochs.Count,
    ];

    /// <summary>A value as a field.</summary>
    public static string Field(object? value)
    {
        var text = Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
        return text.AsSpan().IndexOfAny(",\"\n\r") < 0 ? text : $"\"{text.Replace("\"", "\"\"")}\"";
    }
}
