using System.Numerics;
using System.Runtime.CompilerServices;
using HybHanas.Core;
using HybHanas.Core.Circuits;
using HybHanas.Core.Networks;
using HybHanas.Simulation;
using HybHanas.Training.Layers;
using Microsoft.FSharp.Core;

namespace HybHanas.Training;

/// <summary>The network that an architecture describes.</summary>
internal static class ArchitectureNetwork
{
    /// <summary>The recipe's factor on the expectations.</summary>
    private const double ExpectationFactor = 10;

    /// <summary>Its quantum layer borrows from cores, where given. Fails where the circuit cannot be simulated or a layer's values for one batch are too many.</summary>
    public static FSharpResult<Network<TLanes, T>, HybHanasError> Create<TLanes, T>(
        Architecture architecture, int capacity, CentralLayer central = CentralLayer.Quantum, Cores? cores = null)
        where TLanes : unmanaged, ILanes<TLanes, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var program = Compile(architecture.Ansatz);
        if (program.IsError)
            return FSharpResult<Network<TLanes, T>, HybHanasError>.NewError(program.ErrorValue);
        var stride = Stride<T>(capacity);
        if (NetworkSize.Fault(architecture, stride) is { } fault)
            return FSharpResult<Network<TLanes, T>, HybHanasError>.NewError(fault);

        var builder = new NetworkBuilder<TLanes, T>(Input<T>(architecture.Input, stride), cores);
        Lay(architecture, central, program.ResultValue, builder);
        return FSharpResult<Network<TLanes, T>, HybHanasError>.NewOk(builder.Build());
    }

    /// <summary>An ansatz for simulation, with its own observable.</summary>
    public static FSharpResult<QuantumProgram, HybHanasError> Compile(Ansatz ansatz) =>
        QuantumProgram.Compile(
            AnsatzModule.circuit(ansatz), AnsatzModule.observable(ansatz).IsX ? Observable.X : Observable.Z);

    /// <summary>Hands the layers of an architecture to a builder; the program is its circuit.</summary>
    public static void Lay(Architecture architecture, CentralLayer central, QuantumProgram program, INetworkBuilder builder)
    {
        foreach (var stage in architecture.Convolutions)
        {
            builder.Convolution(SizeOf(stage));
            builder.ActivateAndPool(stage.Activation, stage.Pooling);
            builder.Dropout(stage.Dropout);
        }

        foreach (var stage in architecture.Dense)
        {
            builder.Dense(stage.Width);
            builder.Activate(stage.Activation);
            builder.Dropout(stage.Dropout);
        }

        builder.Dense(AnsatzModule.inputs(architecture.Ansatz));
        if (!architecture.Ansatz.Embedding.IsAmplitude)
        {
            var slope = architecture.Form.IsRecipe ? 1 / Math.Sqrt(architecture.Features) : 1;
            builder.Tanh(Math.PI, slope);
        }

        LayCentral(builder, central, program, architecture.Form.IsRecipe ? ExpectationFactor : 1);
        builder.Dense(architecture.Classes);
    }

    /// <summary>The layer whose outputs stand in the place of expectation values, times a factor.</summary>
    private static void LayCentral(INetworkBuilder builder, CentralLayer central, QuantumProgram program, double factor)
    {
        if (central == CentralLayer.DenseTanh)
        {
            builder.Dense(program.Qubits);
            builder.Tanh(factor, 1);
            return;
        }

        builder.Quantum(program);
        if (factor != 1)
            builder.Scale(factor);
    }

    /// <summary>Trainable values of an architecture.</summary>
    public static long ParameterCount(Architecture architecture, CentralLayer central = CentralLayer.Quantum)
    {
        long count = 0;
        var channels = architecture.Input is SampleShape.Image image ? image.channels : 0;
        foreach (var stage in architecture.Convolutions)
        {
            count += Affine((long)channels * stage.Kernel * stage.Kernel, stage.Channels);
            channels = stage.Channels;
        }

        var features = Flattened(architecture);
        foreach (var stage in architecture.Dense)
        {
            count += Affine(features, stage.Width);
            features = stage.Width;
        }

        var (inputs, qubits) = (AnsatzModule.inputs(architecture.Ansatz), architecture.Ansatz.Qubits);
        var middle = central == CentralLayer.Quantum ? AnsatzModule.weights(architecture.Ansatz) : Affine(inputs, qubits);
        return count + Affine(features, inputs) + middle + Affine(qubits, architecture.Classes);

        static long Affine(long inputs, long outputs) => outputs * (inputs + 1);
    }

    /// <summary>Capacity rounded up to lines of 64 bytes.</summary>
    public static int Stride<T>(int capacity)
        where T : unmanaged
    {
        var line = 64 / Unsafe.SizeOf<T>();
        return (capacity + line - 1) / line * line;
    }

    /// <summary>The layer's size for a stage.</summary>
    public static ConvolutionSize SizeOf(ConvolutionStage stage) =>
        new(stage.Channels, stage.Kernel, stage.Stride, stage.Padding.IsSame ? stage.Kernel / 2 : 0);

    private static long Flattened(Architecture architecture)
    {
        var shapes = ArchitectureModule.stageShapes(architecture.Input, architecture.Convolutions);
        if (!shapes.IsEmpty)
        {
            var (channels, height, width) = shapes.Last();
            return (long)channels * height * width;
        }

        return architecture.Input switch
        {
            SampleShape.Image image => (long)image.channels * image.height * image.width,
            SampleShape.Table table => table.features,
            _ => throw new InvalidOperationException("a sample is an image or a row of a table"),
        };
    }

    private static Slab<T> Input<T>(SampleShape shape, int stride)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => shape switch
        {
            SampleShape.Image image => new(image.channels, image.height, image.width, stride, hasGradient: false),
            SampleShape.Table table => new(table.features, 1, 1, stride, hasGradient: false),
            _ => throw new InvalidOperationException("a sample is an image or a row of a table"),
        };
}
