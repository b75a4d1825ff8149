using System.Reflection;
using System.Runtime.Loader;
using HybHanas.Core;
using HybHanas.Simulation;
using HybHanas.Training;
using Microsoft.FSharp.Core;

namespace HybHanas.Trainers;

/// <summary>Where the assemblies of one plug-in live. Those of the product are its own ones, so that both mean the same types; everything
/// else, native libraries too, comes from the plug-in's folder where it is there.</summary>
internal sealed class PluginContext(string path) : AssemblyLoadContext($"trainer {path}")
{
    private static readonly Dictionary<string, Assembly> Shared = new[]
    {
        typeof(HybHanasException), typeof(ITrainer), typeof(QuantumProgram), typeof(HybHanasError), typeof(FSharpOption<>),
    }.Select(type => type.Assembly).ToDictionary(assembly => assembly.GetName().Name!, StringComparer.OrdinalIgnoreCase);

    private readonly AssemblyDependencyResolver resolver = new(path);

    /// <summary>True for an assembly that a folder may hold a copy of, but that is never taken from there.</summary>
    public static bool IsShared(string file) => Shared.ContainsKey(Path.GetFileNameWithoutExtension(file));

    /// <summary>The version of an assembly of the product that a plug-in refers to, where it is newer than the one that runs.</summary>
    public static (AssemblyName Wanted, Version Has)? Newer(Assembly plugin) => plugin.GetReferencedAssemblies()
        .Where(wanted => wanted.Name is not null && Shared.ContainsKey(wanted.Name))
        .Select(wanted => ((AssemblyName Wanted, Version Has)?)(wanted, Shared[wanted.Name!].GetName().Version!))
        .FirstOrDefault(pair => pair!.Value.Wanted.Version > pair.Value.Has);

    /// <inheritdoc/>
    protected override Assembly? Load(AssemblyName assemblyName) =>
        Shared.TryGetValue(assemblyName.Name!, out var shared) ? shared
        : resolver.ResolveAssemblyToPath(assemblyName) is { } found ? LoadFromAssemblyPath(found)
        : null;

    /// <inheritdoc/>
    protected override nint LoadUnmanagedDll(string unmanagedDllName) =>
        resolver.ResolveUnmanagedDllToPath(unmanagedDllName) is { } found ? LoadUnmanagedDllFromPath(found) : 0;
}
