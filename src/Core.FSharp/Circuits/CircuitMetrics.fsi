/// Counts and depths of a circuit.
namespace HybHanas.Core.Circuits

/// How large a circuit is. Barriers make their qubits wait for each other but count nothing.
type CircuitMetrics =
    {
        /// Operations.
        Size: int
        /// Operations on the longest path; measurements and conditions join the wires of their classical bits.
        Depth: int
        /// Gates on two qubits, conditional ones included.
        TwoQubitGates: int
        /// Two-qubit gates on the longest path.
        TwoQubitDepth: int
        /// How often each operation occurs, barriers included, by its OpenQASM name (a preparation is "prepare"), most frequent first.
        Names: (string * int) list
    }

/// Measures circuits.
[<RequireQualifiedAccess>]
module CircuitMetrics =

    /// The metrics of a circuit.
    val ofCircuit: circuit: Circuit<'q> -> CircuitMetrics
