using System.Globalization;

namespace HybHanas.Analyzers;

/// <summary>The limits of a bundled backend; a test holds them equal to its calibration.</summary>
internal sealed class BackendInfo
{
    private static readonly Dictionary<string, BackendInfo> ByName =
        EmbeddedText.Lines("backends.txt").Select(line => new BackendInfo(line.Split(' '))).ToDictionary(backend => backend.Name);

    private BackendInfo(string[] parts)
    {
        Name = parts[0];
        Qubits = int.Parse(parts[1], CultureInfo.InvariantCulture);
        Basis = parts[2].Split(',');
        T1 = Number(parts[3]);
        T2 = Number(parts[4]);
        OneQubitGate = Number(parts[5]);
        TwoQubitGate = Number(parts[6]);
        Readout = Number(parts[7]);
    }

    /// <summary>The names, ascending.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. ByName.Keys.OrderBy(name => name, StringComparer.Ordinal)];

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>Working qubits that are connected to each other.</summary>
    public int Qubits { get; }

    /// <summary>The native gates, by their OpenQASM names.</summary>
    public string[] Basis { get; }

    /// <summary>Median relaxation time in seconds.</summary>
    public double T1 { get; }

    /// <summary>Median dephasing time in seconds.</summary>
    public double T2 { get; }

    /// <summary>Median duration of a pulse on one qubit, in seconds.</summary>
    public double OneQubitGate { get; }

    /// <summary>Median duration of the native two-qubit gate, in seconds.</summary>
    public double TwoQubitGate { get; }

    /// <summary>Median duration of a measurement, in seconds.</summary>
    public double Readout { get; }

    /// <summary>The backend of a name, or null.</summary>
    public static BackendInfo? Find(string name) => ByName.TryGetValue(name, out var backend) ? backend : null;

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
