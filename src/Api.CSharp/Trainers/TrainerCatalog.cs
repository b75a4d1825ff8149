using HybHanas.Core;
using HybHanas.Core.Searching;
using HybHanas.Training;

namespace HybHanas.Trainers;

/// <summary>Trainers by their names.</summary>
internal static class TrainerCatalog
{
    /// <summary>The trainer of a name as options give it.</summary>
    /// <param name="name">"embedded", "supercircuit" (whose engine is the embedded one) or a plug-in's.</param>
    /// <param name="folder">The plug-in's folder; null looks in <see cref="TrainerFolders"/>.</param>
    /// <param name="threads">Cores that it may use.</param>
    /// <exception cref="HybHanasException">There is none ("unknown-name"), its folder is not as it should be ("bad-file"), or it does not
    /// work ("trainer-failed").</exception>
    public static ITrainer Open(string name, string? folder, int threads)
    {
        if (!TrainerNameModule.parse(name).OrThrow().IsPlugin)
            return folder is null
                ? new EmbeddedTrainer(threads)
                : throw new HybHanasException(HybHanasError.NewOutOfRange(
                    "trainer-folder", $"'{folder}'", $"only with the name of a plug-in as the trainer; it is '{name}'"));
        return PluginTrainer.Of(PluginFolder.Find(folder is null ? FolderOf(name) : Path.GetFullPath(folder), name), threads);
    }

    /// <summary>Names of plug-ins that have a folder where they are looked for; whether they work is another question.</summary>
    /// <exception cref="HybHanasException">Such a place cannot be read ("bad-file").</exception>
    public static IReadOnlyList<string> Installed()
    {
        try
        {
            return
            [
                .. TrainerFolders.Find().Where(Directory.Exists).SelectMany(Directory.EnumerateDirectories)
                    .Select(folder => Path.GetFileName(folder)).Where(IsPlugin).Distinct().Order(StringComparer.Ordinal),
            ];
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw TrainerFault.BadFile("folders of trainers", $"cannot be read: {TrainerFault.MessageOf(fault)}", fault);
        }
    }

    /// <summary>True for what may be a plug-in's name.</summary>
    public static bool IsPlugin(string name) => TrainerNameModule.parse(name) is { IsOk: true, ResultValue.IsPlugin: true };

    private static string FolderOf(string name)
    {
        var places = TrainerFolders.Find().Select(folder => Path.Combine(folder, name)).ToList();
        return places.FirstOrDefault(Directory.Exists) ?? throw new HybHanasException(
            "unknown-name",
            $"there is no trainer '{name}': it is neither embedded nor supercircuit, and no plug-in is in {string.Join(" or ", places)}; docs/trainers.md says how to get one");
    }
}
