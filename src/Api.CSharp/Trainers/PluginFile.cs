using System.Reflection;
using HybHanas.Training;

namespace HybHanas.Trainers;

/// <summary>A plug-in that was found.</summary>
/// <param name="Name">The trainer's short name.</param>
/// <param name="File">The assembly that it is in.</param>
/// <param name="Plugin">Itself.</param>
internal sealed record FoundPlugin(string Name, string File, ITrainerPlugin Plugin);

/// <summary>The plug-ins of one assembly.</summary>
internal static class PluginFile
{
    private static readonly Lock Gate = new();
    private static readonly Dictionary<string, Assembly> Loaded = [];

    /// <summary>An instance of every plug-in class in it; none where it holds none.</summary>
    /// <exception cref="HybHanasException">It cannot be loaded ("bad-file"), or a plug-in in it fails ("trainer-failed").</exception>
    public static IReadOnlyList<FoundPlugin> PluginsOf(string path) => [.. ClassesOf(path).Select(type => Instance(type, path))];

    private static IEnumerable<Type> ClassesOf(string path)
    {
        var assembly = Load(path);
        if (PluginContext.Newer(assembly) is { } newer)
            throw TrainerFault.BadFile(
                path, $"was built for {newer.Wanted.Name} {newer.Wanted.Version}, and this is {newer.Has}; install the one of this version");
        try
        {
            return assembly.GetExportedTypes().Where(type =>
                type is { IsClass: true, IsAbstract: false, ContainsGenericParameters: false }
                && typeof(ITrainerPlugin).IsAssignableFrom(type) && type.GetConstructor(Type.EmptyTypes) is not null);
        }
        catch (Exception fault) when (fault is TypeLoadException or ReflectionTypeLoadException or MissingMemberException or IOException or BadImageFormatException)
        {
            throw TrainerFault.BadFile(path, $"cannot be loaded: {TrainerFault.MessageOf(fault)}", fault);
        }
    }

    /// <summary>Once in a process, so that what an assembly keeps for itself is there once.</summary>
    private static Assembly Load(string path)
    {
        lock (Gate)
        {
            if (Loaded.TryGetValue(path, out var known))
                return known;
            try
            {
                return Loaded[path] = new PluginContext(path).LoadFromAssemblyPath(path);
            }
            catch (BadImageFormatException fault)
            {
                throw TrainerFault.BadFile(path, "is not a .NET assembly", fault);
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or InvalidOperationException or ArgumentException)
            {
                throw TrainerFault.BadFile(path, $"cannot be loaded: {TrainerFault.MessageOf(fault)}", fault);
            }
        }
    }

    private static FoundPlugin Instance(Type type, string path)
    {
        string? name;
        ITrainerPlugin plugin;
        try
        {
            plugin = (ITrainerPlugin)Activator.CreateInstance(type)!;
            name = plugin.Trainer;
        }
        catch (Exception fault)
        {
            throw TrainerFault.Failed(type.FullName!, $"cannot be asked for its name ({path}): {TrainerFault.MessageOf(fault)}", fault);
        }

        return name is not null && TrainerCatalog.IsPlugin(name)
            ? new FoundPlugin(name, path, plugin)
            : throw TrainerFault.BadFile(path, $"{type.FullName} is named '{name}'; allowed: a-z, 0-9 and -, and neither embedded nor supercircuit");
    }
}
