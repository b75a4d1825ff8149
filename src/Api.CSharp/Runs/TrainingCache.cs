using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using HybHanas.Core.Networks;
using HybHanas.Training;

namespace HybHanas.Runs;

/// <summary>Trainings that any run on this machine has finished, one file for each, named by everything that decides its result. Costs are
/// not kept: they take little, and depend on the calibration.</summary>
internal sealed class TrainingCache(SearchSetup setup, string folder)
{
    private readonly RunRecord run = RunRecord.Of(setup, default);
    private readonly ConcurrentDictionary<string, bool> warnings = new();

    /// <summary>The folder within the cache folder.</summary>
    public static string Folder => Path.Combine(CacheFolder.Find(), "trainings");

    /// <summary>Files that were ignored or could not be kept, and why.</summary>
    public IReadOnlyList<string> Warnings => [.. warnings.Keys.Order(StringComparer.Ordinal)];

    /// <summary>The kept training of a candidate that is costed; null where there is none that is whole.</summary>
    public Candidate? TryGet(Candidate costed, Architecture architecture, TrainingOptions training)
    {
        var path = PathOf(costed, architecture, training);
        try
        {
            if (!File.Exists(path))
                return null;
            if (JournalLine.TryOpen(File.ReadAllText(path), out var kept) && kept.Genome == costed.Genome && (kept.Accuracy is null) != (kept.Failure is null))
                return costed with { Accuracy = kept.Accuracy, Failure = kept.Failure, FoldAccuracies = kept.FoldAccuracies, StoppedEarly = kept.StoppedEarly, Epochs = kept.Epochs, Cached = true };
            warnings.TryAdd($"{path}: is damaged and is not used; its network is trained again", true);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            warnings.TryAdd($"{path}: cannot be read and is not used: {fault.Message}", true);
        }

        return null;
    }

    /// <summary>Keeps a finished training, whole or not at all.</summary>
    public void Keep(Candidate trained, Architecture architecture, TrainingOptions training)
    {
        var path = PathOf(trained, architecture, training);
        var temporary = $"{path}.{Guid.NewGuid():N}.part";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(temporary, JournalLine.Seal(trained));
            File.Move(temporary, path, overwrite: true);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            warnings.TryAdd($"{folder}: trainings cannot be kept: {fault.Message}", true);
        }
    }

    /// <summary>The genes say what a level means, the network's own figures that it was made as it is now.</summary>
    private string PathOf(Candidate candidate, Architecture architecture, TrainingOptions training)
    {
        var identity = JsonSerializer.Serialize(
            new
            {
                run.Versions.HybHanas,
                run.Versions.Trainer,
                run.Seed,
                run.Data,
                run.Space,
                setup.Options.Mode,
                setup.Options.Scaling,
                Shared = setup.Options.Trainer != SharedTraining.Name ? null : new { setup.Options.SharedEpochs, setup.TrainingOptions },
                Folds = setup.Folds.Count,
                training,
                candidate.Genome,
                candidate.Description,
                candidate.Parameters,
                Network = architecture.ToString(),
            },
            ResultJson.Line);
        var name = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(identity)));
        return Path.Combine(folder, name[..2], name + ".json");
    }
}
