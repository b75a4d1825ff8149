using System.Globalization;
using HybHanas.Core;
using HybHanas.Core.Backends;

namespace HybHanas.Runs;

/// <summary>A calibration that a run took from the account, and the generation from which it counts.</summary>
internal sealed record RunCalibration(int Generation, Target Target);

/// <summary>The calibrations that a run took from the account, in its folder: the service gives others tomorrow, and the run has to go on
/// with these. A file's name is the generation from which the calibration counts and a digest of it.</summary>
internal static class RunCalibrations
{
    private const string Folder = "calibrations";
    private const int Digits = 16;
    private const long MaxBytes = 64L << 20;

    /// <summary>Keeps a calibration.</summary>
    public static void Keep(RunFolder folder, RunCalibration calibration)
    {
        var source = calibration.Target.Calibration;
        var name = string.Create(CultureInfo.InvariantCulture, $"{calibration.Generation}-{DigestOf(source)}.json");
        folder.WriteText(Path.Combine(Folder, name), CalibrationJson.write(source));
    }

    /// <summary>Those of a run folder in the order of their generations; none where the backend was not one of the account.</summary>
    public static IReadOnlyList<RunCalibration> Read(string folder)
    {
        var path = Path.Combine(folder, Folder);
        return Directory.Exists(path)
            ? [.. Directory.EnumerateFiles(path, "*.json").Select(ReadFile).OrderBy(calibration => calibration.Generation)]
            : [];
    }

    private static RunCalibration ReadFile(string file)
    {
        var parts = Path.GetFileNameWithoutExtension(file).Split('-');
        if (parts.Length != 2 || !int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var generation))
            throw Bad(file, "is no calibration of this run");
        var calibration = CalibrationJson.parse(file, InputFile.Read(file, MaxBytes)).OrThrow();
        return DigestOf(calibration) == parts[1]
            ? new RunCalibration(generation, TargetModule.create(calibration).OrThrow())
            : throw Bad(file, "is damaged (its digest does not fit)");
    }

    private static string DigestOf(Calibration calibration) => CalibrationIdentity.Of(calibration).Sha256[..Digits];

    private static HybHanasException Bad(string file, string reason) => new(HybHanasError.NewBadFile(file, "", reason));
}
