/// What it costs to run a circuit in parts: the fewest cuts into parts of at most a target number of qubits, and how many
/// times more samples they take (quasi-probability cutting, Mitarai and Fujii 2021; Peng et al. 2020).
namespace HybHanas.Core.Cutting

open HybHanas.Core
open HybHanas.Core.Circuits

/// How a circuit is cut.
type CircuitCuts =
    {
        /// CNOTs and CZs cut: 9 times the samples each.
        GateCuts: int
        /// Wires cut: 16 times the samples each; the wire goes on as one more qubit, in another part.
        WireCuts: int
        /// The qubits of each part; a qubit whose wire is cut stands in several parts, or twice in one.
        Parts: int list list
    }

    /// log10 of the sampling overhead: 0 where nothing is cut.
    member Log10Overhead: float

    /// 9^GateCuts x 16^WireCuts; infinite beyond 1.8e308, where Log10Overhead still tells.
    member Overhead: float

/// Finds cuts.
[<RequireQualifiedAccess>]
module CircuitCuts =

    /// Qubits of a circuit at most.
    val internal maxQubits: int

    /// Only gates are cut; exact. For circuits of 1 to 16 qubits whose gates on two qubits are CX, CY, CZ, CH or ECR.
    val byGates: target: int -> circuit: Circuit<logical> -> Result<CircuitCuts, HybHanasError>

    /// Gates are cut, and wires where that was found to spare samples. Never above byGates, and never grows with the target.
    val fewest: target: int -> circuit: Circuit<logical> -> Result<CircuitCuts, HybHanasError>

    /// The cuts of an ansatz, an amplitude embedding's state preparation included.
    val ofAnsatz: target: int -> ansatz: Ansatz -> Result<CircuitCuts, HybHanasError>
