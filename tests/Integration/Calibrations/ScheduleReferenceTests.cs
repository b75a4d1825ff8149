using HybHanas.Core.Costing;
using Xunit;
using static HybHanas.Integration.Tests.Calibrations.QiskitReference;

namespace HybHanas.Integration.Tests.Calibrations;

/// <summary>Start times in the device's time steps, as Qiskit's schedulers report them.</summary>
public sealed class ScheduleReferenceTests
{
    [Fact]
    public void Start_times_in_time_steps_equal_those_of_qiskit()
    {
        var rows = 0;

        foreach (var row in Rows("schedules.jsonl.gz"))
        {
            var target = TargetOf(row);
            Assert.Equal(row.GetProperty("dt_s").GetDouble(), target.Calibration.Dt.Value);

            var circuit = CircuitOf(row, target);
            var durations = Ok(ScheduleModule.durationsInSteps(target, circuit));
            var early = ScheduleModule.asSoonAsPossible(durations, circuit);
            var late = ScheduleModule.asLateAsPossible(durations, circuit);

            Assert.Equal(Numbers(row, "duration_dt"), durations);
            Assert.Equal(Numbers(row, "asap_start_dt"), early.Starts);
            Assert.Equal(Numbers(row, "alap_start_dt"), late.Starts);
            Assert.Equal(row.GetProperty("asap_total_dt").GetDouble(), early.Makespan);
            Assert.Equal(row.GetProperty("alap_total_dt").GetDouble(), late.Makespan);
            rows++;
        }

        Assert.Equal(30, rows);
    }
}
