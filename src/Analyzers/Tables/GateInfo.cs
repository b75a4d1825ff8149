using System.Globalization;

namespace HybHanas.Analyzers;

/// <summary>What the checks know of a gate; the core's table.</summary>
internal sealed class GateInfo
{
    private static readonly Dictionary<string, GateInfo> ByName =
        EmbeddedText.CheckTable(1).Select(line => new GateInfo(line.Split(' '))).ToDictionary(gate => gate.Name);

    private GateInfo(string[] parts)
    {
        Name = parts[0];
        Qubits = Number(parts[1]);
        UndoneBy = parts[3] == "-" ? null : parts[3] == "~" ? Name : parts[3];
        Symmetric = parts[4] == "=";
        Pulses = Number(parts[5]);
        Entanglers = Number(parts[6]);
    }

    /// <summary>Its OpenQASM name.</summary>
    public string Name { get; }

    /// <summary>How many qubits it acts on.</summary>
    public int Qubits { get; }

    /// <summary>The gate that undoes it with the angles turned back; null where that depends on more.</summary>
    public string? UndoneBy { get; }

    /// <summary>Whether the order of its qubits does not matter.</summary>
    public bool Symmetric { get; }

    /// <summary>Pulses on one qubit that it takes at least.</summary>
    public int Pulses { get; }

    /// <summary>Native two-qubit gates that it takes at least.</summary>
    public int Entanglers { get; }

    /// <summary>The gate of an OpenQASM name, or null.</summary>
    public static GateInfo? Find(string name) => ByName.TryGetValue(name, out var gate) ? gate : null;

    /// <summary>The gate that a method of the builder adds, or null.</summary>
    public static GateInfo? OfMethod(string method) => Find(method == "Cnot" ? "cx" : method.ToLowerInvariant());

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
