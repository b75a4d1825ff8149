using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json.Nodes;

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

    /// <summary>Gives it a native library that has what the plug-in calls: beside it, or where a package lays it and the list of its files says.</summary>
    public static void AddNative(string folder, bool ofPackage)
    {
        var extension = OperatingSystem.IsMacOS() ? ".dylib" : ".so";
        var place = ofPackage ? $"runtimes/{RuntimeInformation.RuntimeIdentifier}/native/" : "";
        var name = $"{place}libhybhanas_test_native{extension}";
        Directory.CreateDirectory(Path.Combine(folder, place));
        File.Copy(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "libSystem.Native" + extension), Path.Combine(folder, name));
        if (!ofPackage)
            return;
        var path = Path.Combine(folder, "HybHanas.TestTrainer.deps.json");
        var files = JsonNode.Parse(File.ReadAllText(path))!;
        files["targets"]!.AsObject().First().Value!["Native/1.0.0"] = new JsonObject
        {
            ["runtimeTargets"] = new JsonObject
            {
                [name] = new JsonObject { ["rid"] = RuntimeInformation.RuntimeIdentifier, ["assetType"] = "native", ["fileVersion"] = "0.0.0.0" },
            },
        };
        files["libraries"]!["Native/1.0.0"] = new JsonObject { ["type"] = "package", ["serviceable"] = false, ["sha512"] = "" };
        File.WriteAllText(path, files.ToJsonString());
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
