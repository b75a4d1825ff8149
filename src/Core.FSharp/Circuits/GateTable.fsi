/// The gate table: one row of data for each gate. Angles in radians; matrices are little-endian in the order the
/// qubits are listed (the first listed qubit is the lowest bit of the index), the controls come first.
namespace HybHanas.Core.Circuits

open System.Numerics

/// One row of the gate table.
type GateRow =
    {
        /// Name in OpenQASM 2.
        Name: string
        /// How many qubits it acts on.
        Qubits: int
        /// The shift rule of each of its angles, in order; its length is the number of angles.
        Angles: ShiftRule list
        /// The unitary for given angles, 2^Qubits x 2^Qubits, row-major.
        Matrix: (float list -> Complex[,])
        /// The gate that undoes it; None when no single gate of the table does.
        Inverse: (float list -> (Gate * float list) option)
        /// The gate in terms of simpler gates, ending in one-qubit gates and CX; None for one-qubit gates and CX.
        /// Equal to the matrix up to a global phase.
        Definition: (float list -> DefinitionStep list option)
    }

/// What each gate is.
[<RequireQualifiedAccess>]
module GateTable =

    /// Every gate of the table.
    val all: Gate list

    /// A function of the gate alone, worked out once for every gate of the table.
    val internal tabulate: f: (Gate -> 'a) -> (Gate -> 'a)

    /// The row of a gate.
    val row: gate: Gate -> GateRow

    /// Name of a gate in OpenQASM 2.
    val name: gate: Gate -> string

    /// How many qubits a gate acts on.
    val qubits: gate: Gate -> int

    /// The shift rule of each angle; as many as the gate has angles.
    val angles: gate: Gate -> ShiftRule list

    /// The gate with this OpenQASM 2 name ("CX" is cx there).
    val tryFind: name: string -> Gate option
