using HybHanas.Cli;
using HybHanas.Cli.Completion;
using Microsoft.FSharp.Collections;
using Xunit;

namespace HybHanas.Integration.Tests.Cli;

/// <summary>Completion scripts: bash's is asked by a real bash, the others are compared with golden ones of a small program.</summary>
public class CompletionTests
{
    private static readonly Values s_nothing = new(ListModule.Empty<string>(), files: false, folders: false);

    [Theory]
    [InlineData("s", "search study")]
    [InlineData("backends s", "status show synthesize")]
    [InlineData("backends show br", "brisbane")]
    [InlineData("search --mode ", "variable fixed")]
    [InlineData("search --dataset mn", "mnist")]
    [InlineData("search -d wi", "wine")]
    [InlineData("search --objectives quantum-", "quantum-time quantum-parameters")]
    [InlineData("search --quiet --hyp", "")]
    [InlineData("presets show q", "qnas")]
    [InlineData("cost --gate-time s", "scheduled")]
    [InlineData("cost one", "one.qasm")]
    [InlineData("cost --backend one", "one.qasm")]
    [InlineData("cost one.qasm --exp", "--explain")]
    [InlineData("train fol", "folder")]
    [InlineData("search --data-folder o", "")]
    [InlineData("export model.json --as open", "openqasm2 openqasm3")]
    [InlineData("completions ", "bash zsh fish powershell --help")]
    public async Task Bash_completes(string line, string expected)
    {
        using var folder = new TemporaryFolder();
        folder.File("one.qasm", "");
        Directory.CreateDirectory(folder.Sub("folder"));
        var script = folder.File("complete.bash", BashCompletion.script(CommandTree.ofParser(Arguments.parser)));
        var run = await BashRun.Of(
            folder, "source \"$0\"; COMP_WORDS=(\"$@\"); COMP_CWORD=$(($# - 1)); _hybhanas; echo \"${COMPREPLY[*]}\"",
            [script, .. $"hybhanas {line}".Split(' ')]);
        Assert.Equal((0, expected, ""), (run.ExitCode, run.Output.Trim(), run.Error));
    }

    [Theory]
    [InlineData("bash")]
    [InlineData("zsh")]
    [InlineData("fish")]
    [InlineData("powershell")]
    public void Scripts_of_a_small_program_are_as_reviewed(string shell)
    {
        var program = SmallProgram();
        var script = shell switch
        {
            "bash" => BashCompletion.script(program),
            "zsh" => ZshCompletion.script(program),
            "fish" => FishCompletion.script(program),
            _ => PowerShellCompletion.script(program),
        };
        var golden = Path.Combine(AppContext.BaseDirectory, "Golden", "cli", $"completion.{shell}");
        File.WriteAllText(golden + ".new", script);
        Assert.Equal(File.ReadAllText(golden), script);
    }

    [Fact]
    public async Task An_unknown_shell_is_refused_with_the_nearest_name()
    {
        var run = await CliRun.Of("completions", "basch");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("'bash'", run.Error);
        Assert.StartsWith("# fish completion", (await CliRun.Of("completions", "fish")).Output);
    }

    /// <summary>A program with each kind of place: words, files, folders, both, nothing; quotes and colons in its texts.</summary>
    private static Command SmallProgram()
    {
        static FSharpList<T> List<T>(params T[] items) => ListModule.OfArray(items);
        static Values Words(params string[] words) => new(List(words), files: false, folders: false);
        static Parameter Option(string text, Values values, string placeholder, params string[] names) =>
            new(List(names), placeholder == "" ? ListModule.Empty<string>() : List(placeholder), values, text, mandatory: false);
        var show = new Command(
            List("sets", "show"), "one set: in full.",
            List(Option("the set's name.", Words("iris", "wine"), "name"), Option("as JSON.", s_nothing, "", "--json")),
            ListModule.Empty<Command>());
        var cost = new Command(
            List("cost"), "what a circuit costs.",
            List(
                Option("circuit.", new Values(ListModule.Empty<string>(), files: true, folders: false), "qasm"),
                Option("backend: a name or a file.", new Values(List("fez"), files: true, folders: true), "backend", "--backend", "-b"),
                Option("shots.", s_nothing, "count", "--shots"),
                Option("folder of results.", new Values(ListModule.Empty<string>(), files: false, folders: true), "folder", "--out"),
                Option("conventions.", Words("idle", "whole"), "convention", "--decoherence")),
            ListModule.Empty<Command>());
        var sets = new Command(List("sets"), "the sets.", ListModule.Empty<Parameter>(), List(show));
        return new Command(
            ListModule.Empty<string>(), "", List(Option("print the version.", s_nothing, "", "--version")), List(cost, sets));
    }
}
