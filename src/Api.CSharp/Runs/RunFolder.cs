using System.Globalization;
using System.Text;
using System.Text.Json;

namespace HybHanas.Runs;

/// <summary>The folder of one run. <c>evaluations.jsonl</c> is its truth: a flushed line for each ended candidate.</summary>
internal sealed class RunFolder : IDisposable
{
    private const int ProbeBytes = 4 << 20;
    private readonly FileStream journal;
    private readonly Lock gate = new();

    private RunFolder(string path, FileStream journal) => (FullPath, this.journal) = (path, journal);

    /// <summary>Its absolute path.</summary>
    public string FullPath { get; }

    /// <summary>Makes the folder, or takes an empty one, and proves that there is room to write before any work is done.</summary>
    public static RunFolder Create(string? path, string label, TimeProvider clock)
    {
        var chosen = Path.GetFullPath(path ?? FreshName(label, clock));
        return Guarded(chosen, () =>
        {
            if (File.Exists(chosen))
                throw new HybHanasException("unusable-path", $"{chosen}: is a file; choose a folder for the run");
            Directory.CreateDirectory(chosen);
            if (Directory.EnumerateFileSystemEntries(chosen).Any())
                throw new HybHanasException("unusable-path", $"{chosen}: is not empty; choose a new or an empty folder for the run");
            Probe(Path.Combine(chosen, ".probe"));
            var journal = new FileStream(
                Path.Combine(chosen, "evaluations.jsonl"), FileMode.CreateNew, FileAccess.Write, FileShare.Read);
            return new RunFolder(chosen, journal);
        });
    }

    /// <summary>Appends one ended candidate and forces it to the disk.</summary>
    public void Append(Candidate candidate)
    {
        var line = JsonSerializer.SerializeToUtf8Bytes(candidate, RunJson.Line);
        lock (gate)
        {
            Guarded(FullPath, () =>
            {
                journal.Write([.. line, (byte)'\n']);
                journal.Flush(flushToDisk: true);
                return true;
            });
        }
    }

    /// <summary>Writes a JSON file whole or not at all.</summary>
    public void WriteJson<T>(string name, T value) => WriteText(name, JsonSerializer.Serialize(value, RunJson.Pretty) + "\n");

    /// <summary>Writes a text file whole or not at all.</summary>
    public void WriteText(string name, string text) => Guarded(FullPath, () =>
    {
        var temporary = Path.Combine(FullPath, name + ".part");
        File.WriteAllText(temporary, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        File.Move(temporary, Path.Combine(FullPath, name), overwrite: true);
        return true;
    });

    /// <inheritdoc/>
    public void Dispose() => journal.Dispose();

    private static string FreshName(string label, TimeProvider clock)
    {
        var stamp = clock.GetLocalNow().ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture);
        var name = Path.Combine("runs", $"{stamp}-{label}");
        var number = 2;
        while (Directory.Exists(name) || File.Exists(name))
            name = Path.Combine("runs", $"{stamp}-{label}-{number++}");
        return name;
    }

    private static void Probe(string path)
    {
        try
        {
            using var probe = new FileStream(path, FileMode.CreateNew, FileAccess.Write);
            probe.Write(new byte[ProbeBytes]);
            probe.Flush(flushToDisk: true);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static T Guarded<T>(string path, Func<T> action)
    {
        try
        {
            return action();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw new HybHanasException("unusable-path", $"{path}: cannot be written: {fault.Message}", fault);
        }
    }
}
