namespace HybHanas.Training;

/// <summary>
/// What makes a trainer that lies in a folder of its own findable. The loader looks through the <c>HybHanas.*.dll</c> of the folder for
/// the public class with a public parameterless constructor that implements this and whose <see cref="Trainer"/> is the name asked for.
/// </summary>
/// <remarks>
/// <para>The assemblies of HybHanas and FSharp.Core come from the program that loads, whatever lies in the folder; everything else,
/// native libraries too, comes from the folder, by its <c>.deps.json</c> where there is one.</para>
/// <para>Constructor and <see cref="Trainer"/> are asked of every plug-in of a folder, so neither may load a native library or be slow.</para>
/// </remarks>
public interface ITrainerPlugin
{
    /// <summary>The short name as a user writes it: a lower-case letter, then lower-case letters, digits and hyphens, such as "torchsharp".</summary>
    string Trainer { get; }

    /// <summary>
    /// Makes the trainer. What it needs is loaded here: where that fails, the exception's message is what the user reads, on one line.
    /// </summary>
    /// <param name="threads">How many processor cores it may use for one training, at least 1.</param>
    ITrainer Create(int threads);
}
