using System.Globalization;
using System.Text.RegularExpressions;
using HybHanas.Core.Circuits;
using Microsoft.CodeAnalysis;
using Xunit;

namespace HybHanas.Analyzers.Tests;

/// <summary>The tables: the core's rules, the calibrations, the release files, the pages, and the types of the facade.</summary>
public class TableTests
{
    private static string Docs => Path.Combine(AppContext.BaseDirectory, "Docs");

    [Fact]
    public void The_rules_are_those_of_the_core() => Assert.Equal(
        CircuitRuleModule.all.Select(rule => (rule.Id, "HybHanas." + rule.Category, rule.Title, rule.Message, rule.Severity.IsInfo)),
        RuleTable.All.Select(rule => (
            rule.Id, rule.Category, rule.Title.ToString(CultureInfo.InvariantCulture), rule.MessageFormat.ToString(CultureInfo.InvariantCulture),
            rule.DefaultSeverity == DiagnosticSeverity.Info)));

    [Fact]
    public void Every_type_that_is_looked_up_is_in_the_facade() =>
        Assert.All(FacadeTypes.Names, name => Assert.NotNull(typeof(Circuit).Assembly.GetType(name)));

    [Theory]
    [InlineData(typeof(Circuit), "Create FromAnsatz Apply Barrier Reset Measure MeasureAll Append Inverse Bind ToOpenQasm2 ToOpenQasm3 Qubits")]
    [InlineData(typeof(Angle), "Degrees Parameter Input")]
    [InlineData(typeof(AnsatzOptions), "Qubits Depth Layers Rotations Entanglement TwoQubitGate Embedding")]
    [InlineData(typeof(SearchOptions), "Qubits Depth Embeddings Objectives")]
    [InlineData(typeof(CostOptions), "Shots")]
    [InlineData(typeof(CircuitBudgetAttribute), "Qubits Depth TwoQubitGates Parameters Backend")]
    public void Every_member_that_is_looked_up_is_in_the_facade(Type type, string names) =>
        Assert.All(names.Split(' '), name => Assert.NotEmpty(type.GetMember(name)));

    [Fact]
    public void The_choices_have_the_numbers_that_the_rules_go_by()
    {
        Assert.Equal(3, (int)SampleEmbedding.Amplitude);
        Assert.Equal(["Linear", "Circular", "Full", "Star"], Enumerable.Range(0, 4).Select(number => ((EntanglementPattern)number).ToString()));
        Assert.Equal((TwoQubitGate.Cnot, TwoQubitGate.Cz), ((TwoQubitGate)0, (TwoQubitGate)1));
    }

    [Fact]
    public void Every_gate_method_of_the_builder_is_known()
    {
        var gates = typeof(Circuit).GetMethods()
            .Where(method => method.ReturnType == typeof(Circuit) && !method.IsStatic)
            .Select(method => method.Name).Distinct()
            .Except(["Apply", "Barrier", "Reset", "Measure", "MeasureAll", "Append", "Inverse", "Bind"]);
        Assert.All(gates, name => Assert.NotNull(GateInfo.OfMethod(name)));
        Assert.All(Circuit.GateNames, name => Assert.NotNull(GateInfo.Find(name)));
    }

    [Fact]
    public void The_backends_are_those_of_the_calibrations()
    {
        var lines = Backends.List().Select(backend => Line(new CircuitLimits { Backend = backend.Name }.ToCore().Device!.Value)).ToArray();
        File.WriteAllLines(Path.Combine(AppContext.BaseDirectory, "backends.txt.new"), lines);
        Assert.Equal(lines, EmbeddedText.Lines("backends.txt"));

        static string Line(DeviceLimits limits) => string.Join(
            ' ', limits.Name, limits.Qubits, string.Join(',', limits.Basis), Number(limits.T1.Value), Number(limits.T2.Value),
            Number(limits.OneQubitGate.Value), Number(limits.TwoQubitGate.Value), Number(limits.Readout.Value));

        static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);
    }

    [Fact]
    public void The_release_files_have_each_rule_once()
    {
        var rows = new[] { "Shipped", "Unshipped" }
            .SelectMany(kind => File.ReadAllLines(Path.Combine(Docs, $"AnalyzerReleases.{kind}.md")))
            .Where(line => line.StartsWith("HH", StringComparison.Ordinal))
            .Select(line => string.Join('|', line.Split('|').Take(3).Select(part => part.Trim())));
        Assert.Equal(RuleTable.All.Select(rule => $"{rule.Id}|{rule.Category}|{rule.DefaultSeverity}"), rows);
    }

    [Fact]
    public void Each_rule_has_a_page_with_cause_mend_and_example() => Assert.All(RuleTable.All, rule =>
    {
        Assert.Equal($"docs/analyzers/{rule.Id}.md", rule.HelpLinkUri);
        var page = File.ReadAllText(Path.Combine(Docs, $"{rule.Id}.md"));
        Assert.StartsWith($"# {rule.Id}: {rule.Title}\n", page, StringComparison.Ordinal);
        Assert.Equal(["Cause", "Mend", "Example"], Regex.Matches(page, "^## (.*)$", RegexOptions.Multiline).Select(heading => heading.Groups[1].Value));
        Assert.Contains("```csharp", page, StringComparison.Ordinal);
        Assert.Contains(rule.Category["HybHanas.".Length..], page, StringComparison.Ordinal);
        Assert.Contains(rule.DefaultSeverity.ToString(), page, StringComparison.Ordinal);
    });

    [Fact]
    public async Task The_example_of_each_page_is_found()
    {
        foreach (var rule in RuleTable.All)
        {
            var example = Regex.Match(await File.ReadAllTextAsync(Path.Combine(Docs, $"{rule.Id}.md"), TestContext.Current.CancellationToken),
                "```csharp\n(.*?)```", RegexOptions.Singleline).Groups[1].Value;
            var whole = example.StartsWith("var ", StringComparison.Ordinal) || example.Contains("class ", StringComparison.Ordinal);
            var found = await Checked.Find(Checked.Compile(Checked.Usings + (whole ? example : $"class C {{ {example} }}")));
            Assert.Contains(found, diagnostic => diagnostic.Id == rule.Id);
        }
    }
}
