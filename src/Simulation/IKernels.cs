using System.Numerics;

namespace HybHanas.Simulation;

/// <summary>
/// The sweeps over a state. Layout: row k of a state (amplitude k, qubit 0 the lowest bit) is Parts vectors, one sample in
/// each lane. A rotor is four vectors W, X, Y, Z. All cost O(rows) and allocate nothing; callers answer for lengths: rows is
/// a power of two above every qubit's bit, tables have one entry for each row.
/// </summary>
internal unsafe interface IKernels<TLanes, T>
    where TLanes : unmanaged, ILanes<TLanes, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Vectors of a row.</summary>
    static abstract int Parts { get; }

    /// <summary>state = U state, or U† state.</summary>
    static abstract void Apply(TLanes* state, int rows, int qubit, TLanes* rotor, bool inverse);

    /// <summary>Two gates on different qubits in one sweep.</summary>
    static abstract void ApplyPair(
        TLanes* state, int rows, int low, int high, TLanes* lowRotor, TLanes* highRotor, bool inverse);

    /// <summary>sums = Im &lt;lambda| σ |state&gt; for σx and σy on the qubit.</summary>
    static abstract void BracketOne(TLanes* state, TLanes* lambda, int rows, int qubit, TLanes* sums);

    /// <summary>sums = the brackets of σx and σy on the low qubit, then those on the high qubit.</summary>
    static abstract void BracketPair(TLanes* state, TLanes* lambda, int rows, int low, int high, TLanes* sums);

    /// <summary>sums[q] = Im &lt;lambda| σz |state&gt; for every qubit q. work: rows vectors.</summary>
    static abstract void BracketZ(TLanes* state, TLanes* lambda, int rows, TLanes* work, TLanes* sums, int qubits);

    /// <summary>target[k] = source[from[k]].</summary>
    static abstract void Gather(TLanes* source, TLanes* target, int* from, int rows);

    /// <summary>target[k] = (re[k] + i im[k]) source[from[k]].</summary>
    static abstract void Gather(TLanes* source, TLanes* target, int* from, T* re, T* im, int rows);

    /// <summary>The state of one more qubit, in its first column: target[0..2 rows) = column x source[0..rows). In place
    /// where target is source.</summary>
    static abstract void Extend(TLanes* source, TLanes* target, int rows, TLanes* rotor);

    /// <summary>
    /// Undoes <see cref="Extend"/> on lambda[0..2 rows), leaving rows rows, where prefix is the state before it.
    /// sums = Im &lt;lambda| σ |column x prefix&gt;.
    /// </summary>
    static abstract void Contract(TLanes* prefix, TLanes* lambda, int rows, TLanes* rotor, TLanes* sums);

    /// <summary>
    /// Z of every qubit, one vector each. to[k] is the row that row k becomes before the measurement; null: the same.
    /// work: rows vectors.
    /// </summary>
    static abstract void Expect(TLanes* state, int rows, int* to, TLanes* work, TLanes* expectations, int qubits);

    /// <summary>lambda = (sum over q of upstream[q] Z_q) state, with to and work as in <see cref="Expect"/>.</summary>
    static abstract void Observe(
        TLanes* state, TLanes* lambda, int rows, int* to, TLanes* work, TLanes* upstream, int qubits);
}
