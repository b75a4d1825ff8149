using System.Globalization;
using Microsoft.CodeAnalysis;
using Xunit;

namespace HybHanas.Analyzers.Tests;

/// <summary>Budgets: each source, their order, what each rule counts, and arguments that cannot be.</summary>
public class BudgetRuleTests
{
    private const string Chain = ".H(0).Cnot(0, 1).Cnot(1, 2).Ry(Angle.Parameter(3), 2).MeasureAll()";

    [Theory]
    [InlineData("Qubits = 2", "HH0001")]
    [InlineData("Depth = 4", "HH0002")]
    [InlineData("TwoQubitGates = 1", "HH0003")]
    [InlineData("Parameters = 3", "HH0004")]
    [InlineData("Qubits = 3, Depth = 5, TwoQubitGates = 2, Parameters = 4", null)]
    public async Task An_attribute_on_a_method_a_class_and_an_assembly(string arguments, string? id)
    {
        var create = id is null ? "Circuit.Create(3)" : $"{{|{id}:Circuit.Create(3)|}}";
        await Checked.Source($"{Checked.Usings}class C {{ [CircuitBudget({arguments})] Circuit M() => {create}{Chain}; }}");
        await Checked.Source($"{Checked.Usings}[CircuitBudget({arguments})] class C {{ Circuit P {{ get {{ return {create}{Chain}; }} }} }}");
        await Checked.Source($"{Checked.Usings}[assembly: CircuitBudget({arguments})] class C {{ Circuit f = {create}{Chain}; }}");
    }

    [Fact]
    public Task The_nearest_source_of_each_limit_counts() => Checked.Source(
        Checked.Usings + "[assembly: CircuitBudget(Qubits = 1, Depth = 1)] [CircuitBudget(Qubits = 8)] class C { [CircuitBudget(Depth = 9)] Circuit M() => Circuit.Create(3)"
        + Chain + "; }",
        ("hybhanas_max_qubits", "1"), ("build_property.HybHanasMaxDepth", "1"));

    [Theory]
    [InlineData("hybhanas_max_qubits", "2", "HH0001")]
    [InlineData("hybhanas_max_depth", "4", "HH0002")]
    [InlineData("build_property.HybHanasMaxTwoQubitGates", "1", "HH0003")]
    [InlineData("build_property.HybHanasMaxParameters", "3", "HH0004")]
    public Task Files_and_properties(string key, string value, string id) =>
        Checked.Statements($"_ = {{|{id}:Circuit.Create(3)|}}{Chain};", (key, value));

    [Fact]
    public Task An_ansatz_and_a_helper_are_counted_too() => Checked.Source(
        Checked.Usings + """
        [CircuitBudget(TwoQubitGates = 5)]
        class C
        {
            Circuit A() => {|HH0003:Circuit.FromAnsatz(new AnsatzOptions { Qubits = 4, Depth = 2 })|};
            Circuit B() => Circuit.FromAnsatz(new AnsatzOptions { Qubits = 3, Depth = 2 });
            static Circuit Ring(Circuit c, int n) { for (var i = 0; i < n; i++) c = c.Cnot(i, (i + 1) % n); return c; }
            Circuit D() => Ring({|HH0003:Circuit.Create(6)|}, 6);
            Circuit E() => Ring(Circuit.Create(5), 5);
        }
        """);

    [Fact]
    public Task A_backend_limits_qubits_gates_and_time() => Checked.Source(
        Checked.Usings + """
        [CircuitBudget(Backend = "manila")]
        class C
        {
            Circuit Wide() => {|HH0001:Circuit.Create(6)|}.X(0);
            Circuit Foreign() => Circuit.Create(2).{|HH0014:H(0)|}.Cx(0, 1).H(1);
            Circuit Long() { var c = {|HH0005:Circuit.Create(2)|}; for (var i = 0; i < 1000; i++) c = c.Cx(0, 1).Sx(1); return c; }
            Circuit Short() { var c = Circuit.Create(2); for (var i = 0; i < 10; i++) c = c.Cx(0, 1).Sx(1); return c; }
        }
        """);

    [Fact]
    public Task A_search_that_exceeds_the_budget() => Checked.Source(
        Checked.Usings + """
        [CircuitBudget(Qubits = 6)]
        class C
        {
            SearchOptions A() => new() { {|HH0017:Qubits = new(2, 8)|} };
            SearchOptions B() => new() { Qubits = new(2, 6) };
        }
        """);

    [Theory]
    [InlineData("hybhanas_max_qubits", "6")]
    [InlineData("hybhanas_backend", "manila")]
    [InlineData("build_property.HybHanasMaxQubits", "7")]
    [InlineData("build_property.HybHanasBackend", "manila")]
    public async Task A_search_that_exceeds_the_budget_of_a_file_or_of_the_project(string key, string value)
    {
        await Checked.Statements("_ = new SearchOptions { {|HH0017:Qubits = new(2, 8)|} };", (key, value));
        await Checked.Statements("_ = new SearchOptions { Qubits = new(2, 5) }; _ = new SearchOptions();", (key, value));
    }

    [Theory]
    [InlineData("hybhanas_max_qubits", "many", "hybhanas_max_qubits of .editorconfig is 'many'; it must be a whole number, 1 or more")]
    [InlineData("hybhanas_max_qubits", "0", "hybhanas_max_qubits of .editorconfig is '0'; it must be a whole number, 1 or more")]
    [InlineData("hybhanas_max_depth", "-3", "hybhanas_max_depth of .editorconfig is '-3'; it must be a whole number, 0 or more")]
    [InlineData("build_property.HybHanasMaxTwoQubitGates", "1.5", "HybHanasMaxTwoQubitGates of the project is '1.5'; it must be a whole number, 0 or more")]
    [InlineData("build_property.HybHanasMaxParameters", "99999999999", "HybHanasMaxParameters of the project is '99999999999'; it must be a whole number, 0 or more")]
    [InlineData("hybhanas_backend", "brisban", "hybhanas_backend of .editorconfig is 'brisban', which is no bundled backend; there are brisbane, ")]
    [InlineData("build_property.HybHanasBackend", "x", "HybHanasBackend of the project is 'x', which is no bundled backend; there are brisbane, ")]
    public async Task A_value_that_cannot_be_is_told_once_and_does_not_count(string key, string value, string message)
    {
        var source = Checked.Usings + "class C { Circuit M() => Circuit.Create(300); }";
        var compilation = Checked.Compile(source).AddSyntaxTrees(Checked.Compile("class D { }", "D.cs").SyntaxTrees);
        var finding = Assert.Single(await Checked.Find(compilation, (key, value)));
        Assert.Equal("HH0020", finding.Id);
        Assert.Equal(Location.None, finding.Location);
        Assert.StartsWith(message, finding.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("build_property.HybHanasMaxQubits", "")]
    [InlineData("build_property.HybHanasBackend", "")]
    [InlineData("hybhanas_max_qubits", "unset")]
    [InlineData("hybhanas_max_depth", " 0 ")]
    public Task A_value_that_is_none_or_is_legal_is_not(string key, string value) => Checked.Statements("_ = Circuit.Create(3);", (key, value));

    [Fact]
    public Task Arguments_that_cannot_be_are_told() => Checked.Source(
        Checked.Usings + """
        [assembly: CircuitBudget(Backend = {|HH0020:"brisban"|})]
        [CircuitBudget(Qubits = {|HH0020:0|}, Depth = 0)]
        class C
        {
            [CircuitBudget(TwoQubitGates = {|HH0020:-1|})]
            void M() { }
        }
        """);
}
