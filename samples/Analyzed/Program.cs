using HybHanas;

// Each of these is legal C#, and the build says what is wrong with the circuit.
var ghz = Circuits.Ghz();
Console.WriteLine($"{ghz.Count} operations; findings while it runs:");
foreach (var finding in ghz.Check(new CircuitLimits { Qubits = 3, Backend = "manila" }))
    Console.WriteLine(finding);

/// <summary>Circuits with a mistake each.</summary>
[CircuitBudget(Qubits = 3, Backend = "manila")]
internal static class Circuits
{
    /// <summary>HH0001: four qubits, the budget is three. HH0010: only three are used. HH0013: the last pair does nothing.</summary>
    public static Circuit Ghz()
    {
        var circuit = Circuit.Create(4).H(0);
        for (var i = 0; i < 2; i++)
            circuit = circuit.Cnot(i, i + 1);
        return circuit.X(2).X(2).MeasureAll();
    }

    /// <summary>HH0012: degrees. HH0008: a gate after the measurement.</summary>
    public static Circuit Turned() => Circuit.Create(1).Rx(90, 0).Measure(0).Z(0);

    /// <summary>HH0004: three parameters, and the project's budget is two.</summary>
    public static Circuit Trainable() => Circuit.FromAnsatz(new AnsatzOptions { Qubits = 3 });
}
