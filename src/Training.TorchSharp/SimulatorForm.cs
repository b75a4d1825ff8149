using System.Runtime.ExceptionServices;
using HybHanas.Simulation;
using TorchSharp;
using static TorchSharp.torch;

namespace HybHanas.TorchSharp;

/// <summary>HybHanas's simulator: values by its forward pass, derivatives by its adjoint pass. Safe to call from several threads at once.</summary>
internal sealed class SimulatorForm(QuantumProgram program, Cores cores) : CircuitForm(program)
{
    private static int copiesAreSaid;

    private readonly SimulatorPool<float> singles = new(program, cores);
    private readonly SimulatorPool<double> doubles = new(program, cores);
    private ExceptionDispatchInfo? failure;

    public override void ThrowIfBackwardFailed() => Interlocked.Exchange(ref failure, null)?.Throw();

    protected override Tensor Run(Tensor inputs, Tensor weights)
    {
        ThrowIfBackwardFailed();
        if (inputs.device_type != DeviceType.CPU && Interlocked.Exchange(ref copiesAreSaid, 1) == 0)
        {
            Console.Error.WriteLine(
                $"quantum layer: tensors on {inputs.device} are copied to the processor and back at every step; QuantumForm.Tensors computes where they are");
        }

        var differentiates = is_grad_enabled() && (inputs.requires_grad || weights.requires_grad);
        IQuantumPass pass = inputs.dtype == ScalarType.Float64
            ? new QuantumPass<double>(doubles, differentiates, Keep)
            : new QuantumPass<float>(singles, differentiates, Keep);
        return QuantumFunction.apply(inputs, weights, pass);
    }

    private void Keep(Exception exception) =>
        Interlocked.CompareExchange(ref failure, ExceptionDispatchInfo.Capture(exception), null);
}

/// <summary>A pass of the simulator in LibTorch's graph. One instance serves all; what a pass needs lies in the pass.</summary>
internal sealed class QuantumFunction : autograd.SingleTensorFunction<QuantumFunction>
{
    private const string Pass = "pass";

    public override string Name => "HybHanasQuantum";

    /// <summary>Of the inputs, the weights and the pass.</summary>
    public override Tensor forward(autograd.AutogradContext ctx, params object[] vars)
    {
        ctx.set_materialize_grads(false);
        ctx.save_data(Pass, vars[2]);
        return ((IQuantumPass)vars[2]).Forward((Tensor)vars[0], (Tensor)vars[1]);
    }

    public override List<Tensor> backward(autograd.AutogradContext ctx, Tensor grad_output)
    {
        var (byInput, byWeight) = ((IQuantumPass)ctx.get_data(Pass)).Backward(grad_output);
        return [byInput!, byWeight!, null!];
    }
}
