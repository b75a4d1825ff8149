/// A circuit that a device can run as it stands, with what compiling did to it.
namespace HybHanas.Core.Transpiling

open System.Collections.Immutable
open HybHanas.Core
open HybHanas.Core.Circuits
open HybHanas.Core.Backends

/// A legal physical circuit: only native gates, in their native direction, on qubits where they are calibrated,
/// every angle a number.
[<Sealed>]
type PhysicalCircuit =
    /// The operations, on as many qubits as the device has.
    member Circuit: Circuit<physical>

    /// For each operation: true where it is there only because of routing (a SWAP's gates, a direction flip).
    member IsRouting: ImmutableArray<bool>

    /// Where each logical qubit starts.
    member InitialLayout: ImmutableArray<PhysicalQubit>

    /// Where each logical qubit ends.
    member FinalLayout: ImmutableArray<PhysicalQubit>

    /// SWAPs that routing inserted.
    member Swaps: int

    /// True where blocks were made anew for the coupling map: no gate can be pointed at as routing then, and none is marked.
    member Resynthesised: bool

/// What compiling reports beside the circuit.
type Compilation =
    {
        IsRouting: bool list
        InitialLayout: PhysicalQubit list
        FinalLayout: PhysicalQubit list
        Swaps: int
        Resynthesised: bool
    }

/// Makes physical circuits.
[<RequireQualifiedAccess>]
module PhysicalCircuit =

    /// Fails at the first operation that the target cannot run.
    val create: target: Target -> circuit: Circuit<physical> -> compilation: Compilation -> Result<PhysicalCircuit, HybHanasError>

    /// A circuit that was compiled elsewhere; what came from routing is not known, so nothing is marked.
    val ofNative: target: Target -> circuit: Circuit<physical> -> Result<PhysicalCircuit, HybHanasError>
