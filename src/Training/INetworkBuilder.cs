using HybHanas.Core.Networks;
using HybHanas.Simulation;
using HybHanas.Training.Layers;

namespace HybHanas.Training;

/// <summary>What an architecture's layers are laid on, first to last. Each takes the values of the one before it, in the order channel, height, width.</summary>
internal interface INetworkBuilder
{
    void Convolution(ConvolutionSize size);

    void Dense(int outputs);

    void Activate(Activation activation);

    void ActivateAndPool(Activation activation, Pooling pooling);

    /// <summary>Of a probability of 0 there is no layer.</summary>
    void Dropout(double probability);

    /// <summary>height tanh(slope x).</summary>
    void Tanh(double height, double slope);

    /// <summary>factor x.</summary>
    void Scale(double factor);

    /// <summary>The expectation value of each qubit.</summary>
    void Quantum(QuantumProgram program);
}
