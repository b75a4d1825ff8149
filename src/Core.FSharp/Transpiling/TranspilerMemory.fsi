/// What compiling for a target need not find out twice.
namespace HybHanas.Core.Transpiling

open HybHanas.Core.Backends

/// Where blocks can be made: qubits and the couplings among them.
type internal BlockSite =
    {
        /// The physical qubit of each vertex.
        Qubits: int[]
        Graph: BlockGraph
    }

/// A memo of one target: its tables, its regions, and the entangling layers made anew so far. Everything in it depends on
/// its key alone, never on a seed or on the order of calls, so results are the same with any memory. Its owner decides how
/// long it lives and may share it among threads.
[<Sealed>]
type TranspilerMemory =
    internal new: target: Target * chains: Memo<string, BlockChain option> -> TranspilerMemory

    /// The target that circuits are compiled for.
    member Target: Target

    /// The device without what is stale where `needed` qubits remain, else with it.
    member internal Device: needed: int -> Device

    /// The solutions alone, which do not depend on the target.
    member internal Chains: Memo<string, BlockChain option>

    /// Sites of a size, as `find` gives them.
    member internal Sites: size: int * find: (int -> BlockSite list) -> BlockSite list

    /// The chain of a key, as `make` gives it.
    member internal Chain: key: string * make: (unit -> BlockChain option) -> BlockChain option

/// Makes memories.
[<RequireQualifiedAccess>]
module TranspilerMemory =

    /// An empty memory.
    val create: target: Target -> TranspilerMemory

    /// A memory of another target that shares what was found out about layers.
    val sharedWith: memory: TranspilerMemory -> target: Target -> TranspilerMemory
