/// What compiling for a target need not find out twice.
namespace HybHanas.Core.Transpiling

open System
open HybHanas.Core
open HybHanas.Core.Backends

type internal BlockSite = { Qubits: int[]; Graph: BlockGraph }

[<Sealed>]
type TranspilerMemory internal (target: Target, chains: Memo<string, BlockChain option>) =
    let healthy = lazy (Device.create 0 target)
    let whole = lazy (Device.create Int32.MaxValue target)
    let sites = Memo<int, BlockSite list>()

    member _.Target = target

    member internal _.Device(needed: int) =
        if healthy.Value.Usable.Length >= needed then
            healthy.Value
        else
            whole.Value

    member internal _.Chains = chains

    member internal _.Sites(size: int, find: int -> BlockSite list) = sites.Get(size, find)

    member internal _.Chain(key: string, make: unit -> BlockChain option) = chains.Get(key, (fun _ -> make ()))

[<RequireQualifiedAccess>]
module TranspilerMemory =

    let create (target: Target) : TranspilerMemory = TranspilerMemory(target, Memo())

    let sharedWith (memory: TranspilerMemory) (target: Target) : TranspilerMemory = TranspilerMemory(target, memory.Chains)
