using System.Runtime.Intrinsics;
using HybHanas.Core;
using HybHanas.Core.Networks;
using HybHanas.Simulation;
using HybHanas.Training.Layers;
using Microsoft.FSharp.Core;

namespace HybHanas.Training;

/// <summary>What a network makes of samples on its way, all sample by sample.</summary>
/// <param name="Logits">Samples x classes: what the softmax takes.</param>
/// <param name="CircuitInputs">Samples x inputs of the circuit: angles in radians, or amplitudes before they are normalised.</param>
public sealed record NetworkOutputs(double[] Logits, double[] CircuitInputs);

/// <summary>A trained network at work, in double precision, so that its outputs hold to many digits wherever they are computed again.
/// Safe to call from several threads at once.</summary>
public sealed class TrainedNetwork
{
    private const int Batch = 64;
    private readonly Architecture architecture;
    private readonly ReadOnlyMemory<float> parameters;
    private readonly CentralLayer central;

    private TrainedNetwork(Architecture architecture, ReadOnlyMemory<float> parameters, CentralLayer central) =>
        (this.architecture, this.parameters, this.central) = (architecture, parameters, central);

    /// <summary>Fails where the parameters, in the order of <see cref="TrainingOutcome"/>, are not as many as the network has or not
    /// finite, or where the network is too large to be computed.</summary>
    public static FSharpResult<TrainedNetwork, HybHanasError> Create(
        Architecture architecture, ReadOnlyMemory<float> parameters, CentralLayer central = CentralLayer.Quantum)
    {
        ArgumentNullException.ThrowIfNull(architecture);
        var fault = NetworkSize.Fault(architecture, ArchitectureNetwork.Stride<double>(Batch))
            ?? ArchitectureFit.Fault(architecture, central, parameters);
        if (fault is null && parameters.Span.IndexOfAnyExceptInRange(float.MinValue, float.MaxValue) is var wrong and >= 0)
            fault = HybHanasError.NewOutOfRange($"parameter {wrong}", "not a finite number", "finite numbers");
        return fault is null
            ? FSharpResult<TrainedNetwork, HybHanasError>.NewOk(new TrainedNetwork(architecture, parameters, central))
            : FSharpResult<TrainedNetwork, HybHanasError>.NewError(fault);
    }

    /// <summary>What the network makes of samples that fit it.</summary>
    /// <exception cref="OperationCanceledException">Cancelled; honoured within one batch.</exception>
    public FSharpResult<NetworkOutputs, HybHanasError> OutputsOf(SampleSet samples, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(samples);
        if (ArchitectureFit.Fault(architecture, samples) is { } fault)
            return FSharpResult<NetworkOutputs, HybHanasError>.NewError(fault);
        return Vector512.IsHardwareAccelerated ? Run<Lanes512<double>>(samples, cancellation)
            : Vector256.IsHardwareAccelerated ? Run<Lanes256<double>>(samples, cancellation)
            : Run<Lanes128<double>>(samples, cancellation);
    }

    private FSharpResult<NetworkOutputs, HybHanasError> Run<TLanes>(SampleSet samples, CancellationToken cancellation)
        where TLanes : unmanaged, ILanes<TLanes, double>
    {
        var created = ArchitectureNetwork.Create<TLanes, double>(architecture, Math.Min(Batch, samples.Count), central);
        if (created.IsError)
            return FSharpResult<NetworkOutputs, HybHanasError>.NewError(created.ErrorValue);
        var network = created.ResultValue;
        for (var i = 0; i < parameters.Length; i++)
            network.Parameters[i] = parameters.Span[i];
        var projected = Projected(network);
        var logits = new double[checked(samples.Count * network.Logits.Rows)];
        var inputs = new double[checked(samples.Count * projected.Rows)];
        var rows = new int[network.Input.Stride];
        for (var start = 0; start < samples.Count; start += rows.Length)
        {
            cancellation.ThrowIfCancellationRequested();
            var batch = Math.Min(rows.Length, samples.Count - start);
            for (var i = 0; i < batch; i++)
                rows[i] = start + i;
            network.Load(samples, rows.AsSpan(0, batch));
            network.Forward(new Pass(batch, false, default));
            Take(network.Logits, batch, logits.AsSpan(start * network.Logits.Rows));
            Take(projected, batch, inputs.AsSpan(start * projected.Rows));
        }

        return FSharpResult<NetworkOutputs, HybHanasError>.NewOk(new NetworkOutputs(logits, inputs));
    }

    /// <summary>Where the values lie that enter the central layer.</summary>
    private Slab<double> Projected<TLanes>(Network<TLanes, double> network)
        where TLanes : unmanaged, ILanes<TLanes, double> => central == CentralLayer.Quantum
            ? network.Layers.OfType<Quantum<double>>().Single().Input
            : network.Layers.OfType<Dense<TLanes, double>>().Reverse().Skip(1).First().Input;

    private static void Take(Slab<double> slab, int batch, Span<double> to)
    {
        var values = slab.ValueSpan;
        for (var row = 0; row < slab.Rows; row++)
        {
            for (var i = 0; i < batch; i++)
                to[i * slab.Rows + row] = values[row * slab.Stride + i];
        }
    }
}
