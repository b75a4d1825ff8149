using HybHanas.Core.Searching;
using Microsoft.FSharp.Collections;
using Microsoft.FSharp.Core;

namespace HybHanas;

/// <summary>Options as the core's specification, which checks them, and back.</summary>
internal static class SpecificationTranslation
{
    private const string Idle = "idle";
    private const string Whole = "whole";

    /// <summary>The checked specification of options; what is wrong is one exception with every fault.</summary>
    public static Specification ToSpecification(SearchOptions options) =>
        SpecificationJson.parse("options", ToDocument(options).Print()).OrThrow(file: null);

    /// <summary>The options of a specification.</summary>
    public static SearchOptions ToOptions(Specification specification)
    {
        var (document, defaults) = (SpecificationDocument.Of(specification), new SearchOptions());
        var (data, network, circuit, training, search, cost) =
            (document.Data, document.Network, document.Circuit, document.Training, document.Search, document.Cost);
        return new SearchOptions
        {
            Description = document.Description,
            DataSet = data.Set ?? defaults.DataSet,
            DataFolder = data.Folder,
            DataFile = data.Csv,
            LabelColumn = data.Label,
            ImageFile = data.Images,
            LabelFile = data.Labels,
            PerClass = data.PerClass,
            ValidationFraction = data.Validation,
            TestFraction = data.Test,
            Mode = network.Mode,
            Scaling = network.Scaling,
            FixedConvolutions = network.Fixed.Convolutions,
            FixedDenseLayers = network.Fixed.Dense,
            Convolutions = network.Variable.Convolutions,
            DenseLayers = network.Variable.Dense,
            Layers = circuit.Layers,
            Qubits = circuit.Qubits,
            Depth = circuit.Depth,
            Embeddings = circuit.Embeddings,
            Rotations = circuit.Rotations,
            Entanglements = circuit.Entanglements,
            Gates = circuit.Gates,
            CnotRanges = circuit.CnotRanges,
            CnotModes = circuit.CnotModes,
            Epochs = training.Epochs,
            BatchSize = training.Batch,
            LearningRate = training.LearningRate,
            LearningRates = training.LearningRates,
            StopBelowAccuracy = training.StopBelow,
            StopAfterEpochs = training.StopAfter,
            Rungs = training.Rungs,
            Folds = training.Folds,
            Trainer = training.Trainer,
            SharedEpochs = training.SharedEpochs,
            Algorithm = search.Algorithm,
            Population = search.Population,
            Generations = search.Generations,
            Seed = search.Seed,
            Backend = cost.Backend,
            CostOver = cost.CostOver,
            Shots = cost.Shots,
            Level = cost.Level,
            GateTime = cost.GateTime,
            Decoherence = cost.Decoherence == Whole ? DecoherenceConvention.WholeDuration : DecoherenceConvention.PerQubitIdle,
            CuttingTarget = cost.CuttingTarget,
            Runtime = cost.Runtime,
            ThroughputGigaflops = cost.Throughput,
            QuantumWatts = cost.QuantumWatts,
            ClassicalWatts = cost.ClassicalWatts,
            Objectives = document.Objectives,
            Constraints = document.Constraints,
        };
    }

    private static SpecificationDocument ToDocument(SearchOptions options)
    {
        var ownData = options.DataFile ?? options.ImageFile ?? options.LabelFile;
        return new SpecificationDocument(
            options.Description,
            new DataDocument(
                ownData is null ? options.DataSet : null, options.DataFolder, options.DataFile, options.LabelColumn, options.ImageFile,
                options.LabelFile, options.PerClass, options.ValidationFraction, options.TestFraction),
            new NetworkDocument(
                options.Mode, options.Scaling, new FixedDocument(options.FixedConvolutions, options.FixedDenseLayers),
                new VariableDocument(options.Convolutions, options.DenseLayers)),
            new CircuitDocument(
                options.Layers, options.Qubits, options.Depth, options.Embeddings, options.Rotations, options.Entanglements, options.Gates,
                options.CnotRanges, options.CnotModes),
            new TrainingDocument(
                options.Epochs, options.BatchSize, options.LearningRate, options.LearningRates, options.StopBelowAccuracy, options.StopAfterEpochs, options.Rungs,
                options.Folds, options.Trainer, options.SharedEpochs),
            new SearchDocument(options.Algorithm, options.Population, options.Generations, options.Seed),
            new CostDocument(
                options.Backend, options.CostOver, options.Shots, options.Level, options.GateTime,
                options.Decoherence == DecoherenceConvention.WholeDuration ? Whole : Idle, options.CuttingTarget, options.Runtime,
                options.ThroughputGigaflops, options.QuantumWatts, options.ClassicalWatts),
            options.Objectives, options.Constraints);
    }

    /// <summary>The specification, or all its faults as one exception.</summary>
    public static Specification OrThrow(
        this FSharpResult<Specification, FSharpList<SpecificationFault>> result, string? file) =>
        result.IsOk ? result.ResultValue : throw Refusal(result.ErrorValue, file);

    private static HybHanasException Refusal(FSharpList<SpecificationFault> faults, string? file)
    {
        if (file is null && faults.Length == 1)
            return new HybHanasException(faults.Head.Error);
        var details = faults.Select(SpecificationFaultModule.message).ToList();
        var count = faults.Length == 1 ? "" : $"{faults.Length} faults: ";
        return new HybHanasException("bad-specification", $"{file ?? "options"}: {count}{string.Join("; ", details)}", details);
    }
}
