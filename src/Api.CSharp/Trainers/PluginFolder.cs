namespace HybHanas.Trainers;

/// <summary>The plug-ins of one folder.</summary>
internal static class PluginFolder
{
    private const string Pattern = "HybHanas.*.dll";

    /// <summary>All of them, by the names of their files.</summary>
    /// <exception cref="HybHanasException">There is none, or one is damaged or fails.</exception>
    public static IReadOnlyList<FoundPlugin> All(string folder)
    {
        var files = FilesOf(folder);
        if (files.Count == 0)
            throw TrainerFault.BadFile(folder, $"holds no plug-in: no {Pattern} beside those of HybHanas itself");
        var found = files.SelectMany(PluginFile.PluginsOf).ToList();
        if (found.Count == 0)
            throw TrainerFault.BadFile(
                folder,
                $"holds no plug-in: {string.Join(", ", files.Select(Path.GetFileName))} has no public class with a public constructor without parameters that implements ITrainerPlugin");
        if (found.GroupBy(plugin => plugin.Name).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw TrainerFault.BadFile(
                folder,
                $"holds several trainers '{twice.Key}': {string.Join(", ", twice.Select(plugin => $"{plugin.Plugin.GetType().FullName} in {Path.GetFileName(plugin.File)}"))}; leave one");
        return found;
    }

    /// <summary>The one of a name.</summary>
    /// <exception cref="HybHanasException">See <see cref="All"/>; or there is none of this name.</exception>
    public static FoundPlugin Find(string folder, string name)
    {
        var all = All(folder);
        return all.FirstOrDefault(plugin => plugin.Name == name)
            ?? throw TrainerFault.BadFile(folder, $"holds no trainer '{name}'; it holds {string.Join(", ", all.Select(plugin => $"'{plugin.Name}'"))}");
    }

    private static List<string> FilesOf(string folder)
    {
        try
        {
            return [.. Directory.EnumerateFiles(folder, Pattern).Where(file => !PluginContext.IsShared(file)).Order(StringComparer.Ordinal)];
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw TrainerFault.BadFile(folder, $"cannot be read: {TrainerFault.MessageOf(fault)}", fault);
        }
    }
}
