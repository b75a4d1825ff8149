using System.Globalization;

namespace HybHanas.Analyzers;

/// <summary>HH0005: longer than the backend's qubits keep their state.</summary>
internal sealed class CoherenceRule : ICircuitRule
{
    /// <inheritdoc/>
    public void Check(CircuitFacts facts, Report report)
    {
        if (facts.Microseconds is not { } time || facts.Budget.Backend is not { } backend)
            return;
        var (limit, name) = backend.T1 <= backend.T2 ? (backend.T1, "T1") : (backend.T2, "T2");
        if (time > limit * 1e6)
            report.Tell("HH0005", facts.Value.Origin, [Text(time), backend.Name, name, Text(limit * 1e6)]);
    }

    private static string Text(double microseconds) => microseconds.ToString("0.##", CultureInfo.InvariantCulture);
}
