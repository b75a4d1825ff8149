using System.Globalization;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using HybHanas.Calibrations;
using HybHanas.Core;
using HybHanas.Data;
using HybHanas.Ibm;
using HybHanas.Trainers;
using HybHanas.Training;
using Microsoft.FSharp.Core;

namespace HybHanas;

/// <summary>Looks whether a machine has what searches and costs need, without changing anything but a file that it makes and removes.</summary>
public static class Health
{
    private const long LittleMemory = 512L << 20;

    /// <summary>Every check, in the order in which a search would meet its trouble. None ends by an exception.</summary>
    /// <param name="options">Folders to look at; null takes the usual ones.</param>
    public static IReadOnlyList<HealthCheck> Check(HealthOptions? options = null) =>
        Check(options ?? new HealthOptions(), IbmEnvironment.OfProcess(), CacheFolder.Find());

    internal static IReadOnlyList<HealthCheck> Check(HealthOptions options, IbmEnvironment environment, string cache) =>
    [
        HealthCheck.Good(".NET", $"{RuntimeInformation.FrameworkDescription} on {RuntimeInformation.RuntimeIdentifier}"),
        HealthCheck.Good("cores", $"{Environment.ProcessorCount}"),
        Vectors(),
        Memory(),
        EmbeddedData(),
        BundledBackends(),
        .. options.DataFolder is { } folder ? [IdxFiles(folder)] : Array.Empty<HealthCheck>(),
        Account(environment),
        Plugins(),
        Writable("cache folder", cache, "set HYBHANAS_CACHE to a folder that you may write"),
        Writable("runs folder", options.RunsFolder, "start searches where you may write, or name a folder with --out"),
    ];

    private static HealthCheck Vectors()
    {
        var bits = Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : Vector128.IsHardwareAccelerated ? 128 : 0;
        return bits >= 256
            ? HealthCheck.Good("vector unit", $"{bits} bits")
            : HealthCheck.Noted("vector unit", $"{bits} bits", "trainings take longer than on a processor with 256 bits or more");
    }

    private static HealthCheck Memory()
    {
        var bytes = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;
        var finding = string.Create(CultureInfo.InvariantCulture, $"{bytes / (double)(1L << 30):F1} GiB");
        return bytes >= LittleMemory
            ? HealthCheck.Good("memory", finding)
            : HealthCheck.Noted("memory", finding, "search on few threads (--threads 1) and with few samples (--per-class)");
    }

    private static HealthCheck EmbeddedData()
    {
        var embedded = DataSets.All.Where(info => info.Source == DataSource.Embedded).ToList();
        return Readable("embedded data", embedded.Select(info => (info.Name, Fault(DataSets.Load(info.Name)))));
    }

    private static HealthCheck BundledBackends() =>
        Readable("calibrations", BundledCalibrations.Names.Select(name => (name, Fault(BundledCalibrations.Load(name)))));

    private static HealthCheck Readable(string check, IEnumerable<(string Name, string? Fault)> items)
    {
        var all = items.ToList();
        var bad = all.Where(item => item.Fault is not null).ToList();
        return bad.Count == 0
            ? HealthCheck.Good(check, $"{all.Count} readable: {string.Join(", ", all.Select(item => item.Name))}")
            : HealthCheck.Broken(check, string.Join("; ", bad.Select(item => item.Fault)), "install HybHanas again: its files are damaged");
    }

    private static string? Fault<T>(FSharpResult<T, HybHanasError> result) =>
        result.IsOk ? null : HybHanasErrorModule.message(result.ErrorValue);

    private static HealthCheck IdxFiles(string folder)
    {
        var loaded = DataSets.Load("mnist", folder);
        return loaded.IsOk
            ? HealthCheck.Good("IDX files", $"{loaded.ResultValue.Samples} samples in {folder}")
            : HealthCheck.Broken(
                "IDX files", HybHanasErrorModule.message(loaded.ErrorValue),
                $"fetch them again: hybhanas datasets download mnist --out {folder}");
    }

    /// <summary>Makes each trainer, so that a native library that lacks shows.</summary>
    private static HealthCheck Plugins()
    {
        var found = new List<string> { new EmbeddedTrainer().Name };
        try
        {
            foreach (var name in TrainerCatalog.Installed())
                found.Add(TrainerCatalog.Open(name, null, 1).Name);
            return HealthCheck.Good("trainers", string.Join(", ", found));
        }
        catch (HybHanasException fault)
        {
            return HealthCheck.Broken("trainers", $"{string.Join(", ", found)}; {fault.Message}", "docs/trainers.md says what a plug-in's folder holds");
        }
    }

    private static HealthCheck Account(IbmEnvironment environment)
    {
        try
        {
            return environment.Token is null && SavedAccounts.Read(environment.AccountFile).Count == 0
                ? HealthCheck.Noted("IBM account", "none", "only backends named ibm_NAME need one: docs/ibm-account.md")
                : HealthCheck.Good("IBM account", $"from {IbmAccount.Find(environment).TokenOrigin}");
        }
        catch (IbmFault fault)
        {
            return HealthCheck.Broken("IBM account", HybHanasErrorModule.message(fault.Error), "docs/ibm-account.md says what is expected where");
        }
    }

    private static HealthCheck Writable(string check, string folder, string mend)
    {
        var nearest = Path.GetFullPath(folder);
        while (!Directory.Exists(nearest) && !File.Exists(nearest) && Path.GetDirectoryName(nearest) is { Length: > 0 } parent)
            nearest = parent;
        try
        {
            using (new FileStream(
                Path.Combine(nearest, $".hybhanas-{Guid.NewGuid():N}"), FileMode.CreateNew, FileAccess.Write, FileShare.None, 1,
                FileOptions.DeleteOnClose))
                return HealthCheck.Good(check, Directory.Exists(folder) ? $"{folder} can be written" : $"{folder} can be made");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return HealthCheck.Broken(check, $"{folder} cannot be written: {fault.Message}", mend);
        }
    }
}
