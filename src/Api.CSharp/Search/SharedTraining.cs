using HybHanas.Core;
using HybHanas.Core.Circuits;
using HybHanas.Core.Searching;
using HybHanas.Training;
using HybHanas.Training.Sharing;

namespace HybHanas;

/// <summary>Shared weights for a whole space.</summary>
internal static class SharedTraining
{
    /// <summary>How options call it.</summary>
    public const string Name = "supercircuit";

    private const int Draws = 256;

    /// <summary>Trains the space's largest network once and gives the trainer that fine-tunes every other from a slice of its
    /// weights. Depends on its arguments alone, so that a run that goes on trains the same weights again.</summary>
    /// <param name="space">A space with the integer genes "qubits" and "depth" and one front part.</param>
    /// <param name="training">The samples.</param>
    /// <param name="options">Epochs, batch size and learning rate of the shared training.</param>
    /// <param name="seed">The run's seed.</param>
    /// <param name="cancellation">Honoured within one step.</param>
    /// <exception cref="HybHanasException">The space cannot share weights, or the training diverged.</exception>
    public static ITrainer TrainerFor(
        Space space, SampleSet training, TrainingOptions options, Seed seed, CancellationToken cancellation = default)
    {
        var own = SeedModule.purpose("shared weights", seed);
        var (qubits, depth) = (Most("qubits"), Most("depth"));
        var largest = Enumerable.Range(0, Draws)
            .Select(i => SpaceModule.decode(Variation.sample(SeedModule.item(i, own), space), space).OrThrow())
            .MaxBy(network => AnsatzModule.weights(network.Ansatz))!;
        var shared = SuperCircuit.Train(largest, qubits, depth, _ => largest, training, options, own, cancellation);
        return new SuperCircuitTrainer(shared.OrThrow());

        int Most(string name) =>
            space.Genes.FirstOrDefault(gene => gene.Name == name) is { } gene
            && GeneModule.tryInteger(gene.Levels - 1, gene) is { } most
                ? most.Value
                : throw new HybHanasException(
                    HybHanasError.NewUnsupported($"a space without the integer gene '{name}'", "shared weights"));
    }
}
