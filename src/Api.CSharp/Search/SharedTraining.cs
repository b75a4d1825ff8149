using HybHanas.Core;
using HybHanas.Core.Searching;
using HybHanas.Training;
using HybHanas.Training.Sharing;

namespace HybHanas;

/// <summary>Shared weights for a whole space.</summary>
internal static class SharedTraining
{
    /// <summary>Trains the weights of the space's largest network on networks drawn from it, and gives the trainer that
    /// fine-tunes from them. Depends on its arguments alone, so that a run that goes on trains the same weights again.</summary>
    /// <param name="space">A space with the integer genes "qubits" and "depth" and one front part.</param>
    /// <param name="training">The samples.</param>
    /// <param name="options">Epochs, batch size and learning rate of the shared training.</param>
    /// <param name="seed">The run's seed.</param>
    /// <param name="cancellation">Honoured within one step.</param>
    /// <exception cref="HybHanasException">The space cannot share weights, or the training diverged.</exception>
    public static ITrainer TrainerFor(
        Space space, SampleSet training, TrainingOptions options, Seed seed, CancellationToken cancellation = default)
    {
        var shared = SuperCircuit.Train(
            SpaceModule.decode(space.Example, space).OrThrow(), Most("qubits"), Most("depth"),
            draw => SpaceModule.decode(Variation.sample(draw, space), space).OrThrow(),
            training, options, SeedModule.purpose("shared weights", seed), cancellation);
        return new SuperCircuitTrainer(shared.OrThrow());

        int Most(string name) =>
            space.Genes.FirstOrDefault(gene => gene.Name == name) is { } gene
            && GeneModule.tryInteger(gene.Levels - 1, gene) is { } most
                ? most.Value
                : throw new HybHanasException(
                    HybHanasError.NewUnsupported($"a space without the integer gene '{name}'", "shared weights"));
    }
}
