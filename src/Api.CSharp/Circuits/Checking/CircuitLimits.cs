using HybHanas.Core.Circuits;
using Microsoft.FSharp.Core;

namespace HybHanas;

/// <summary>How large a circuit may be, for <see cref="Circuit.Check"/>; null is no limit.</summary>
public sealed record CircuitLimits
{
    /// <summary>Qubits at most, 1 or more; the backend's number where that is lower.</summary>
    public int? Qubits { get; init; }

    /// <summary>Depth at most, as <see cref="Circuit.Depth"/> counts it; 0 or more.</summary>
    public int? Depth { get; init; }

    /// <summary>Gates on two qubits at most, 0 or more.</summary>
    public int? TwoQubitGates { get; init; }

    /// <summary>Trainable parameters at most, 0 or more.</summary>
    public int? Parameters { get; init; }

    /// <summary>A bundled backend's name, or the path of a calibration file, whose size, native gates and coherence times count.</summary>
    public string? Backend { get; init; }

    /// <summary>The limits of the core.</summary>
    internal CircuitBudget ToCore() => CircuitBudgetModule.create(new CircuitBudgetParts(
        Option(Qubits), Option(Depth), Option(TwoQubitGates), Option(Parameters),
        Backend is null
            ? FSharpOption<DeviceLimits>.None
            : FSharpOption<DeviceLimits>.Some(DeviceLimitsModule.ofCalibration(Backends.Open(Backend).Calibration).OrThrow()))).OrThrow();

    private static FSharpOption<int>? Option(int? value) => value is { } given ? FSharpOption<int>.Some(given) : null;
}
