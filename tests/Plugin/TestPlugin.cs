using HybHanas.Training;

namespace HybHanas.TestTrainer;

/// <summary>The embedded engine under another name, as a plug-in.</summary>
public sealed class TestPlugin : ITrainerPlugin
{
    /// <summary>Fails where it is told to.</summary>
    public TestPlugin() => Behaviour.At("constructor");

    /// <inheritdoc/>
    public string Trainer => Behaviour.Of("name") ?? "wrapped";

    /// <inheritdoc/>
    public ITrainer Create(int threads)
    {
        Behaviour.At("creation");
        return Behaviour.Of("creation") == "null" ? null! : new WrappedTrainer(new EmbeddedTrainer(threads));
    }
}
