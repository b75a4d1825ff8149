using HybHanas.Core.Circuits;
using HybHanas.TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace HybHanas.Samples;

/// <summary>A network of one's own for images of 8 x 8: modules of TorchSharp, and a circuit of four qubits among them.</summary>
internal sealed class HybridNetwork : Module<Tensor, Tensor>
{
    private const int Qubits = 4;

    private readonly Conv2d filters = Conv2d(1, 8, 3, padding: 1);
    private readonly Linear angles = Linear(8 * 4 * 4, Qubits);
    private readonly QuantumLayer circuit;
    private readonly Linear classes = Linear(Qubits, 10);

    public HybridNetwork(QuantumForm form)
        : base(nameof(HybridNetwork))
    {
        var ansatz = AnsatzModule.create(Qubits, 2, HybHanas.Core.Circuits.Embedding.AngleX, LayerForm.StronglyEntangling).ResultValue;
        circuit = new QuantumLayer(ansatz, new QuantumLayerOptions { Form = form });
        RegisterComponents();
    }

    public override Tensor forward(Tensor input)
    {
        var features = functional.max_pool2d(filters.call(input).relu(), 2).flatten(1);
        // Small angles train, and so do classes that see more than -1..1: docs/recipe.md.
        var turns = (angles.call(features) / Math.Sqrt(features.shape[1])).tanh() * Math.PI;
        return classes.call(circuit.call(turns) * 10);
    }
}
