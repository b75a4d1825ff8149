namespace HybHanas.Core.Networks

open HybHanas.Core
open HybHanas.Core.Circuits

/// Floating-point operations of simulating a network's circuit as a dense state vector, as a general simulator does it: a
/// complex product is 6, a complex sum 2. What hardware does not have to compute, and so no part of the classical count.
///
/// For one sample of n qubits, forward: a gate on k qubits is a 2^k x 2^k matrix on 2^(n-k) slices, (8 2^k - 2) 2^n; the
/// expectations of all qubits are (n + 3) 2^n; amplitudes on k qubits are normalised in 3 2^k; what has a condition counts as done. Backward, by the adjoint method
/// (Jones and Gacon 2020): (n + 2) 2^n for the first bra, each gate undone on ket and bra, for each angle that is a weight or an
/// input the gate's derivative and an inner product of 4 2^n, and 5 2^k for normalised amplitudes.
[<RequireQualifiedAccess>]
module SimulationFlops =

    /// One pass over a batch of samples, for a circuit of at most 20 qubits all read out.
    val internal ofCircuit: batch: int -> circuit: Circuit<logical> -> FlopCount

    /// The circuit of an ansatz, a change to the X basis included where it reads that out.
    val ofAnsatz: batch: int -> ansatz: Ansatz -> FlopCount

    /// Classical layers and simulated circuit together: one training step on a batch of samples.
    val total: batch: int -> architecture: Architecture -> FlopCount
