using System.Collections.Concurrent;
using HybHanas.Core;
using HybHanas.Core.Backends;
using HybHanas.Core.Costing;
using HybHanas.Core.Networks;
using HybHanas.Core.Searching;
using Microsoft.FSharp.Collections;
using Microsoft.FSharp.Core;

namespace HybHanas;

/// <summary>What a genome costs; exact, and known without training it.</summary>
/// <param name="Architecture">The network.</param>
/// <param name="Series">The quantum part under each calibration, the oldest first.</param>
/// <param name="Quantum">The quantum part that counts.</param>
/// <param name="Newest">Under the newest calibration.</param>
/// <param name="Duration">One execution in seconds, by the same figure over the calibrations.</param>
/// <param name="ClassicalSeconds">The classical part.</param>
/// <param name="Flops">FLOPs of the classical part.</param>
/// <param name="Parameters">Trainable parameters.</param>
internal sealed record GenomeCost(
    Architecture Architecture, SeriesCost Series, CostParts Quantum, CompiledCost Newest, double Duration, double ClassicalSeconds, double Flops,
    ParameterCount Parameters)
{
    public double TotalSeconds => Quantum.Total + ClassicalSeconds;
}

/// <summary>Costs genomes under the calibrations that count at the time. Depends on the setup, the calibrations and the genome alone.</summary>
internal sealed class NetworkCosting
{
    /// <summary>Costs that are kept from one generation to the next, so that the memory of a long search stays flat.</summary>
    private const int MostKept = 4096;

    private readonly SearchSetup setup;
    private readonly List<DeviceCosting> devices = [];
    private ConcurrentDictionary<string, Lazy<FSharpResult<GenomeCost, HybHanasError>>> costs = new();

    public NetworkCosting(SearchSetup setup)
    {
        this.setup = setup;
        Series = setup.Series;
        Extend();
    }

    /// <summary>The calibrations that count.</summary>
    public CalibrationSeries Series { get; private set; }

    /// <summary>From now on these calibrations count, the ones before and perhaps one more; to be called between generations, not while
    /// genomes are costed.</summary>
    public void Use(CalibrationSeries longer)
    {
        if (costs.Count > MostKept)
            Forget();
        if (longer.Targets.Length == Series.Targets.Length)
            return;
        Series = longer;
        Extend();
        costs = new();
    }

    /// <summary>The cost of a genome, computed once while it is kept.</summary>
    public FSharpResult<GenomeCost, HybHanasError> Cost(Genome genome) =>
        costs.GetOrAdd(GenomeModule.print(genome), text => new(() => Compute(text, genome))).Value;

    /// <summary>The seed of everything random about a genome.</summary>
    public Seed SeedOf(Genome genome) => SeedModule.purpose("genome " + GenomeModule.print(genome), setup.Seed);

    private void Forget()
    {
        costs = new();
        foreach (var device in devices)
            device.Forget();
    }

    private void Extend()
    {
        foreach (var target in Series.Targets.Skip(devices.Count))
            devices.Add(new DeviceCosting(setup, target, devices.FirstOrDefault()));
    }

    private FSharpResult<GenomeCost, HybHanasError> Compute(string text, Genome genome)
    {
        try
        {
            var architecture = SpaceModule.decode(genome, setup.Space).OrThrow();
            var compiled = devices.Select(device => Compiled(device, text, architecture, SeedOf(genome))).ToList();
            var series = SeriesCostModule.create(ListModule.OfSeq(compiled.Select(cost => cost.Quantum.Training))).OrThrow();
            var duration = SeriesCostModule.figure(Over, ListModule.OfSeq(compiled.Select(cost => cost.Quantum.Run.Duration))).OrThrow();
            var flops = TrainingFlops(architecture);
            var classical = ClassicalCost.time(flops, setup.Throughput.Gigaflops * 1e9).OrThrow();
            return FSharpResult<GenomeCost, HybHanasError>.NewOk(new GenomeCost(
                architecture, series, SeriesCostModule.counted(Over, series), compiled[^1], duration, classical, flops, Parameters.count(architecture)));
        }
        catch (HybHanasException fault) when (fault.Error is { } error)
        {
            return FSharpResult<GenomeCost, HybHanasError>.NewError(error);
        }
    }

    private Core.Costing.CostOver Over => CostConventions.ToCore(setup.Options.CostOver);

    /// <summary>A circuit that cannot be run under one of the calibrations has no cost over all of them.</summary>
    private CompiledCost Compiled(DeviceCosting device, string text, Architecture architecture, Seed seed)
    {
        try
        {
            return device.Cost(text, architecture, seed);
        }
        catch (HybHanasException fault) when (devices.Count > 1)
        {
            throw new HybHanasException(HybHanasError.NewBadCalibration(Series.Latest.Calibration.Name, device.Calibrated, fault.Message));
        }
    }

    /// <summary>FLOPs are linear in the samples, so a short last batch needs no count of its own.</summary>
    private double TrainingFlops(Architecture architecture)
    {
        var perSample = Flops.total(1, architecture);
        return ((double)perSample.Forward + perSample.Backward) * setup.Training.Count * setup.Options.Epochs;
    }
}
