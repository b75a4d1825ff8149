using System.Globalization;
using HybHanas.Core.Costing;

namespace HybHanas;

/// <summary>The terms that are off unless asked for: the bill and the energy.</summary>
internal static class OptionalTerms
{
    /// <summary>The terms of a bill, checked; null where none is asked for.</summary>
    public static BillingTerms? BillingOf(BillingOptions? billing) =>
        billing is null
            ? null
            : BillingTermsModule.create(billing.JobOverheadSeconds, billing.RepetitionDelaySeconds, billing.CircuitsPerJob).OrThrow();

    public static BillingEstimate? Bill(BillingTerms? terms, Workload workload, int evaluations, double duration)
    {
        if (terms is null)
            return null;
        var bill = Billing.estimate(terms, workload, evaluations, duration);
        return new BillingEstimate
        {
            Circuits = bill.Circuits,
            Executions = bill.Executions,
            Jobs = bill.Jobs,
            OverheadSeconds = bill.Overhead,
            RunningSeconds = bill.Running,
            WaitingSeconds = bill.Waiting,
            UsageSeconds = bill.Usage,
            LargestJobSeconds = bill.LargestJob,
            Assumptions = Assumptions(terms),
        };
    }

    /// <summary>The energy of the quantum time, or of the usage where a bill is asked for, and of the classical time; null where no power is given.</summary>
    public static EnergyEstimate? Energy(
        double? quantumWatts, double? classicalWatts, BillingEstimate? bill, double quantumSeconds, double classicalSeconds)
    {
        if (quantumWatts is null && classicalWatts is null)
            return null;
        var energy = EnergyModule.estimate(
            quantumWatts ?? 0, classicalWatts ?? 0, bill?.UsageSeconds ?? quantumSeconds, classicalSeconds).OrThrow();
        var time = bill is null ? "the quantum time" : "the billed usage";
        var after = classicalSeconds > 0 ? " and works alone for the classical time" : "";
        return new EnergyEstimate(
            energy.Quantum, energy.Classical, energy.Total, $"both machines are on for {time}; the classical machine waits meanwhile{after}");
    }

    private static IReadOnlyList<string> Assumptions(BillingTerms terms) =>
    [
        string.Create(CultureInfo.InvariantCulture, $"each job takes {terms.Overhead:R} s beside its executions"),
        string.Create(CultureInfo.InvariantCulture, $"{terms.Delay:R} s of repetition delay after each execution"),
        string.Create(CultureInfo.InvariantCulture, $"at most {terms.CircuitsPerJob} circuits in a job; training steps never share a job"),
        "one circuit for each evaluation; disturbed executions are not repeated; queueing is not billed",
    ];
}
