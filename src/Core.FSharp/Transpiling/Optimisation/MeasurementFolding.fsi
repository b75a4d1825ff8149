namespace HybHanas.Core.Transpiling

open System.Collections.Immutable
open HybHanas.Core.Circuits

/// A circuit without its last CNOT gates, and how its results tell those of the circuit with them.
type Folded<[<Measure>] 'q> =
    {
        Circuit: Circuit<'q>
        /// For each classical bit the bits, ascending, whose XOR after the folded circuit is the bit after the original one;
        /// itself alone where nothing was folded into it.
        Masks: ImmutableArray<int list>
    }

/// CNOT gates before the measurements of all that they touch only permute outcomes: instead of being run they are worked out
/// on the measured bits.
[<RequireQualifiedAccess>]
module MeasurementFolding =

    /// Leaves out the CNOT and SWAP gates that nothing but commuting gates separates from the final measurements of both their
    /// qubits, and the diagonal gates that are then unseen. With the masks the distribution of all classical bits stays
    /// exactly the same. Barriers, resets and ends without a measurement hold gates. One backward scan.
    val fold: circuit: Circuit<'q> -> Folded<'q>
