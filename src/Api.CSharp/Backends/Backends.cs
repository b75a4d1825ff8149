using HybHanas.Calibrations;
using HybHanas.Core;
using HybHanas.Core.Backends;
using HybHanas.Ibm;

namespace HybHanas;

/// <summary>The backends that circuits can be costed for: the bundled calibrations, and calibration files.</summary>
public static partial class Backends
{
    private const long MaxFileBytes = 64L << 20;

    /// <summary>The bundled backends, by name.</summary>
    public static IReadOnlyList<BackendSummary> List() =>
        [.. BundledCalibrations.Names.Select(name => BackendReport.Summarise(Open(name)))];

    /// <summary>One backend in full.</summary>
    /// <param name="backend">A bundled backend's name, or the path of a calibration file.</param>
    /// <param name="clock">What the age of the calibration is told by; null takes the system's clock.</param>
    /// <exception cref="HybHanasException">The name is unknown ("unknown-name") or the file is not a calibration ("bad-file").</exception>
    public static BackendDetails Show(string backend, TimeProvider? clock = null) =>
        BackendReport.Detail(Open(backend), clock ?? TimeProvider.System);

    /// <summary>Turns IBM's two JSON files of a backend into a calibration file that every option named "backend" takes.</summary>
    /// <param name="configurationFile">Path of configuration.json.</param>
    /// <param name="propertiesFile">Path of properties.json.</param>
    /// <param name="name">Name of the backend in tables and run folders.</param>
    /// <param name="outputFile">Path of the calibration file to write.</param>
    /// <exception cref="HybHanasException">A file cannot be read or does not hold what it should ("bad-file", "bad-calibration"),
    /// or the output cannot be written ("unusable-path").</exception>
    public static BackendSummary Import(string configurationFile, string propertiesFile, string name, string outputFile)
    {
        var calibration = IbmCalibration.parse(name, InputFile.Read(configurationFile, MaxFileBytes), InputFile.Read(propertiesFile, MaxFileBytes))
            .OrThrow();
        var summary = BackendReport.Summarise(TargetModule.create(calibration).OrThrow());
        OutputFile.Write(outputFile, CalibrationJson.write(calibration));
        return summary;
    }

    /// <summary>The target of a bundled backend, of a calibration file, or of "ibm_NAME" as IBM Quantum Platform or the cache has it.</summary>
    internal static Target Open(string backend) => OpenWithWarning(backend).Target;

    /// <summary>The target, and what its user should know of the calibration (it is older than it should be).</summary>
    internal static (Target Target, string? Warning) OpenWithWarning(string backend)
    {
        ArgumentNullException.ThrowIfNull(backend);
        if (!IsOfAccount(backend))
            return (OpenLocal(backend), null);
        var answer = IbmBackends.GetAsync(backend, CancellationToken.None).GetAwaiter().GetResult().OrThrow();
        return (TargetModule.create(answer.Calibration).OrThrow(), answer.Warning);
    }

    /// <summary>True for a folder of calibration files, which is a series of calibrations of one backend.</summary>
    /// <param name="backend">What an option named "backend" holds.</param>
    public static bool IsSeries(string backend)
    {
        ArgumentNullException.ThrowIfNull(backend);
        return !BundledCalibrations.Names.Contains(backend) && !IsOfAccount(backend) && Directory.Exists(backend);
    }

    /// <summary>True for "ibm_NAME": what IBM Quantum Platform or the cache has, which may be another calibration tomorrow.</summary>
    internal static bool IsOfAccount(string backend) =>
        backend.StartsWith("ibm_", StringComparison.Ordinal) || backend.StartsWith("ibmq_", StringComparison.Ordinal);

    /// <summary>The calibrations of a folder, or the one of any other backend; and what its user should know of it.</summary>
    internal static (CalibrationSeries Series, string? Warning) OpenSeries(string backend)
    {
        if (IsSeries(backend))
            return (CalibrationFolder.Read(backend), null);
        var (target, warning) = OpenWithWarning(backend);
        return (CalibrationSeriesModule.single(target), warning);
    }

    private static Target OpenLocal(string backend)
    {
        if (BundledCalibrations.Names.Contains(backend))
            return TargetModule.create(BundledCalibrations.Load(backend).OrThrow()).OrThrow();
        if (IsSeries(backend))
            throw new HybHanasException(HybHanasError.NewBadFile(
                backend, "", "is a folder; 'hybhanas search' and 'hybhanas cost' of one circuit take it, here give one of its files"));
        if (!LooksLikeFile(backend))
            throw new HybHanasException(HybHanasErrorModule.unknown("backend", BundledCalibrations.Names, backend));
        var calibration = CalibrationJson.parse(backend, InputFile.Read(backend, MaxFileBytes)).OrThrow();
        return TargetModule.create(calibration).OrThrow();
    }

    private static bool LooksLikeFile(string text) =>
        File.Exists(text) || text.EndsWith(".json", StringComparison.OrdinalIgnoreCase) || text.AsSpan().IndexOfAny('/', '\\') >= 0;
}
