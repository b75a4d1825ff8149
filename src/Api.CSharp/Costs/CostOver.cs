namespace HybHanas;

/// <summary>Which figure counts as the cost where a backend is given with several calibrations.</summary>
public enum CostOver
{
    /// <summary>The median over the calibrations: a usual day.</summary>
    Median,

    /// <summary>The largest: what to be prepared for.</summary>
    Worst,
}

/// <summary>Quantum seconds of a whole training under several calibrations of the backend.</summary>
/// <param name="Calibrations">How many calibrations.</param>
/// <param name="Lowest">The smallest total.</param>
/// <param name="Median">The median.</param>
/// <param name="Highest">The largest total.</param>
public sealed record CalibrationRange(int Calibrations, double Lowest, double Median, double Highest);
