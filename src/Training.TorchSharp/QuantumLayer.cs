using HybHanas.Core;
using HybHanas.Core.Circuits;
using HybHanas.Simulation;
using HybHanas.Training;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace HybHanas.TorchSharp;

/// <summary>
/// A parametrised quantum circuit as a layer of a TorchSharp network: batch x inputs (angles in radians, or amplitudes of any norm) to
/// batch x qubits (expectation values in [-1, 1], up to rounding). Its one parameter, "weights", holds the circuit's weights in radians.
/// </summary>
/// <remarks>
/// An exception that left the backward pass of <see cref="QuantumForm.Simulator"/> would end the process. It is kept instead, and the gradients of that pass
/// are zeros: <see cref="QuantumBackward.Backward"/> throws it, so does <see cref="ThrowIfBackwardFailed"/>, at the latest the next forward pass.
/// </remarks>
public sealed class QuantumLayer : Module<Tensor, Tensor>
{
    private readonly CircuitForm form;

    // TorchSharp replaces it when the module is moved or converted, and finds it by its name.
    private Parameter weights;

    /// <summary>A layer of a compiled circuit.</summary>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public QuantumLayer(QuantumProgram program, QuantumLayerOptions? options = null)
        : base(nameof(QuantumLayer))
    {
        ArgumentNullException.ThrowIfNull(program);
        options ??= new QuantumLayerOptions();
        if (options.Precision is not (ScalarType.Float32 or ScalarType.Float64))
            throw new ArgumentException($"precision is {options.Precision}; Float32 or Float64 is needed", nameof(options));
        if (!Enum.IsDefined(options.Form))
            throw new ArgumentException($"form is {options.Form}; Simulator or Tensors is needed", nameof(options));
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Threads, 1, nameof(options));
        var cores = new Cores(options.Threads);
        // One of them is the caller's own.
        cores.Enter();
        form = CircuitForm.Create(program, options.Form, cores);
        (Qubits, Inputs) = (program.Qubits, program.Inputs);
        weights = Start(program.Weights, options);
        RegisterComponents();
    }

    /// <summary>A layer of an ansatz, with the observable that belongs to it.</summary>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public QuantumLayer(Ansatz ansatz, QuantumLayerOptions? options = null)
        : this(Compiled(ansatz), options)
    {
    }

    /// <summary>Values of a sample.</summary>
    public int Inputs { get; }

    /// <summary>Expectation values of a sample.</summary>
    public int Qubits { get; }

    /// <summary>The expectation value of each qubit for each sample.</summary>
    /// <param name="input">Batch x <see cref="Inputs"/>, of the precision and on the device of the weights.</param>
    /// <exception cref="ArgumentException">The input is of another shape, precision or device.</exception>
    public override Tensor forward(Tensor input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return form.Expectations(input, weights);
    }

    /// <summary>Throws what an earlier backward pass of this layer could not, once.</summary>
    public void ThrowIfBackwardFailed() => form.ThrowIfBackwardFailed();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            form.Dispose();
        base.Dispose(disposing);
    }

    private static QuantumProgram Compiled(Ansatz ansatz)
    {
        ArgumentNullException.ThrowIfNull(ansatz);
        var program = ArchitectureNetwork.Compile(ansatz);
        return program.IsOk
            ? program.ResultValue
            : throw new ArgumentException(HybHanasErrorModule.message(program.ErrorValue), nameof(ansatz));
    }

    private static Parameter Start(int count, QuantumLayerOptions options)
    {
        using var scope = NewDisposeScope();
        using var ungraded = no_grad();
        Tensor start;
        if (options.Seed is { } seed)
        {
            var drawn = new double[count];
            InitialWeights.Draw<double>(drawn, 0, InitialWeights.Angles, seed);
            start = tensor(drawn, [count], options.Precision);
        }
        else
        {
            start = rand([count], options.Precision).mul(InitialWeights.Angles.High);
        }

        return scope.Detach(new Parameter(options.Device is { } device ? start.to(device) : start));
    }
}

/// <summary>Backward passes through networks with quantum layers.</summary>
public static class QuantumBackward
{
    /// <summary>loss.backward(), then what went wrong in it in a quantum layer of the network as an exception.</summary>
    public static void Backward(this Module network, Tensor loss)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(loss);
        loss.backward();
        foreach (var layer in network.modules().Prepend(network).OfType<QuantumLayer>().Distinct())
            layer.ThrowIfBackwardFailed();
    }
}
