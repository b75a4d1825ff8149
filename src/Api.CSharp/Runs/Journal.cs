using System.Text;

namespace HybHanas.Runs;

/// <summary>What a journal holds.</summary>
/// <param name="Candidates">The candidates of its undamaged lines.</param>
/// <param name="Notes">Lines that were dropped, and why.</param>
/// <param name="Text">The undamaged lines, as they stand in the file.</param>
/// <param name="Clean">True where nothing was dropped.</param>
internal sealed record JournalReading(IReadOnlyList<Candidate> Candidates, IReadOnlyList<string> Notes, string Text, bool Clean);

/// <summary>Reads <c>evaluations.jsonl</c>: a torn last line is what a sudden end leaves, any other damage is an error.</summary>
internal static class Journal
{
    /// <summary>Name of the file in a run folder.</summary>
    public const string FileName = "evaluations.jsonl";

    private const long MaxBytes = 1L << 30;

    /// <summary>Reads a journal. With <paramref name="salvage"/> damaged lines are dropped and noted wherever they are.</summary>
    public static JournalReading Read(string path, bool salvage)
    {
        var lines = Latin1(path).Split('\n');
        var candidates = new List<Candidate>();
        var notes = new List<string>();
        var kept = new StringBuilder();
        for (var i = 0; i < lines.Length; i++)
        {
            var isLast = i == lines.Length - 1;
            if (isLast && lines[i].Length == 0)
                continue;
            var line = Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(lines[i]));
            if (!isLast && JournalLine.TryOpen(line, out var candidate))
            {
                candidates.Add(candidate);
                kept.Append(line).Append('\n');
            }
            else if (isLast || lines[(i + 1)..].All(rest => rest.Length == 0))
            {
                notes.Add($"{path}: the last line ({i + 1}) was torn and is dropped; its network is evaluated again");
            }
            else if (salvage)
            {
                notes.Add($"{path}: line {i + 1} is damaged and is dropped; its network is evaluated again");
            }
            else
            {
                throw new HybHanasException(Core.HybHanasError.NewBadFile(
                    path, $"line {i + 1}", "is damaged (its checksum does not fit); '--salvage' goes on without it"));
            }
        }

        var repeated = candidates.GroupBy(candidate => candidate.Id).FirstOrDefault(group => group.Count() > 1);
        if (repeated is not null)
            throw new HybHanasException(Core.HybHanasError.NewBadFile(path, $"candidate {repeated.Key}", "is listed twice"));
        return new JournalReading(candidates, notes, kept.ToString(), notes.Count == 0);
    }

    /// <summary>Bytes as characters, so that a damaged byte damages only its own line.</summary>
    private static string Latin1(string path)
    {
        try
        {
            if (new FileInfo(path).Length > MaxBytes)
                throw new HybHanasException(Core.HybHanasError.NewBadFile(path, "", $"is longer than {MaxBytes} bytes"));
            return File.ReadAllText(path, Encoding.Latin1);
        }
        catch (Exception fault) when (fault is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new HybHanasException(Core.HybHanasError.NewBadFile(path, "", "no such file; this is not the folder of a run"));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new HybHanasException(Core.HybHanasError.NewBadFile(path, "", $"cannot be read: {fault.Message}"));
        }
    }
}
