using System.Numerics;
using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;

namespace HybHanas.TorchSharp;

/// <summary>One forward pass and what follows it.</summary>
internal interface IQuantumPass
{
    /// <summary>Batch x qubits.</summary>
    Tensor Forward(Tensor inputs, Tensor weights);

    /// <summary>The vector-Jacobian product by inputs and weights; zeros where it failed, null where nothing comes from above. Never throws.</summary>
    (Tensor? ByInput, Tensor? ByWeight) Backward(Tensor upstream);
}

/// <summary>
/// A pass by the simulator. It holds a workspace until its first backward pass; one that goes backward again, as a graph that is retained can, computes its
/// states anew from its copies of inputs and weights.
/// </summary>
/// <param name="pool">Where workspaces come from.</param>
/// <param name="differentiates">Whether a backward pass may follow.</param>
/// <param name="keep">Takes what a backward pass cannot throw.</param>
internal sealed class QuantumPass<T>(SimulatorPool<T> pool, bool differentiates, Action<Exception> keep) : IQuantumPass
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Lock gate = new();
    private T[] samples = [];
    private T[] angles = [];
    private int batch;
    private Device device = CPU;
    private SimulatorWorkspace<T>? workspace;

    // LibTorch takes them over just after the backward pass has returned; nothing may free them before.
    private (Tensor? ByInput, Tensor? ByWeight) handedOver;

    private static ScalarType Precision => typeof(T) == typeof(double) ? ScalarType.Float64 : ScalarType.Float32;

    public Tensor Forward(Tensor inputs, Tensor weights)
    {
        using var scope = NewDisposeScope();
        (batch, device) = ((int)inputs.shape[0], inputs.device);
        (samples, angles) = (Values(inputs), Values(weights));
        var rented = pool.Rent(batch);
        var expectations = rented.Forward(samples, angles, batch);
        if (differentiates)
            workspace = rented;
        else
            pool.Return(rented);
        return scope.MoveToOuter(OfValues(expectations, [batch, expectations.Length / batch]));
    }

    public (Tensor? ByInput, Tensor? ByWeight) Backward(Tensor upstream)
    {
        lock (gate)
        {
            try
            {
                return handedOver = upstream.IsInvalid ? default : Product(upstream);
            }
            catch (Exception exception)
            {
                keep(exception);
                return handedOver = Zeros();
            }
        }
    }

    private (Tensor ByInput, Tensor ByWeight) Product(Tensor upstream)
    {
        if (is_grad_enabled())
            throw new InvalidOperationException("this quantum layer has first derivatives only; with create_graph use QuantumForm.Tensors");
        using var scope = NewDisposeScope();
        var rented = workspace;
        workspace = null;
        if (rented is null)
        {
            rented = pool.Rent(batch);
            rented.Forward(samples, angles, batch);
        }

        var (byInput, byWeight) = rented.Backward(Values(upstream), batch);
        pool.Return(rented);
        return scope.MoveToOuter(OfValues(byInput, [batch, byInput.Length / batch]), OfValues(byWeight, [byWeight.Length]));
    }

    private (Tensor? ByInput, Tensor? ByWeight) Zeros()
    {
        try
        {
            return (OfValues(new T[samples.Length], [batch, samples.Length / batch]), OfValues(new T[angles.Length], [angles.Length]));
        }
        catch (Exception exception)
        {
            // No gradient counts as zero too.
            keep(exception);
            return default;
        }
    }

    private static T[] Values(Tensor tensor) => MemoryMarshal.Cast<byte, T>(tensor.detach().cpu().contiguous().bytes).ToArray();

    private Tensor OfValues(T[] values, long[] shape)
    {
        var tensor = empty(shape, Precision);
        values.CopyTo(MemoryMarshal.Cast<byte, T>(tensor.bytes));
        if (device.type == DeviceType.CPU)
            return tensor;
        using (tensor)
            return tensor.to(device);
    }
}
