using HybHanas.Core;
using HybHanas.Core.Backends;

namespace HybHanas;

/// <summary>A folder of calibration files of one backend: its calibrations on different days.</summary>
internal static class CalibrationFolder
{
    private const long MaxFileBytes = 64L << 20;

    /// <summary>The calibrations of every .json file in the folder; other files and folders below are not looked at.</summary>
    public static CalibrationSeries Read(string folder)
    {
        var files = Files(folder);
        if (files.Count is 0 or > CalibrationSeriesModule.Most)
            throw Bad(folder, $"holds {files.Count} calibration files (.json); 1..{CalibrationSeriesModule.Most} make a series");
        var targets = files.Select(ReadFile).ToList();
        foreach (var (file, target) in files.Zip(targets).Skip(1))
        {
            // The pair, so that the message can name the file that does not belong.
            if (CalibrationSeriesModule.create([targets[0], target]) is { IsError: true } fault)
                throw Bad(file, HybHanasErrorModule.message(fault.ErrorValue));
        }

        return CalibrationSeriesModule.create([.. targets]).OrThrow();
    }

    private static Target ReadFile(string file) =>
        TargetModule.create(CalibrationJson.parse(file, InputFile.Read(file, MaxFileBytes)).OrThrow()).OrThrow();

    private static List<string> Files(string folder)
    {
        try
        {
            return [.. Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal)];
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw Bad(folder, $"cannot be read: {fault.Message}");
        }
    }

    private static HybHanasException Bad(string place, string reason) => new(HybHanasError.NewBadFile(place, "", reason));
}
