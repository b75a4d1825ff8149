using System.Text;
using HybHanas.Core.Backends;

namespace HybHanas.Ibm;

/// <summary>A calibration on disk and when it was brought.</summary>
internal sealed record KeptCalibration(Calibration Calibration, DateTimeOffset Brought);

/// <summary>
/// The calibrations brought so far: calibrations/BACKEND/DATE.json in the cache folder, in HybHanas's own format; the file's time says
/// when it was brought. Files appear whole or not at all, so that processes need not know of each other. A file that cannot be read
/// counts as absent.
/// </summary>
internal sealed class CalibrationCache
{
    private const long MaxBytes = 64L << 20;
    private static readonly TimeSpan s_oldestPart = TimeSpan.FromDays(1);

    private readonly string _folder;
    private readonly TimeProvider _clock;

    internal CalibrationCache(string folder, TimeProvider clock) =>
        (_folder, _clock) = (Path.Combine(folder, "calibrations"), clock);

    /// <summary>What was brought last of a backend; null where there is nothing.</summary>
    internal KeptCalibration? Find(BackendName name)
    {
        // Another process may replace a file between the listing and the reading; then the listing is out of date.
        for (var tries = 0; tries < 3; tries++)
        {
            var gone = false;
            foreach (var file in Files(name, "*.json").OrderByDescending(file => file.LastWriteTimeUtc))
            {
                try
                {
                    if (TryRead(file, name) is { } kept)
                        return kept;
                }
                catch (FileNotFoundException)
                {
                    gone = true;
                }
            }
            if (!gone)
                return null;
        }
        return null;
    }

    /// <summary>Keeps a calibration that was brought just now in place of older ones; null, or why it could not be kept.</summary>
    internal string? Keep(BackendName name, Calibration calibration)
    {
        var path = Path.Combine(FolderOf(name), $"{FileName(calibration.LastUpdate)}.json");
        var part = Path.Combine(FolderOf(name), $"{Guid.NewGuid():N}.part");
        try
        {
            Directory.CreateDirectory(FolderOf(name));
            try
            {
                File.WriteAllText(part, CalibrationJson.write(calibration), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
                var now = _clock.GetUtcNow().UtcDateTime;
                File.SetLastWriteTimeUtc(part, now);
                File.Move(part, path, overwrite: true);
                Clear(name, path, now);
            }
            finally
            {
                File.Delete(part);
            }
            return null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            return $"{path}: cannot be written: {fault.Message}";
        }
    }

    private void Clear(BackendName name, string newest, DateTime now)
    {
        // One of the same moment is another process's and stays: if each removed the other's, none would be left.
        var old = Files(name, "*.json").Where(file => file.FullName != Path.GetFullPath(newest) && file.LastWriteTimeUtc < now);
        var abandoned = Files(name, "*.part").Where(file => file.LastWriteTimeUtc < now - s_oldestPart);
        foreach (var file in old.Concat(abandoned).ToList())
        {
            try
            {
                file.Delete();
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                // Somebody is reading it: the next calibration clears it away.
            }
        }
    }

    private static KeptCalibration? TryRead(FileInfo file, BackendName name)
    {
        try
        {
            if (file.Length > MaxBytes)
                return null;
            using var stream = new FileStream(file.FullName, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var reader = new StreamReader(stream, Encoding.UTF8);
            var outcome = CalibrationJson.parse(file.FullName, reader.ReadToEnd());
            return outcome.IsOk && outcome.ResultValue.Name == name.Short
                ? new KeptCalibration(outcome.ResultValue, new DateTimeOffset(file.LastWriteTimeUtc))
                : null;
        }
        catch (Exception fault) when (fault is UnauthorizedAccessException or IOException and not FileNotFoundException)
        {
            return null;
        }
    }

    private FileInfo[] Files(BackendName name, string pattern)
    {
        try
        {
            return new DirectoryInfo(FolderOf(name)).GetFiles(pattern);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private string FolderOf(BackendName name) => Path.Combine(_folder, name.Service);

    // A colon has no place in a file name on Windows.
    private static string FileName(string date) => date.Replace(":", "", StringComparison.Ordinal).Replace(' ', 'T');
}
