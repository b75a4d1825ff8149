using HybHanas.Core.Circuits;
using CoreSeverity = HybHanas.Core.Circuits.FindingSeverity;

namespace HybHanas;

public sealed partial class Circuit
{
    /// <summary>Everything that is wrong or too large in the circuit, by the rules of docs/analyzers: what is about the whole circuit, then by operation.</summary>
    /// <param name="limits">How large it may be; null sets no limit.</param>
    /// <exception cref="HybHanasException">A limit is outside its range ("out-of-range"), or the backend is unknown ("unknown-name").</exception>
    public IReadOnlyList<CircuitFinding> Check(CircuitLimits? limits = null) =>
        [.. CircuitCheck.check((limits ?? new CircuitLimits()).ToCore(), Core).Select(finding => new CircuitFinding(
            finding.Rule.Id, finding.Rule.Severity == CoreSeverity.Info ? FindingSeverity.Info : FindingSeverity.Warning,
            finding.Rule.Category, finding.Rule.Title, finding.Operation.OrNull(), finding.Message))];
}
