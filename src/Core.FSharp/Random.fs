/// Counter-based randomness: a seed is a value, every draw is a pure function of a seed and a position.
namespace HybHanas.Core

[<Struct>]
type Seed = private Seed of uint64

[<RequireQualifiedAccess>]
module Seed =

    let private golden = 0x9E3779B97F4A7C15UL

    let private mix (z: uint64) =
        let z = (z ^^^ (z >>> 30)) * 0xBF58476D1CE4E5B9UL
        let z = (z ^^^ (z >>> 27)) * 0x94D049BB133111EBUL
        z ^^^ (z >>> 31)

    let create (number: uint64) : Seed = Seed(mix (number + golden))

    let item (i: int) (Seed state) : Seed =
        Seed(mix (mix (state + golden * (uint64 (uint32 i) + 1UL)) ^^^ 0xA0761D6478BD642FUL))

    let purpose (name: string) (Seed state) : Seed =
        let mutable hash = 0xCBF29CE484222325UL

        for c in name do
            hash <- (hash ^^^ uint64 c) * 0x100000001B3UL

        Seed(mix (mix (state ^^^ hash) + golden))

    let bits (i: int) (Seed state) : uint64 =
        mix (state + golden * (uint64 (uint32 i) + 1UL))

    let uniform (i: int) (seed: Seed) : float =
        float (bits i seed >>> 11) * (1.0 / 9007199254740992.0)

    let between (low: float) (high: float) (i: int) (seed: Seed) : float = low + (high - low) * uniform i seed

    let below (bound: int) (i: int) (seed: Seed) : int =
        int (System.Math.BigMul(bits i seed, uint64 bound) >>> 64)

    let permutation (n: int) (seed: Seed) : int[] =
        let order = Array.init n id

        for i in n - 1 .. -1 .. 1 do
            let j = below (i + 1) i seed
            let swapped = order[i]
            order[i] <- order[j]
            order[j] <- swapped

        order

    let shuffle (items: 'a[]) (seed: Seed) : 'a[] =
        permutation items.Length seed |> Array.map (fun i -> items[i])
