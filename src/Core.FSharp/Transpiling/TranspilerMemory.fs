/// What compiling for a target need not find out twice.
namespace HybHanas.Core.Transpiling

open System
open HybHanas.Core
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
type TranspilerMemory internal (target: Target, chains: Memo<string, BlockChain option>) =
    let healthy = lazy (Device.create 0 target)
    let whole = lazy (Device.create Int32.MaxValue target)
    let sites = Memo<int, BlockSite list>()

    /// The target that circuits are compiled for.
    member _.Target = target

    /// The device without what is stale where `needed` qubits remain, else with it.
    member internal _.Device(needed: int) =
        if healthy.Value.Usable.Length >= needed then
            healthy.Value
        else
            whole.Value

    /// The solutions alone, which do not depend on the target.
    member internal _.Chains = chains

    /// Sites of a size, as `find` gives them.
    member internal _.Sites(size: int, find: int -> BlockSite list) = sites.Get(size, find)

    /// The chain of a key, as `make` gives it.
    member internal _.Chain(key: string, make: unit -> BlockChain option) = chains.Get(key, (fun _ -> make ()))

[<RequireQualifiedAccess>]
module TranspilerMemory =

    /// An empty memory.
    let create (target: Target) : TranspilerMemory = TranspilerMemory(target, Memo())

    /// A memory of another target that shares what was found out about layers.
    let sharedWith (memory: TranspilerMemory) (target: Target) : TranspilerMemory = TranspilerMemory(target, memory.Chains)
