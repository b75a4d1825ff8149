/// How large a circuit may be.
namespace HybHanas.Core.Circuits

open HybHanas.Core

/// Limits; what is not limited is None. <see cref="M:HybHanas.Core.Circuits.CircuitBudgetModule.create"/> makes them.
[<Sealed>]
type CircuitBudget =
    /// Qubits at most; the backend's number where it is lower or nothing else is said.
    member Qubits: int option
    /// Depth at most, as <see cref="T:HybHanas.Core.Circuits.CircuitMetrics"/> counts it.
    member Depth: int option
    /// Gates on two qubits at most.
    member TwoQubitGates: int option
    /// Trainable parameters at most.
    member Parameters: int option
    /// The backend whose size, native gates and coherence times count.
    member Device: DeviceLimits option

/// The limits before they are checked.
type CircuitBudgetParts =
    {
        Qubits: int option
        Depth: int option
        TwoQubitGates: int option
        Parameters: int option
        Device: DeviceLimits option
    }

/// Makes budgets.
[<RequireQualifiedAccess>]
[<CompilationRepresentation(CompilationRepresentationFlags.ModuleSuffix)>]
module CircuitBudget =

    /// No limit at all.
    val unlimited: CircuitBudget

    /// Qubits 1 or more, the others 0 or more; else OutOfRange.
    val create: parts: CircuitBudgetParts -> Result<CircuitBudget, HybHanasError>
