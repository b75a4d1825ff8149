using System.Runtime.InteropServices;
using HybHanas.Training;
using TorchSharp;

namespace HybHanas.TorchSharp;

/// <summary>Makes <see cref="TorchSharpTrainer"/> findable under the name "torchsharp", on the processor.</summary>
public sealed class TorchSharpPlugin : ITrainerPlugin
{
    /// <inheritdoc/>
    public string Trainer => "torchsharp";

    /// <inheritdoc/>
    /// <exception cref="NotSupportedException">LibTorch cannot be loaded.</exception>
    public ITrainer Create(int threads)
    {
        // As TorchSharp itself begins; where that finds nothing it prints a page.
        NativeLibrary.TryLoad("torch_cpu", typeof(torch).Assembly, null, out _);
        if (!NativeLibrary.TryLoad("LibTorchSharp", typeof(torch).Assembly, null, out _))
        {
            throw new NotSupportedException(
                $"LibTorch is not beside {typeof(TorchSharpPlugin).Assembly.GetName().Name}.dll; publish that with -p:LibTorch=cpu (docs/torchsharp.md)");
        }

        torch.InitializeDeviceType(DeviceType.CPU);
        return new TorchSharpTrainer(threads);
    }
}
