namespace HybHanas;

/// <summary>What a provider is assumed to charge beside the circuits themselves.</summary>
public sealed record BillingOptions
{
    /// <summary>Seconds that each job takes beside its executions, 0..86,400; 2 is an assumption, IBM states no figure.</summary>
    public double JobOverheadSeconds { get; init; } = 2;

    /// <summary>Seconds between two executions, 0..86,400; 250e-6 is default_rep_delay of IBM's devices.</summary>
    public double RepetitionDelaySeconds { get; init; } = 250e-6;

    /// <summary>Circuits of one job at most, 1..1,000,000; 300 is max_experiments of IBM's devices.</summary>
    public int CircuitsPerJob { get; init; } = 300;
}

/// <summary>The time that jobs hold the device, estimated; the usage is the sum of overhead, running and waiting.</summary>
public sealed record BillingEstimate
{
    /// <summary>Circuits to run: evaluations of all samples of all steps.</summary>
    public required double Circuits { get; init; }

    /// <summary>Executions (shots) of all circuits.</summary>
    public required double Executions { get; init; }

    /// <summary>Jobs; steps never share one.</summary>
    public required double Jobs { get; init; }

    /// <summary>Overhead of the jobs.</summary>
    public required double OverheadSeconds { get; init; }

    /// <summary>Executions times their duration.</summary>
    public required double RunningSeconds { get; init; }

    /// <summary>Executions times the repetition delay.</summary>
    public required double WaitingSeconds { get; init; }

    /// <summary>All three.</summary>
    public required double UsageSeconds { get; init; }

    /// <summary>Usage of the largest job.</summary>
    public required double LargestJobSeconds { get; init; }

    /// <summary>What was assumed, a line each.</summary>
    public required IReadOnlyList<string> Assumptions { get; init; }
}

/// <summary>Energy of all steps, from the powers given.</summary>
/// <param name="QuantumJoules">Of the quantum system.</param>
/// <param name="ClassicalJoules">Of the classical machine.</param>
/// <param name="TotalJoules">Both.</param>
/// <param name="Assumption">What was assumed.</param>
public sealed record EnergyEstimate(double QuantumJoules, double ClassicalJoules, double TotalJoules, string Assumption);
