using System.Globalization;
using System.Runtime.ExceptionServices;
using System.Text;
using System.Text.Json;

namespace HybHanas.Runs;

/// <summary>The folder of one run. <c>evaluations.jsonl</c> is its truth: a flushed line for each ended candidate.</summary>
internal sealed class RunFolder : IDisposable
{
    private const int ProbeBytes = 4 << 20;
    private const string LockName = "run.lock";
    private readonly FileStream journal;
    private readonly FileStream owner;
    private readonly Lock gate = new();
    private IOException? torn;

    private RunFolder(string path, FileStream owner, FileStream journal) => (FullPath, this.owner, this.journal) = (path, owner, journal);

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
                throw new HybHanasException(
                    "unusable-path",
                    $"{chosen}: is not empty; choose a new or an empty folder, or go on with the run there with 'hybhanas resume'");
            return Open(chosen, TakeLock(chosen));
        });
    }

    /// <summary>Takes the folder of a run that has begun, and reads its journal; what is damaged of it is taken out of the file.</summary>
    public static (RunFolder Folder, JournalReading Journal) Reopen(string path, bool salvage)
    {
        var chosen = Path.GetFullPath(path);
        return Guarded(chosen, () =>
        {
            var owner = TakeLock(chosen);
            try
            {
                var file = Path.Combine(chosen, Journal.FileName);
                var reading = Journal.Read(file, salvage);
                if (!reading.Clean)
                    Replace(file, reading.Text);
                return (Open(chosen, owner), reading);
            }
            catch
            {
                owner.Dispose();
                throw;
            }
        });
    }

    /// <summary>True while a process holds the run's lock.</summary>
    public static bool IsInUse(string path)
    {
        var file = Path.Combine(path, LockName);
        if (!File.Exists(file))
            return false;
        try
        {
            using var free = new FileStream(file, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            return false;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return File.Exists(file);
        }
    }

    private static RunFolder Open(string folder, FileStream owner)
    {
        Probe(Path.Combine(folder, ".probe"));
        var path = Path.Combine(folder, Journal.FileName);
        // Without a buffer, as one that cannot be emptied onto a full disk would fail again when the file is closed.
        return new RunFolder(folder, owner, new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.Read, bufferSize: 0));
    }

    /// <summary>The lock dies with the process that holds it.</summary>
    private static FileStream TakeLock(string folder)
    {
        var path = Path.Combine(folder, LockName);
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
        }
        catch (IOException) when (File.Exists(path))
        {
            throw new HybHanasException("unusable-path", $"{folder}: another process is working on this run; wait for it or end it");
        }
    }

    /// <summary>Appends one ended candidate and forces it to the disk. After a line that could not be written nothing is: it would stand
    /// behind a torn one.</summary>
    public void Append(Candidate candidate)
    {
        var line = Encoding.UTF8.GetBytes(JournalLine.Seal(candidate) + "\n");
        lock (gate)
        {
            Guarded(FullPath, () =>
            {
                if (torn is not null)
                    ExceptionDispatchInfo.Throw(torn);
                try
                {
                    journal.Write(line);
                    journal.Flush(flushToDisk: true);
                    return true;
                }
                catch (IOException fault)
                {
                    torn = fault;
                    throw;
                }
            });
        }
    }

    /// <summary>Writes a JSON file whole or not at all.</summary>
    public void WriteJson<T>(string name, T value) => WriteText(name, JsonSerializer.Serialize(value, ResultJson.Pretty) + "\n");

    /// <summary>Writes a text file whole or not at all.</summary>
    /// <param name="name">Its path in the folder.</param>
    /// <param name="text">What it holds.</param>
    public void WriteText(string name, string text) => Guarded(FullPath, () =>
    {
        var path = Path.Combine(FullPath, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        Replace(path, text);
        return true;
    });

    /// <inheritdoc/>
    public void Dispose()
    {
        journal.Dispose();
        owner.Dispose();
    }

    private static void Replace(string path, string text)
    {
        var temporary = path + ".part";
        using (var file = new FileStream(temporary, FileMode.Create, FileAccess.Write))
        {
            file.Write(Encoding.UTF8.GetBytes(text));
            file.Flush(flushToDisk: true);
        }

        File.Move(temporary, path, overwrite: true);
    }

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
            // A process that was killed may have left one.
            using var probe = new FileStream(path, FileMode.Create, FileAccess.Write);
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
