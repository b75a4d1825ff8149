using System.Text.RegularExpressions;
using Xunit;

namespace HybHanas.Integration.Tests.Facade;

/// <summary>docs/facade.md shows what is compiled and run here.</summary>
public partial class FacadePageTests
{
    [Fact]
    public void The_page_shows_the_examples_as_they_are_compiled()
    {
        var examples = Example().Matches(Text("FacadeExamples.cs"))
            .ToDictionary(match => match.Groups["name"].Value, match => Dedented(match.Groups["code"].Value));
        var shown = Fence().Matches(Text("facade.md"))
            .ToDictionary(match => match.Groups["name"].Value, match => match.Groups["code"].Value);
        Assert.Equal(examples.Keys.Order(), shown.Keys.Order());
        foreach (var (name, code) in examples)
            Assert.Equal(code, shown[name]);
    }

    [Fact]
    public void The_FSharp_examples_are_those_of_the_script()
    {
        var script = ScriptExample().Matches(Text("facade.fsx")).ToDictionary(match => match.Groups["name"].Value, match => match.Groups["code"].Value);
        var onTheirPages = new Dictionary<string, string[]>
        {
            ["facade.md"] = ["build", "check", "read", "cost", "compare", "transpile", "simulate", "search", "resume", "train"],
            ["cost-model.md"] = ["cost-file"],
            ["search.md"] = ["resume"],
            ["models.md"] = ["export"],
            ["specification.md"] = ["specification"],
        };
        Assert.Equal(script.Keys.Order(), onTheirPages.Values.SelectMany(names => names).Distinct().Order());
        foreach (var (page, names) in onTheirPages)
            Assert.Equal(names.Select(name => script[name]), FSharpFence().Matches(Text(page)).Select(match => match.Groups["code"].Value));
    }

    [Fact]
    public async Task The_examples_run()
    {
        using var folder = new TemporaryFolder();
        var cancellation = TestContext.Current.CancellationToken;
        var bell = Circuit.Create(2).H(0).Cnot(0, 1).MeasureAll();
        FacadeExamples.Build();
        await FacadeExamples.Read(folder.File("bell.qasm", bell.ToOpenQasm2()), cancellation);
        FacadeExamples.Cost(bell);
        FacadeExamples.Transpile(bell);
        FacadeExamples.Simulate(Circuit.Create(2).Rx(Angle.Input(0), 0).Ry(Angle.Parameter(0), 1).Cz(0, 1));
        await FacadeExamples.Search(folder.Sub("run"), cancellation);
        await FacadeExamples.Train(folder.Sub("run"), cancellation);
        FacadeExamples.Host(bell);
        FacadeExamples.Listen();
    }

    private static string Text(string file) =>
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Docs", file)).ReplaceLineEndings("\n");

    private static string Dedented(string code) =>
        string.Concat(code.Split('\n')[..^1].Select(line => (line.StartsWith("        ", StringComparison.Ordinal) ? line[8..] : line) + "\n"));

    [GeneratedRegex(@"        // <(?<name>\w+)>\n(?<code>.*?)        // </\k<name>>\n", RegexOptions.Singleline)]
    private static partial Regex Example();

    [GeneratedRegex(@"// example: (?<name>[\w-]+)\n(?<code>.*?)// end\n", RegexOptions.Singleline)]
    private static partial Regex ScriptExample();

    [GeneratedRegex(@"```fsharp\n(?<code>.*?)```\n", RegexOptions.Singleline)]
    private static partial Regex FSharpFence();

    [GeneratedRegex(@"<!-- example: (?<name>\w+) -->\n```csharp\n(?<code>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Fence();
}
