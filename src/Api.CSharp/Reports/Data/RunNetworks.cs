using System.Globalization;
using HybHanas.Core;
using HybHanas.Core.Backends;
using HybHanas.Core.Circuits;
using HybHanas.Core.Networks;
using HybHanas.Core.Searching;
using HybHanas.Runs;
using HybHanas.Training;

namespace HybHanas.Reports;

/// <summary>The networks of a run made again from their genomes, with the circuits that they were costed with.</summary>
internal sealed class RunNetworks
{
    private readonly SearchSetup setup;
    private readonly Target target;
    private readonly DeviceCosting device;

    private RunNetworks(SearchSetup setup, Target target, string? otherVersion) =>
        (this.setup, this.target, OtherVersion, device) = (setup, target, otherVersion, new DeviceCosting(setup, target, null));

    /// <summary>Where the genomes are from.</summary>
    public Space Space => setup.Space;

    /// <summary>The version of the tool that made the run; null where it is this one.</summary>
    public string? OtherVersion { get; }

    /// <summary>The networks, or why they cannot be had: the run's data or calibration are no longer there.</summary>
    public static (RunNetworks? Networks, string? Missing) TryOpen(string folder, RunRecord record)
    {
        try
        {
            var calibrations = RunCalibrations.Read(folder);
            // What trained the networks does not matter here; a plug-in need not be there.
            var setup = SearchSetup.Resolve(
                record.Options with { Threads = 1 }, TimeProvider.System, record.Throughput, calibrations.FirstOrDefault()?.Target, new EmbeddedTrainer());
            var now = RunRecord.Of(setup, record.Started);
            RunIdentity.Require(folder, record with { Versions = now.Versions }, now);
            var target = calibrations.LastOrDefault()?.Target ?? setup.Series.Latest;
            return (new RunNetworks(setup, target, record.Versions.HybHanas == now.Versions.HybHanas ? null : record.Versions.HybHanas), null);
        }
        catch (HybHanasException fault)
        {
            return (null, fault.Message);
        }
    }

    /// <summary>The backend as the circuits were compiled for it.</summary>
    public DeviceSheet Device(DateTimeOffset started) => DeviceSheet.Of(target, started);

    /// <summary>One network in full; null where its circuit does not compile under the newest calibration, or where another version of the tool
    /// made the run and this one compiles it to a circuit of other figures.</summary>
    public NetworkSheet? Sheet(Candidate candidate)
    {
        var architecture = SpaceModule.decode(GenomeModule.parse(candidate.Genome).OrThrow(), setup.Space).OrThrow();
        var seed = SeedModule.purpose("genome " + candidate.Genome, setup.Seed);
        try
        {
            if (OtherVersion is not null && device.Cost(candidate.Genome, architecture, seed).Figures != candidate.Circuit)
                return null;
            var physical = device.Compile(architecture, seed);
            return new NetworkSheet(
                candidate, Layers(architecture), DrawnCircuit.Of(AnsatzModule.measured(architecture.Ansatz)), DrawnCircuit.Of(physical),
                [.. physical.InitialLayout], (double)setup.StepsPerEpoch * setup.Options.Epochs);
        }
        catch (HybHanasException)
        {
            return null;
        }
    }

    private static IReadOnlyList<NetworkLayer> Layers(Architecture architecture)
    {
        var layers = new List<NetworkLayer>();
        // One for each convolution and dense layer, and the circuit.
        var words = new Queue<string>(Description.ofArchitecture(architecture).Split(" > "));
        int channels = 1, values;
        if (architecture.Input is SampleShape.Image image)
        {
            channels = image.channels;
            values = image.channels * image.height * image.width;
            layers.Add(new NetworkLayer("sample", Shape(image.channels, image.height, image.width), 0));
        }
        else
        {
            values = ((SampleShape.Table)architecture.Input).features;
            layers.Add(new NetworkLayer("sample", Count(values, "feature"), 0));
        }

        foreach (var (stage, shape) in architecture.Convolutions.Zip(ArchitectureModule.stageShapes(architecture.Input, architecture.Convolutions)))
        {
            layers.Add(new NetworkLayer(
                words.Dequeue(), Shape(shape.Item1, shape.Item2, shape.Item3), stage.Channels * (channels * stage.Kernel * stage.Kernel + 1)));
            (channels, values) = (stage.Channels, shape.Item1 * shape.Item2 * shape.Item3);
        }

        foreach (var stage in architecture.Dense)
        {
            layers.Add(new NetworkLayer(words.Dequeue(), Count(stage.Width, "value"), stage.Width * (values + 1)));
            values = stage.Width;
        }

        var (inputs, ansatz) = (AnsatzModule.inputs(architecture.Ansatz), architecture.Ansatz);
        layers.Add(new NetworkLayer("projection", Count(inputs, ansatz.Embedding.IsAmplitude ? "amplitude" : "angle"), inputs * (values + 1)));
        layers.Add(new NetworkLayer(words.Dequeue(), Count(ansatz.Qubits, "expectation"), AnsatzModule.weights(ansatz)));
        layers.Add(new NetworkLayer("classifier", Count(architecture.Classes, "class"), architecture.Classes * (ansatz.Qubits + 1)));
        return layers;
    }

    private static string Shape(int channels, int height, int width) => string.Create(CultureInfo.InvariantCulture, $"{channels} x {height} x {width}");

    private static string Count(int number, string what) => string.Create(
        CultureInfo.InvariantCulture, $"{number} {what}{(number == 1 ? "" : what.EndsWith('s') ? "es" : "s")}");
}

/// <summary>A network of the front in full.</summary>
/// <param name="Candidate">Its evaluation.</param>
/// <param name="Layers">Its layers, first to last.</param>
/// <param name="Logical">Its circuit as it is written.</param>
/// <param name="Physical">Its circuit as it was costed, on the backend's qubits.</param>
/// <param name="Layout">Physical qubit of each logical qubit at the start.</param>
/// <param name="Steps">Training steps in all.</param>
internal sealed record NetworkSheet(
    Candidate Candidate, IReadOnlyList<NetworkLayer> Layers, DrawnCircuit Logical, DrawnCircuit Physical, IReadOnlyList<int> Layout, double Steps);

/// <summary>A layer, the shape of what it gives, and its trainable parameters.</summary>
internal sealed record NetworkLayer(string What, string Output, int Parameters);
