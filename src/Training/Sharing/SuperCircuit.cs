using System.Globalization;
using System.Runtime.Intrinsics;
using HybHanas.Core;
using HybHanas.Core.Networks;
using HybHanas.Simulation;
using Microsoft.FSharp.Core;

namespace HybHanas.Training.Sharing;

/// <summary>
/// The weights of the largest network of a space, trained once, so that every smaller network has a slice of them to start from
/// (QNAS, 2604.07013). Immutable; may be shared between threads. Depends on its arguments alone, never on what is evaluated
/// with it.
/// </summary>
public sealed class SuperCircuit
{
    private readonly SharedLayout layout;
    private readonly float[] weights;

    private SuperCircuit(SharedLayout layout, float[] weights) => (this.layout, this.weights) = (layout, weights);

    /// <summary>Trains the shared weights on the calling thread.</summary>
    /// <param name="front">Any network of the space: all must have its input, front part, classes and form.</param>
    /// <param name="qubits">The most qubits of a network, 1..20.</param>
    /// <param name="depth">The most layers, 1..64.</param>
    /// <param name="draw">The network of a step, for its seed: always the largest, or one drawn anew.</param>
    /// <param name="training">The samples.</param>
    /// <param name="options">Epochs, batch size and learning rate of this training; there is no early stop.</param>
    /// <param name="seed">Its seed.</param>
    /// <param name="cancellation">Honoured within one step.</param>
    /// <returns>An error where something does not fit, and Diverged where a loss is not finite.</returns>
    public static FSharpResult<SuperCircuit, HybHanasError> Train(
        Architecture front, int qubits, int depth, Func<Seed, Architecture> draw, SampleSet training, TrainingOptions options,
        Seed seed, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(front);
        ArgumentNullException.ThrowIfNull(draw);
        ArgumentNullException.ThrowIfNull(training);
        ArgumentNullException.ThrowIfNull(options);
        var valid = options.Validate();
        var fault = valid.IsError ? valid.ErrorValue
            : qubits is < 1 or > 20 ? OutOfRange("most qubits of shared weights", qubits, "1..20")
            : depth is < 1 or > 64 ? OutOfRange("most layers of shared weights", depth, "1..64")
            : ArchitectureFit.Fault(front, training);
        if (fault is not null)
            return Error(fault);
        return Vector512.IsHardwareAccelerated ? Run<Lanes512<float>>()
            : Vector256.IsHardwareAccelerated ? Run<Lanes256<float>>()
            : Run<Lanes128<float>>();

        FSharpResult<SuperCircuit, HybHanasError> Run<TLanes>()
            where TLanes : unmanaged, ILanes<TLanes, float>
        {
            var run = new SuperCircuitRun<TLanes>(new SharedLayout(front, qubits, depth), options, seed);
            var initial = run.Initialise(front);
            if ((initial ?? run.Train(draw, training, cancellation)) is { } failure)
                return Error(failure);
            return FSharpResult<SuperCircuit, HybHanasError>.NewOk(new SuperCircuit(run.Layout, run.Weights));
        }

        static FSharpResult<SuperCircuit, HybHanasError> Error(HybHanasError error) =>
            FSharpResult<SuperCircuit, HybHanasError>.NewError(error);
    }

    /// <summary>A network's share: its first qubits and layers, in the order of <see cref="TrainingOutcome"/>'s parameters.</summary>
    /// <returns>An error for a network with another front part, or larger than the weights.</returns>
    public FSharpResult<float[], HybHanasError> Slice(Architecture architecture)
    {
        ArgumentNullException.ThrowIfNull(architecture);
        var places = layout.PlacesOf(architecture);
        return places.IsError
            ? FSharpResult<float[], HybHanasError>.NewError(places.ErrorValue)
            : FSharpResult<float[], HybHanasError>.NewOk(Array.ConvertAll(places.ResultValue, place => weights[place]));
    }

    private static HybHanasError OutOfRange(string what, int given, string allowed) =>
        HybHanasError.NewOutOfRange(what, given.ToString(CultureInfo.InvariantCulture), allowed);
}
