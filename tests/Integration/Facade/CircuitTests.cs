using System.Reflection;
using HybHanas.Core.Circuits;
using Xunit;

namespace HybHanas.Integration.Tests.Facade;

/// <summary>Circuits that the facade builds.</summary>
public class CircuitTests
{
    private static readonly Circuit Bell = Circuit.Create(2).H(0).Cnot(0, 1);

    [Fact]
    public void A_circuit_is_what_was_added_to_it()
    {
        var circuit = Circuit.Create(4).H(0).Cnot(0, 1).Rx(0.3, 2).Barrier(0, 1).Crz(Angle.Parameter(2), 3, 1).Reset(3).Measure(0).Measure(2, 5);
        Assert.Equal(
            "4 qubits, 6 classical bits, 7 operations, depth 4\nh 0\ncx 0, 1\nrx(0.3) 2\nbarrier 0, 1\ncrz(p2) 3, 1\nreset 3\nmeasure 0 -> 0\nmeasure 2 -> 5\n",
            $"{circuit}");
        Assert.Equal((4, 6, 7, 4, 2, 2, 3, 0), (
            circuit.Qubits, circuit.Clbits, circuit.Count, circuit.Depth, circuit.TwoQubitGates, circuit.TwoQubitDepth, circuit.Parameters, circuit.Inputs));
        Assert.Equal(2, circuit.GateCounts["measure"]);
        Assert.Equal(8, circuit.Operations.Count);
        Assert.Equal(0.3, circuit.Operations[2].Angles[0].Radians);
    }

    [Fact]
    public void Adding_to_a_circuit_leaves_it_and_what_others_add_to_it_alone()
    {
        var (first, second) = (Bell.X(0), Bell.Y(1).Measure(1));
        Assert.Equal(2, Bell.Count);
        Assert.Equal(["h", "cx", "x"], first.Operations.Select(operation => operation.Name));
        Assert.Equal(["h", "cx", "y", "measure"], second.Operations.Select(operation => operation.Name));
        Assert.Equal((0, 0, 2), (Bell.Clbits, first.Clbits, second.Clbits));
        Assert.Equal(first, Circuit.Create(2).H(0).Cx(0, 1).X(0));
        Assert.Equal(first.GetHashCode(), Circuit.Create(2).H(0).Cx(0, 1).X(0).GetHashCode());
        Assert.NotEqual(first, Bell.X(1));
        Assert.NotEqual(Bell, Circuit.Create(2, 1).H(0).Cx(0, 1));
    }

    [Fact]
    public void Every_gate_of_the_table_has_a_method_of_its_name()
    {
        foreach (var gate in GateTable.all)
        {
            var name = GateTable.name(gate);
            double[] angles = [.. GateTable.angles(gate).Select((_, index) => 0.1 * (index + 1))];
            int[] qubits = [.. Enumerable.Range(0, GateTable.qubits(gate))];
            var method = Assert.Single(typeof(Circuit).GetMethods(BindingFlags.Public | BindingFlags.Instance),
                method => method.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
            var parameters = method.GetParameters();
            Assert.Equal(
                [.. Enumerable.Repeat(typeof(Angle), angles.Length), .. Enumerable.Repeat(typeof(int), qubits.Length)],
                parameters.Select(parameter => parameter.ParameterType));
            var added = (Circuit)method.Invoke(Circuit.Create(5), [.. angles.Select(angle => (object)(Angle)angle), .. qubits.Cast<object>()])!;
            Assert.Equal(Circuit.Create(5).Apply(name, [.. angles.Select(angle => (Angle)angle)], qubits), added);
            var operation = Assert.Single(added.Operations);
            Assert.Equal(name, operation.Name);
            Assert.Equal(qubits, operation.Qubits);
            Assert.Equal(angles, operation.Angles.Select(angle => angle.Radians!.Value));
        }

        Assert.Equal(GateTable.all.Select(GateTable.name), Circuit.GateNames);
    }

    [Theory]
    [InlineData("operation 2 of the circuit: qubit 2 is outside 0..1", "x 2")]
    [InlineData("operation 2 of the circuit: a qubit is used twice in one operation", "cx 1 1")]
    [InlineData("operation 2 of the circuit: qubit -1 is outside 0..1", "measure -1")]
    [InlineData("operation 2 of the circuit: classical bit 1000000 is outside 0..-1", "clbit 1000000")]
    [InlineData("operation 2 of the circuit: an angle is not a finite number", "rx nan")]
    [InlineData("unknown gate 'cnot'; nearest: 'c3x', 'c4x', 'ccx'", "cnot")]
    [InlineData("operation 2 of the circuit: 'cx' acts on 2 qubits, not 1", "apply cx 0")]
    [InlineData("number of qubits is 4097; allowed: 0..4096", "wide")]
    [InlineData("index of a parameter is -1; allowed: 0..999999", "parameter")]
    [InlineData("qubits of the appended circuit is 3; allowed: 0..2", "append")]
    public void What_no_circuit_can_hold_is_refused_at_once(string message, string what)
    {
        var fault = Assert.Throws<HybHanasException>(() => what switch
        {
            "x 2" => Bell.X(2),
            "cx 1 1" => Bell.Cnot(1, 1),
            "measure -1" => Bell.Measure(-1),
            "clbit 1000000" => Bell.Measure(0, 1_000_000),
            "rx nan" => Bell.Rx(double.NaN, 0),
            "cnot" => Bell.Apply("cnot", [], 0, 1),
            "apply cx 0" => Bell.Apply("cx", [], 0),
            "wide" => Circuit.Create(4097),
            "parameter" => Bell.Rx(Angle.Parameter(-1), 0),
            _ => Bell.Append(Circuit.Create(3)),
        });
        Assert.Equal(message, fault.Message);
    }

    [Fact]
    public void Building_takes_memory_in_proportion_to_the_operations()
    {
        Build(10);
        var (small, large) = (Allocated(1_000), Allocated(10_000));
        Assert.InRange(large, small, 12 * small);

        static long Allocated(int gates)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            Build(gates);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }

        static void Build(int gates)
        {
            var circuit = Circuit.Create(4);
            for (var i = 0; i < gates; i += 2)
                circuit = circuit.Rx(0.1, i % 4).Cnot(i % 4, (i + 1) % 4);
            Assert.Equal(gates, circuit.Count);
        }
    }

    [Fact]
    public void OpenQasm_of_both_versions_reads_back()
    {
        var circuit = Circuit.Create(3).H(0).Ccx(0, 1, 2).U(0.1, -0.2, 1e-9, 1).Ecr(1, 2).Barrier().MeasureAll();
        Assert.StartsWith("OPENQASM 2.0;", circuit.ToOpenQasm2());
        Assert.StartsWith("OPENQASM 3.0;", circuit.ToOpenQasm3());
        Assert.Equal(circuit, Circuit.ParseOpenQasm(circuit.ToOpenQasm2()));
        Assert.Equal(circuit, Circuit.ParseOpenQasm(circuit.ToOpenQasm3()));
        Assert.Contains("input float[64] x0;", Circuit.Create(1).Rx(Angle.Input(0), 0).ToOpenQasm3());
        Assert.Equal("unsupported", Assert.Throws<HybHanasException>(Circuit.Create(1).Rx(Angle.Parameter(0), 0).ToOpenQasm2).Code);
    }

    [Fact]
    public void A_conditional_operation_that_was_read_says_its_condition()
    {
        var circuit = Circuit.ParseOpenQasm("OPENQASM 2.0; include \"qelib1.inc\"; qreg q[1]; creg c[2]; if (c == 2) x q[0];");
        Assert.Equal("if (c[0..1] == 2) x 0", $"{Assert.Single(circuit.Operations)}");
    }

    [Fact]
    public async Task Reading_without_an_exception_gives_the_fault()
    {
        Assert.True(Circuit.TryParseOpenQasm(Bell.ToOpenQasm3(), out var circuit, out var none));
        Assert.Equal(Bell, circuit);
        Assert.Null(none);
        Assert.False(Circuit.TryParseOpenQasm("OPENQASM 2.0;\nqreg q[2];\nh q[0];", out circuit, out var fault, "a.qasm"));
        Assert.Null(circuit);
        Assert.Equal("syntax", fault.Code);
        Assert.StartsWith("a.qasm:3:1: ", fault.Message);

        using var folder = new TemporaryFolder();
        var path = folder.File("bell.qasm", Bell.ToOpenQasm2());
        Assert.Equal(Bell, Circuit.Load(path));
        Assert.Equal(Bell, await Circuit.LoadAsync(path, TestContext.Current.CancellationToken));
        var missing = await Assert.ThrowsAsync<HybHanasException>(() => Circuit.LoadAsync(folder.Sub("none.qasm"), TestContext.Current.CancellationToken));
        Assert.Equal("bad-file", missing.Code);
    }

    [Fact]
    public void Append_inverse_and_bind_make_new_circuits()
    {
        var undone = Bell.S(0).Append(Bell.S(0).Inverse());
        Assert.Equal(["h", "cx", "s", "sdg", "cx", "h"], undone.Operations.Select(operation => operation.Name));
        Assert.Equal((2, 3), (Circuit.Create(2).Append(Circuit.Create(1, 3)).Qubits, Circuit.Create(2).Append(Circuit.Create(1, 3)).Clbits));
        var open = Circuit.Create(1).Rx(Angle.Parameter(1), 0).Ry(Angle.Input(0), 0).Rz(Angle.Degrees(90), 0);
        Assert.Equal((2, 1), (open.Parameters, open.Inputs));
        Assert.Equal(Circuit.Create(1).Rx(0.5, 0).Ry(-1, 0).Rz(Math.PI / 2, 0), open.Bind([9, 0.5], [-1]));
        Assert.Equal("out-of-range", Assert.Throws<HybHanasException>(() => open.Bind([1], [1])).Code);
        Assert.Equal("unsupported", Assert.Throws<HybHanasException>(() => Bell.Measure(0).Inverse()).Code);
        Assert.Equal("unsupported", Assert.Throws<HybHanasException>(() => open.Inverse()).Code);
    }

    [Fact]
    public void An_ansatz_is_its_embedding_and_its_layers()
    {
        var options = new AnsatzOptions { Qubits = 3, Depth = 2, Rotations = RotationAxes.X | RotationAxes.Z, Entanglement = EntanglementPattern.Star, TwoQubitGate = TwoQubitGate.Cz };
        var circuit = Circuit.FromAnsatz(options);
        Assert.Equal((3, 12, 3, 4), (circuit.Qubits, circuit.Parameters, circuit.Inputs, circuit.TwoQubitGates));
        Assert.Equal("rx(x0) 0|rx(x1) 1|rx(x2) 2|rx(p0) 0", string.Join("|", circuit.Operations.Take(4)));
        Assert.Equal(12 + 4, Circuit.FromAnsatz(options with { Embedding = SampleEmbedding.None }).Count);
        Assert.Equal("prepare", Circuit.FromAnsatz(options with { Embedding = SampleEmbedding.Amplitude }).Operations[0].Name);
        Assert.Equal(18, Circuit.FromAnsatz(options with { Layers = AnsatzLayers.StronglyEntangling }).Parameters);
        foreach (var embedding in Enum.GetValues<SampleEmbedding>())
            foreach (var pattern in Enum.GetValues<EntanglementPattern>())
                Assert.Equal(12, Circuit.FromAnsatz(options with { Embedding = embedding, Entanglement = pattern }).Parameters);
    }

    [Fact]
    public void An_ansatz_out_of_range_is_refused()
    {
        Assert.Equal("qubits of the ansatz is 21; allowed: 1..20", Refusal(new AnsatzOptions { Qubits = 21 }));
        Assert.Equal("qubits of the ansatz is 6; allowed: 1..5", Refusal(new AnsatzOptions { Qubits = 6, Embedding = SampleEmbedding.Amplitude }));
        Assert.Equal("depth of the ansatz is 0; allowed: 1..64", Refusal(new AnsatzOptions { Depth = 0 }));
        Assert.Equal("rotations is empty; allowed: a non-empty subset of X, Y, Z", Refusal(new AnsatzOptions { Rotations = 0 }));
        Assert.Equal("RotationAxes is 9; allowed: X, Y, Z", Refusal(new AnsatzOptions { Rotations = (RotationAxes)9 }));
        Assert.Equal("TwoQubitGate is 7; allowed: Cnot, Cz", Refusal(new AnsatzOptions { TwoQubitGate = (TwoQubitGate)7 }));

        static string Refusal(AnsatzOptions options) => Assert.Throws<HybHanasException>(() => Circuit.FromAnsatz(options)).Message;
    }
}
