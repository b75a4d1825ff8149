using HybHanas.Core;
using TorchSharp;

namespace HybHanas.TorchSharp;

/// <summary>What computes a quantum layer.</summary>
public enum QuantumForm
{
    /// <summary>HybHanas's batched simulator with adjoint gradients, on the processor: the fast form there. Tensors on other devices are
    /// copied to the processor and back. Has first derivatives only.</summary>
    Simulator,

    /// <summary>LibTorch's own operations on a batch of state vectors: for GPUs, and for derivatives of any order. Keeps the state after every gate for
    /// the backward pass.</summary>
    Tensors,
}

/// <summary>How a quantum layer is computed, and where its weights start.</summary>
public sealed record QuantumLayerOptions
{
    /// <summary>What computes it; both forms have the same weights and give the same values up to rounding.</summary>
    public QuantumForm Form { get; init; } = QuantumForm.Simulator;

    /// <summary>Float32 or Float64: of the weights, and so of the inputs.</summary>
    public torch.ScalarType Precision { get; init; } = torch.ScalarType.Float32;

    /// <summary>Where the weights lie at first; null is the processor.</summary>
    public torch.Device? Device { get; init; }

    /// <summary>Processor cores that the simulator may use, 1 or more; it takes a second one from 9 qubits on. Results do not depend on it.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>From which the weights are drawn, uniform in [0, 2π); null draws them from LibTorch's own generator.</summary>
    public Seed? Seed { get; init; }
}
