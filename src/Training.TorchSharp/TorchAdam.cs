using HybHanas.Training.Kernels;
using static TorchSharp.torch;

namespace HybHanas.TorchSharp;

/// <summary>The embedded engine's Adam on a tensor of parameters.</summary>
internal sealed class TorchAdam : IDisposable
{
    private readonly Tensor parameters;
    private readonly Tensor first;
    private readonly Tensor second;
    private int steps;

    public TorchAdam(Tensor parameters)
    {
        this.parameters = parameters;
        first = zeros(parameters.shape, parameters.dtype, parameters.device).DetachFromDisposeScope();
        second = zeros(parameters.shape, parameters.dtype, parameters.device).DetachFromDisposeScope();
    }

    /// <summary>Copies of both moments.</summary>
    public (float[] First, float[] Second) Moments => (first.cpu().data<float>().ToArray(), second.cpu().data<float>().ToArray());

    /// <summary>Goes on from the moments after so many steps; what follows them is ignored.</summary>
    public void Restore(int done, float[] firstMoments, float[] secondMoments)
    {
        steps = done;
        Set(first, firstMoments);
        Set(second, secondMoments);

        static void Set(Tensor moments, float[] values) =>
            moments.copy_(tensor(values, [values.Length]).narrow(0, 0, moments.shape[0]));
    }

    public void Step(Tensor gradient, double rate)
    {
        using var ungraded = no_grad();
        steps++;
        var (step, root) = AdamRule.Corrected(rate, steps);
        first.add_(gradient.sub(first).mul_(1 - AdamRule.Beta1));
        second.mul_(AdamRule.Beta2).addcmul_(gradient, gradient, 1 - AdamRule.Beta2);
        parameters.addcdiv_(first, second.sqrt().mul_(root).add_(AdamRule.Epsilon), -step);
    }

    public void Dispose()
    {
        first.Dispose();
        second.Dispose();
    }
}
