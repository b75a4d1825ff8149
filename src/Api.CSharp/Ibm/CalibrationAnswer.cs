using HybHanas.Core.Backends;

namespace HybHanas.Ibm;

/// <summary>Where a calibration was taken from.</summary>
internal enum CalibrationSource
{
    /// <summary>A snapshot that comes with the program.</summary>
    Bundled,

    /// <summary>The cache folder.</summary>
    Cache,

    /// <summary>The service, just now.</summary>
    Service,
}

/// <summary>A backend's calibration and how far it can be trusted to be the present one.</summary>
/// <param name="Calibration">The calibration, under the backend's short name.</param>
/// <param name="Source">Where it was taken from.</param>
/// <param name="Age">Time since it was brought from the service; of a bundled snapshot, since it was calibrated.</param>
/// <param name="Stale">True where it is older than the time to live because the service could not give a present one.</param>
/// <param name="Warning">One line for the user, or null.</param>
internal sealed record CalibrationAnswer(
    Calibration Calibration, CalibrationSource Source, TimeSpan Age, bool Stale, string? Warning);
