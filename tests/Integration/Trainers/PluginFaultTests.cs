using HybHanas.Trainers;
using Xunit;

namespace HybHanas.Integration.Tests.Trainers;

/// <summary>Every way in which a plug-in can be wrong ends in one line with a code.</summary>
public class PluginFaultTests
{
    private static readonly CancellationToken s_cancellation = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("trainer-failed", "HybHanas.TestTrainer.TestPlugin': cannot be asked for its name", "constructor throw")]
    [InlineData("trainer-failed", "hybhanas_test_native", "constructor native")]
    [InlineData("bad-file", "is named 'Not A Name'", "name Not A Name")]
    [InlineData("bad-file", "is named 'embedded'", "name embedded")]
    [InlineData("bad-file", "it holds 'another'", "name another")]
    [InlineData("trainer-failed", ": told to fail at the creation", "creation throw")]
    [InlineData("trainer-failed", "hybhanas_test_native", "creation native")]
    [InlineData("trainer-failed", "'none' was not in a correct format", "creation initializer")]
    [InlineData("trainer-failed", "it gives none", "creation null")]
    [InlineData("trainer-failed", "calls itself 'embedded/1' and not 'wrapped/VERSION'", "version embedded/1")]
    [InlineData("trainer-failed", "calls itself 'wrapped/'", "version wrapped/")]
    public void What_a_plug_in_does_wrong_is_told_before_anything_is_searched(string code, string mentioned, string behaviour)
    {
        using var folder = new TemporaryFolder();
        Refuses(code, mentioned, WrappedPlugin.In(folder.Sub("plugin"), behaviour));
    }

    [Fact]
    public void A_folder_that_is_none_is_empty_or_holds_something_else_is_named()
    {
        using var folder = new TemporaryFolder();
        Refuses("bad-file", "cannot be read", folder.Sub("none"));
        Refuses("bad-file", "cannot be read", folder.File("file", ""));
        Directory.CreateDirectory(folder.Sub("empty"));
        Refuses("bad-file", "no HybHanas.*.dll", folder.Sub("empty"));
        File.Copy(typeof(HybHanas.Training.ITrainer).Assembly.Location, Path.Combine(folder.Sub("empty"), "HybHanas.Training.dll"));
        Refuses("bad-file", "no HybHanas.*.dll", folder.Sub("empty"));
        File.Copy(typeof(FactAttribute).Assembly.Location, Path.Combine(folder.Sub("empty"), "HybHanas.Other.dll"));
        Refuses("bad-file", "HybHanas.Other.dll has no public class", folder.Sub("empty"));
        File.WriteAllText(Path.Combine(folder.Sub("empty"), "HybHanas.Text.dll"), "MZ is how a program begins");
        Refuses("bad-file", "HybHanas.Text.dll: is not a .NET assembly", folder.Sub("empty"));
    }

    [Fact]
    public void Two_plug_ins_of_one_name_are_refused()
    {
        using var folder = new TemporaryFolder();
        var plugin = WrappedPlugin.In(folder.Sub("plugin"));
        File.Copy(Path.Combine(plugin, WrappedPlugin.FileName), Path.Combine(plugin, "HybHanas.Twin.dll"));
        Refuses("bad-file", "HybHanas.TestTrainer.dll, HybHanas.TestTrainer.TestPlugin in HybHanas.Twin.dll", plugin);
    }

    [Fact]
    public void One_that_was_built_for_another_version_is_refused_with_both()
    {
        using var folder = new TemporaryFolder();
        var newer = WrappedPlugin.In(folder.Sub("newer"));
        WrappedPlugin.Require(newer, new Version(9, 8));
        Refuses("bad-file", "was built for HybHanas.Training 9.8.0.0, and this is", newer);
        var older = WrappedPlugin.In(folder.Sub("older"));
        WrappedPlugin.Require(older, new Version(0, 0));
        Assert.Equal("wrapped/1", TrainerCatalog.Open("wrapped", older, 1).Name);
        foreach (var (name, other) in new[] { ("ITrainerPlugin", "ITrainerPlogin"), ("PausedTraining", "PausedDraining"), ("TrainUntil", "TrainUntie") })
        {
            var changed = WrappedPlugin.In(folder.Sub(other));
            WrappedPlugin.Rename(changed, name, other);
            Refuses(null, other is "TrainUntie" ? "TrainUntil" : other, changed);
        }
    }

    [Fact]
    public void A_damaged_list_of_its_files_is_named()
    {
        using var folder = new TemporaryFolder();
        var plugin = WrappedPlugin.In(folder.Sub("plugin"));
        File.WriteAllText(Path.Combine(plugin, "HybHanas.TestTrainer.deps.json"), "{ this is not");
        Refuses("bad-file", "cannot be loaded", plugin);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Its_native_library_is_found_and_copies_of_the_program_s_own_assemblies_are_not_taken(bool ofPackage)
    {
        using var folder = new TemporaryFolder();
        var plugin = WrappedPlugin.In(folder.Sub("plugin"), "creation native");
        WrappedPlugin.AddNative(plugin, ofPackage);
        foreach (var own in new[] { "HybHanas.Training.dll", "HybHanas.Core.dll", "HybHanas.Simulation.dll", "HybHanas.dll", "FSharp.Core.dll" })
            File.Copy(Path.Combine(AppContext.BaseDirectory, own), Path.Combine(plugin, own));
        Assert.Equal("wrapped/1", TrainerCatalog.Open("wrapped", plugin, 1).Name);
    }

    [Theory]
    [InlineData("told to fail at the training", "training throw")]
    [InlineData("hybhanas_test_native", "training native")]
    [InlineData("'none' was not in a correct format", "training initializer")]
    [InlineData("The operation was canceled", "training cancel")]
    [InlineData("gave nothing", "outcome none")]
    [InlineData("parameters of", "outcome parameters")]
    [InlineData("0 epochs of", "outcome epochs")]
    [InlineData("the accuracy NaN", "outcome accuracy")]
    public async Task A_final_training_that_cannot_be_done_ends_with_one_line(string mentioned, string behaviour)
    {
        using var folder = new TemporaryFolder();
        await NetworkSearch.RunAsync(WrappedPlugin.Small(folder.Sub("run")) with { Generations = 1 }, null, s_cancellation);
        var plugin = WrappedPlugin.In(folder.Sub("plugin"), behaviour);
        var refused = await PluginSearchTests.Refusal(() => FinalTraining.RunAsync(
            folder.Sub("run"), new FinalTrainingOptions { Epochs = 1, Seeds = 1, Trainer = "wrapped", TrainerFolder = plugin }, null, s_cancellation));
        Assert.Equal("trainer-failed", refused.Code);
        Assert.Contains(mentioned, refused.Message);
    }

    [Fact]
    public async Task A_network_that_it_refuses_fails_and_a_training_that_it_cannot_do_ends_the_search()
    {
        using var folder = new TemporaryFolder();
        var options = WrappedPlugin.Small(folder.Sub("refused")) with { Trainer = "wrapped", TrainerFolder = WrappedPlugin.In(folder.Sub("choosy"), "search refuse") };
        var result = await NetworkSearch.RunAsync(options, null, s_cancellation);
        Assert.Contains(result.Evaluations, candidate => candidate.Failure is { } reason && reason.Contains("more than 2 qubits", StringComparison.Ordinal));
        Assert.NotEmpty(result.Front);

        foreach (var rungs in new[] { 1, 2 })
        {
            var broken = options with
            {
                OutputFolder = folder.Sub($"broken{rungs}"),
                Rungs = rungs,
                TrainerFolder = WrappedPlugin.In(folder.Sub($"plugin{rungs}"), "search throw"),
            };
            var refused = await PluginSearchTests.Refusal(() => NetworkSearch.RunAsync(broken, null, s_cancellation));
            Assert.Equal("trainer-failed", refused.Code);
            Assert.Contains("told to fail at the search", refused.Message);
        }
    }

    private static void Refuses(string? code, string mentioned, string folder)
    {
        var refused = Assert.Throws<HybHanasException>(() => TrainerCatalog.Open("wrapped", folder, 1));
        Assert.Equal(code ?? refused.Code, refused.Code);
        Assert.Contains(mentioned, refused.Message);
        Assert.DoesNotContain('\n', refused.Message);
    }
}
