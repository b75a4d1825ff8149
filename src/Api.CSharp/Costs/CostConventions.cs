using HybHanas.Core.Costing;

namespace HybHanas;

/// <summary>The facade's cost choices as the core's.</summary>
internal static class CostConventions
{
    public static CostForms ToCore(GateTimeConvention gateTime, DecoherenceConvention decoherence) => new(
        gateTime == GateTimeConvention.Scheduled ? GateTime.Scheduled : GateTime.Analytical,
        decoherence == DecoherenceConvention.PerQubitIdle ? Decoherence.PerQubitIdle : Decoherence.WholeDuration);

    public static Core.Costing.CostOver ToCore(CostOver over) =>
        over == CostOver.Worst ? Core.Costing.CostOver.Worst : Core.Costing.CostOver.Median;

    /// <summary>The range over several calibrations; null for one.</summary>
    public static CalibrationRange? ToRange(SeriesCost cost) => cost.Each.Length == 1
        ? null
        : new CalibrationRange(cost.Each.Length, cost.Lowest.Total, cost.Median.Total, cost.Highest.Total);

    public static QuantumSeconds ToSeconds(CostParts parts) =>
        new(parts.Gates, parts.Routing, parts.Reliability, parts.Gradient, parts.Total);

    /// <summary>The parts of so many steps; the total is their sum in order, to the last bit.</summary>
    public static QuantumSeconds Times(CostParts step, int steps)
    {
        var (gate, routing, reliability, gradient) =
            (step.Gates * steps, step.Routing * steps, step.Reliability * steps, step.Gradient * steps);
        return new QuantumSeconds(gate, routing, reliability, gradient, gate + routing + reliability + gradient);
    }
}
