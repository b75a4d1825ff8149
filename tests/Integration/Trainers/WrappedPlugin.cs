using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Runtime.InteropServices;
using System.Text;

namespace HybHanas.Integration.Tests.Trainers;

/// <summary>Folders of the plug-in of tests/Plugin: the embedded engine under the name "wrapped".</summary>
internal static class WrappedPlugin
{
    public const string FileName = "HybHanas.TestTrainer.dll";

    /// <summary>A folder with the plug-in that does what the lines say, such as "training throw".</summary>
    public static string In(string folder, params string[] behaviour)
    {
        Directory.CreateDirectory(folder);
        foreach (var file in Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Plugin")))
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        File.WriteAllLines(Path.Combine(folder, "behaviour"), behaviour);
        return folder;
    }

    /// <summary>Puts a native library beside it that has what the plug-in calls.</summary>
    public static void AddNative(string folder)
    {
        var extension = OperatingSystem.IsWindows() ? ".dll" : OperatingSystem.IsMacOS() ? ".dylib" : ".so";
        File.Copy(
            Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "libSystem.Native" + extension), Path.Combine(folder, "hybhanas_test_native" + extension));
    }

    /// <summary>Makes it refer to another version of HybHanas.Training than the one that it was built for.</summary>
    public static void Require(string folder, Version version)
    {
        var path = Path.Combine(folder, FileName);
        var bytes = File.ReadAllBytes(path);
        using var image = new PEReader([.. bytes]);
        var metadata = image.GetMetadataReader();
        var row = metadata.AssemblyReferences.First(handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name) == "HybHanas.Training");
        var at = image.PEHeaders.MetadataStartOffset + metadata.GetTableMetadataOffset(TableIndex.AssemblyRef)
            + (MetadataTokens.GetRowNumber(row) - 1) * metadata.GetTableRowSize(TableIndex.AssemblyRef);
        BitConverter.GetBytes((ushort)version.Major).CopyTo(bytes, at);
        BitConverter.GetBytes((ushort)version.Minor).CopyTo(bytes, at + 2);
        File.WriteAllBytes(path, bytes);
    }

    /// <summary>Makes it ask for a name that is nowhere, as one does that was built when there was such a thing.</summary>
    public static void Rename(string folder, string name, string other)
    {
        var path = Path.Combine(folder, FileName);
        var bytes = File.ReadAllBytes(path);
        var found = bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes($"\0{name}\0"));
        if (found < 0 || name.Length != other.Length)
            throw new ArgumentException($"'{name}' cannot be replaced by '{other}'");
        Encoding.UTF8.GetBytes(other).CopyTo(bytes, found + 1);
        File.WriteAllBytes(path, bytes);
    }

    /// <summary>A search of seconds.</summary>
    public static SearchOptions Small(string output) => new()
    {
        DataSet = "iris",
        Qubits = new(2, 4),
        Depth = new(1, 2),
        Population = 4,
        Generations = 2,
        Epochs = 2,
        Folds = 1,
        StopBelowAccuracy = 0,
        TestFraction = 0.2,
        ThroughputGigaflops = 10,
        OutputFolder = output,
    };
}
