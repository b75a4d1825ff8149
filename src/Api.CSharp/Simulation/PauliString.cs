using System.Globalization;
using System.Text;
using HybHanas.Core;

namespace HybHanas;

/// <summary>A product of Pauli operators on distinct qubits, such as X0 Z2; on no qubit it is the identity. Immutable.</summary>
public sealed class PauliString : IEquatable<PauliString>
{
    private readonly SortedDictionary<int, char> letters;

    private PauliString(SortedDictionary<int, char> letters) => this.letters = letters;

    /// <summary>The product of nothing.</summary>
    public static PauliString Identity { get; } = new([]);

    /// <summary>The letters 'X', 'Y' and 'Z' by qubit, in ascending order of the qubits.</summary>
    public IReadOnlyDictionary<int, char> Letters => letters;

    /// <summary>Reads a product such as "X0 Z2": a letter and its qubit, in any order, separated by spaces; an empty text is the identity.</summary>
    /// <param name="text">The product.</param>
    /// <exception cref="HybHanasException">A factor is no letter of X, Y, Z with a qubit, or a qubit occurs twice ("out-of-range").</exception>
    public static PauliString Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var factors = text.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return factors.Aggregate(Identity, (product, factor) =>
            int.TryParse(factor.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var qubit)
                ? product.And(factor[0], qubit)
                : throw Wrong($"the factor '{factor}' of a Pauli string", "X, Y or Z and the number of a qubit, such as X0"));
    }

    /// <summary>X on a qubit.</summary>
    /// <param name="qubit">The qubit, from 0.</param>
    public static PauliString X(int qubit) => Identity.And('X', qubit);

    /// <summary>Y on a qubit.</summary>
    /// <param name="qubit">The qubit, from 0.</param>
    public static PauliString Y(int qubit) => Identity.And('Y', qubit);

    /// <summary>Z on a qubit.</summary>
    /// <param name="qubit">The qubit, from 0.</param>
    public static PauliString Z(int qubit) => Identity.And('Z', qubit);

    /// <summary>The product with an operator on one more qubit.</summary>
    /// <param name="letter">'X', 'Y' or 'Z'.</param>
    /// <param name="qubit">A qubit that has none yet, from 0.</param>
    /// <exception cref="HybHanasException">The letter is another one, or the qubit is negative or has one ("out-of-range").</exception>
    public PauliString And(char letter, int qubit)
    {
        if (letter is not ('X' or 'Y' or 'Z'))
            throw Wrong($"the letter '{letter}' of a Pauli string", "X, Y or Z");
        if (qubit < 0 || letters.ContainsKey(qubit))
            throw Wrong($"qubit {qubit} of a Pauli string", "from 0, each once");
        return new(new(letters) { [qubit] = letter });
    }

    /// <summary>True for the same letters on the same qubits.</summary>
    /// <param name="other">The other one.</param>
    public bool Equals(PauliString? other) => other is not null && letters.SequenceEqual(other.letters);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as PauliString);

    /// <inheritdoc/>
    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

    /// <summary>The product as <see cref="Parse"/> reads it.</summary>
    public override string ToString() => letters
        .Aggregate(new StringBuilder(), (text, factor) => text.Append(text.Length == 0 ? "" : " ").Append(factor.Value).Append(factor.Key))
        .ToString();

    private static HybHanasException Wrong(string what, string allowed) => new(HybHanasError.NewOutOfRange(what, "wrong", allowed));
}
