using System.Text.Json;
using HybHanas.Core.Costing;
using Xunit;
using static HybHanas.Integration.Tests.Calibrations.QiskitReference;

namespace HybHanas.Integration.Tests.Calibrations;

/// <summary>Makespans and reliabilities of 260 circuits on ten backends, as Qiskit reports them.</summary>
public sealed class DurationReferenceTests
{
    [Fact]
    public void Makespans_and_reliabilities_equal_those_of_qiskit()
    {
        var rows = 0;

        foreach (var row in Rows("durations.jsonl.gz"))
        {
            var id = row.GetProperty("id").GetString();
            var target = TargetOf(row);
            var step = target.Calibration.Dt.Value;
            var circuit = CircuitOf(row, target);
            var gatesOnly = CircuitOf(row, target, measured: false);

            var makespan = Ok(GateTimeModule.schedule(GateTime.Scheduled, target, circuit)).Makespan;
            var withoutMeasure = Ok(GateTimeModule.schedule(GateTime.Scheduled, target, gatesOnly)).Makespan;
            Near(id, row.GetProperty("duration_s").GetDouble(), makespan);
            Near(id, row.GetProperty("without_measure_s").GetDouble(), withoutMeasure);
            Assert.Equal(row.GetProperty("duration_dt").GetInt64(), Math.Round(makespan / step));
            Assert.Equal(row.GetProperty("without_measure_dt").GetInt64(), Math.Round(withoutMeasure / step));

            var steps = ScheduleModule.asSoonAsPossible(Ok(ScheduleModule.durationsInSteps(target, circuit)), circuit);
            Assert.Equal(row.GetProperty("duration_dt").GetInt64(), steps.Makespan);

            var used = DecoherenceModule.usedQubits(circuit).Order();
            Assert.Equal(Numbers(row, "used_qubits").Select(qubit => (int)qubit), used);

            CheckReliability(row, id, Ok(ReliabilityModule.ofCircuit(target, circuit)));
            rows++;
        }

        Assert.Equal(260, rows);
    }

    private static void CheckReliability(JsonElement row, string? id, Reliability reliability)
    {
        var total = reliability.LogGates + reliability.LogReadout;
        var substituted = reliability.Stale.Sum(stale => stale.Uses * Math.Log(1.0 - stale.Substitute));
        var expected = row.GetProperty("log_esp");

        Assert.Equal(row.GetProperty("error1_ops").GetInt32(), reliability.Stale.Sum(stale => stale.Uses));
        Assert.Equal(expected.ValueKind == JsonValueKind.Null, !reliability.Stale.IsEmpty);
        Assert.All(reliability.Stale, stale => Assert.InRange(stale.Substitute, 1e-6, 0.5));
        Assert.InRange(total - substituted - row.GetProperty("log_esp_rest").GetDouble(), -1e-12, 1e-12);

        if (expected.ValueKind == JsonValueKind.Number)
            Assert.True(Math.Abs(total - expected.GetDouble()) <= 1e-12, id);
    }

    private static void Near(string? id, double expected, double actual) =>
        Assert.True(Math.Abs(actual - expected) <= 1e-12 * expected, $"{id}: {actual:R}, not {expected:R}");
}
