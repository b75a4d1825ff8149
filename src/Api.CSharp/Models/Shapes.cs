using HybHanas.Core.Circuits;
using HybHanas.Core.Networks;

namespace HybHanas.Models;

/// <summary>Sizes of a network's layers.</summary>
internal static class Shapes
{
    /// <summary>Inputs and outputs of the linear layers before the circuit, the projection last.</summary>
    public static IReadOnlyList<(int Inputs, int Outputs)> Linear(Architecture architecture) =>
        [.. WeightedLayerModule.beforeCircuit(architecture).OfType<WeightedLayer.Linear>().Select(layer => (layer.inputs, layer.outputs))];

    /// <summary>How many parameters each tensor has, in their order: weights and biases of each layer, the circuit's angles.</summary>
    public static IEnumerable<int> ParameterCounts(Architecture architecture) =>
    [
        .. WeightedLayerModule.beforeCircuit(architecture).SelectMany(Counts),
        AnsatzModule.weights(architecture.Ansatz),
        .. Counts(WeightedLayerModule.afterCircuit(architecture)),
    ];

    private static int[] Counts(WeightedLayer layer) => layer switch
    {
        WeightedLayer.Convolution stage => [stage.inputs * stage.outputs * stage.kernel * stage.kernel, stage.outputs],
        WeightedLayer.Linear linear => [linear.inputs * linear.outputs, linear.outputs],
        _ => throw new InvalidOperationException("a layer with weights is a convolution or linear"),
    };
}
