using HybHanas.Training;
using TorchSharp;
using Xunit;

namespace HybHanas.TorchSharp.Tests;

/// <summary>How the command line finds the trainer.</summary>
public class PluginTests
{
    [Fact]
    public void The_plug_in_makes_the_trainer_that_it_names()
    {
        var kind = Assert.Single(
            typeof(TorchSharpPlugin).Assembly.GetExportedTypes(), type => type.IsAssignableTo(typeof(ITrainerPlugin)));
        var plugin = (ITrainerPlugin)Activator.CreateInstance(kind)!;
        Assert.Equal("torchsharp", plugin.Trainer);
        Assert.Equal($"torchsharp/1 (LibTorch {torch.__version__}, cpu)", plugin.Create(2).Name);
        Assert.Throws<ArgumentOutOfRangeException>(() => plugin.Create(0));
    }
}
