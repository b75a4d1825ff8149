using System.Diagnostics.CodeAnalysis;
using HybHanas.Core.Circuits;

namespace HybHanas;

public sealed partial class Circuit
{
    /// <summary>The circuit of an OpenQASM 2 or 3 text. Gate definitions and loops are expanded, registers laid out in the order of their
    /// declaration, the first on the low qubits.</summary>
    /// <param name="text">The program, at most 16,777,216 characters.</param>
    /// <param name="source">How error messages name it.</param>
    /// <exception cref="HybHanasException">It is no legal circuit ("syntax", with the place), holds what no circuit can ("unsupported"),
    /// or is too long ("out-of-range").</exception>
    public static Circuit ParseOpenQasm(string text, string source = "text")
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(source);
        return Of(OpenQasm.parse(source, text).OrThrow());
    }

    /// <summary>The same without an exception for a text that is no legal circuit.</summary>
    /// <param name="text">The program, at most 16,777,216 characters.</param>
    /// <param name="circuit">The circuit.</param>
    /// <param name="fault">Why it is none.</param>
    /// <param name="source">How the fault names it.</param>
    public static bool TryParseOpenQasm(
        string text, [NotNullWhen(true)] out Circuit? circuit, [NotNullWhen(false)] out Fault? fault, string source = "text")
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(source);
        circuit = OpenQasm.parse(source, text).TryGet(out var parsed, out fault) ? Of(parsed) : null;
        return circuit is not null;
    }

    /// <summary>Reads an OpenQASM 2 or 3 file.</summary>
    /// <param name="path">Path of the file, at most 64 MiB.</param>
    /// <exception cref="HybHanasException">The file is missing, unreadable, too large or no text ("bad-file"), or as for
    /// <see cref="ParseOpenQasm"/>.</exception>
    public static Circuit Load(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return ParseOpenQasm(CircuitCost.TextOf(path), path);
    }

    /// <summary>Reads an OpenQASM 2 or 3 file without holding the caller's thread.</summary>
    /// <param name="path">Path of the file, at most 64 MiB.</param>
    /// <param name="cancellation">Stops it before the file is read or parsed.</param>
    /// <exception cref="HybHanasException">As for <see cref="Load"/>.</exception>
    public static Task<Circuit> LoadAsync(string path, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(path);
        return Task.Run(() => Load(path), cancellation);
    }

    /// <summary>The circuit as OpenQASM 2 with the registers q and c; reading it gives an equal circuit.</summary>
    /// <exception cref="HybHanasException">An angle is not bound, or amplitudes are taken from inputs ("unsupported").</exception>
    public string ToOpenQasm2() => OpenQasm2.print(Core).OrThrow();

    /// <summary>The circuit as OpenQASM 3 with the registers q and c; reading it gives an equal circuit. Open inputs become the program's
    /// inputs x0, x1, ..., which only other tools read.</summary>
    /// <exception cref="HybHanasException">A parameter is not bound, amplitudes are taken from inputs, or a gate is known by its name
    /// alone ("unsupported").</exception>
    public string ToOpenQasm3() => (Inputs == 0 ? OpenQasm3.print(Core) : OpenQasm3.printWithInputs(Core)).OrThrow();
}
