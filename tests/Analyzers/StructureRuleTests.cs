using Xunit;

namespace HybHanas.Analyzers.Tests;

/// <summary>The rules on what operations do to each other: hits with their spans, and near misses.</summary>
public class StructureRuleTests
{
    [Theory]
    [InlineData("_ = Circuit.Create(2).X({|HH0006:2|});")]
    [InlineData("_ = Circuit.Create(2).Cnot(0, {|HH0006:-1|});")]
    [InlineData("var c = Circuit.Create(3); for (var i = 0; i < 3; i++) c = c.Cnot(i, {|HH0006:i + 1|});")]
    [InlineData("const int n = 2; var last = n; _ = Circuit.Create(n).H({|HH0006:last|});")]
    [InlineData("_ = Circuit.Create(2).Measure({|HH0006:5|});")]
    [InlineData("var c = Circuit.Create(2); foreach (var q in Enumerable.Range(1, 2)) c = c.H({|HH0006:q|});")]
    [InlineData("var c = Circuit.Create(2); _ = Outer(c); static Circuit Outer(Circuit c) => c.H(0); _ = c.Append(Circuit.Create(2).X({|HH0006:7|}));")]
    public Task An_index_outside_the_circuit(string source) => Checked.Statements(source);

    [Theory]
    [InlineData("_ = Circuit.Create(2).X(1);")]
    [InlineData("_ = Circuit.Create(args.Length).X(5);")]
    [InlineData("_ = Circuit.Create(2).X(args.Length);")]
    [InlineData("var q = 5; if (args.Length > 0) q = 1; _ = Circuit.Create(2).X(q);")]
    [InlineData("var q = 5; Action set = () => q = 1; set(); _ = Circuit.Create(2).X(q);")]
    [InlineData("var q = 5; Change(ref q); _ = Circuit.Create(2).X(q); static void Change(ref int q) => q = 0;")]
    [InlineData("var c = Circuit.Create(3); for (var i = 0; i < 2; i++) c = c.Cnot(i, i + 1);")]
    [InlineData("var c = Circuit.Create(3); var i = 9; while (i > 2) i--; c = c.H(i);")]
    [InlineData("var c = Circuit.Create(3); for (var i = 0; ; i++) { if (i == 3) break; c = c.H(i); }")]
    public Task An_index_inside_or_unknown_is_silent(string source) => Checked.Statements(source);

    [Theory]
    [InlineData("_ = Circuit.Create(2).{|HH0007:Cnot(1, 1)|};")]
    [InlineData("var c = Circuit.Create(3); for (var i = 0; i < 2; i++) c = c.{|HH0007:Cz(i, 1)|};")]
    [InlineData("_ = Circuit.Create(3).{|HH0007:Ccx(0, 1, 0)|};")]
    public Task The_same_qubit_twice(string source) => Checked.Statements(source);

    [Theory]
    [InlineData("_ = Circuit.Create(1).H(0).Measure(0).{|HH0008:X(0)|};")]
    [InlineData("var c = Circuit.Create(1).H(0).MeasureAll(); c = c.{|HH0008:Z(0)|};")]
    [InlineData("_ = Circuit.Create(1).H(0).Measure(0).{|HH0009:Measure(0)|};")]
    [InlineData("_ = Circuit.Create(2).H(0).X(1).Measure(1).{|HH0009:MeasureAll()|};")]
    [InlineData("_ = Circuit.Create(2).H(0).X(1).Measure(0).Y(1).Measure(1);")]
    [InlineData("_ = Circuit.Create(1).H(0).Measure(0).Reset(0).X(0).Measure(0);")]
    [InlineData("_ = Circuit.Create(1).H(0).Measure(0).Barrier(0);")]
    public Task Measurements(string source) => Checked.Statements(source);

    [Theory]
    [InlineData("_ = {|HH0010:Circuit.Create(3)|}.H(0).Cnot(0, 1).MeasureAll();")]
    [InlineData("_ = {|HH0011:Circuit.Create(3)|}.H(0).Cnot(0, 2).MeasureAll();")]
    [InlineData("_ = new Simulator({|HH0010:Circuit.Create(3)|}.H(0));")]
    [InlineData("var c = {|HH0010:Circuit.Create(3)|}.H(0); _ = new Simulator(c);")]
    [InlineData("_ = {|HH0010:Circuit.Create(2)|}.H(0).ToOpenQasm2();")]
    [InlineData("var start = Circuit.Create(3).H(0); Use(start); static void Use(Circuit c) { }")]
    [InlineData("static Circuit Start() => Circuit.Create(3).H(0); _ = Start().Cnot(0, 1).X(2).MeasureAll();")]
    [InlineData("_ = Circuit.Create(3).MeasureAll();")]
    [InlineData("_ = Circuit.Create(3).H(args.Length).X(0).MeasureAll();")]
    [InlineData("_ = Circuit.Create(3).Append(Circuit.ParseOpenQasm(args[0])).H(0).MeasureAll();")]
    public Task Unused_qubits(string source) => Checked.Statements(source);

    [Theory]
    [InlineData("_ = Circuit.Create(1).Rx({|HH0012:90|}, 0);")]
    [InlineData("_ = Circuit.Create(1).U({|HH0012:-180.0|}, 0.5, Angle.Parameter(0), 0);")]
    [InlineData("const double quarter = 45; _ = Circuit.Create(1).Rz({|HH0012:quarter|}, 0);")]
    [InlineData("_ = Circuit.Create(1).Rx(Angle.Degrees(90), 0);")]
    [InlineData("_ = Circuit.Create(1).Rx(Math.PI / 2, 0).Ry(15, 0).Rz(31, 0);")]
    public Task Angles_in_degrees(string source) => Checked.Statements(source);

    [Theory]
    [InlineData("_ = Circuit.Create(1).H(0).{|HH0013:H(0)|};")]
    [InlineData("_ = Circuit.Create(2).Cnot(0, 1).{|HH0013:Cx(0, 1)|};")]
    [InlineData("_ = Circuit.Create(2).Cz(0, 1).{|HH0013:Cz(1, 0)|};")]
    [InlineData("_ = Circuit.Create(2).S(0).X(1).{|HH0013:Sdg(0)|};")]
    [InlineData("_ = Circuit.Create(1).Rx(0.5, 0).{|HH0013:Rx(-0.5, 0)|};")]
    [InlineData("_ = new Simulator(Twice()); static Circuit Twice() => Circuit.Create(1).H(0).{|HH0013:H(0)|};")]
    [InlineData("_ = {|HH0013:Twice(Circuit.Create(1), 0)|}.Y(0); static Circuit Twice(Circuit c, int q) => c.H(q).H(q);")]
    [InlineData("_ = Circuit.Create(2).Cnot(0, 1).Cnot(1, 0);")]
    [InlineData("var c = Circuit.Create(1); try { c = c.X(0); } catch { c = c.X(0); } _ = c;")]
    [InlineData("var c = Circuit.Create(1); switch (args.Length) { case 0: c = c.X(0); break; case 1: c = c.X(0); break; } _ = c;")]
    [InlineData("var c = Circuit.Create(1); c = args.Length > 0 ? c.X(0) : c; _ = c.X(0);")]
    [InlineData("_ = Circuit.Create(2).H(0).Cnot(0, 1).H(0);")]
    [InlineData("_ = Circuit.Create(1).H(0).Barrier().H(0);")]
    [InlineData("_ = Circuit.Create(1).Rx(Angle.Parameter(0), 0).Rx(Angle.Parameter(0), 0);")]
    [InlineData("_ = Circuit.Create(2).X(0).H(args.Length).X(0);")]
    public Task Gates_that_cancel(string source) => Checked.Statements(source);

    [Theory]
    [InlineData("_ = Circuit.FromAnsatz(new AnsatzOptions { {|HH0015:Qubits = 6|}, Embedding = SampleEmbedding.Amplitude });")]
    [InlineData("_ = Circuit.FromAnsatz(new AnsatzOptions { Qubits = 5, Embedding = SampleEmbedding.Amplitude });")]
    [InlineData("_ = new AnsatzOptions { Qubits = 1, {|HH0018:Entanglement = EntanglementPattern.Full|} };")]
    [InlineData("_ = new AnsatzOptions { Qubits = 2, Depth = 0, {|HH0018:TwoQubitGate = TwoQubitGate.Cz|} };")]
    [InlineData("_ = new AnsatzOptions { Qubits = 1 };")]
    [InlineData("_ = new SearchOptions { {|HH0016:Qubits = new IntRange(6, 4)|} };")]
    [InlineData("_ = new SearchOptions { {|HH0016:Depth = new(1, 65)|} };")]
    [InlineData("_ = new SearchOptions { Qubits = new(6, 8), {|HH0016:Embeddings = [\"amplitude\"]|} };")]
    [InlineData("_ = new SearchOptions { Qubits = new(2, 8), Embeddings = [\"amplitude\"] };")]
    [InlineData("_ = new CostOptions { {|HH0019:Shots = 0|} };")]
    [InlineData("_ = new Simulator(Circuit.Create(1).H(0)).Counts({|HH0019:-5|}, 7);")]
    [InlineData("_ = new CostOptions { Shots = args.Length };")]
    public Task Options(string source) => Checked.Statements(source);
}
