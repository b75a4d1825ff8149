/// Counter-based randomness: a seed is a value, every draw is a pure function of a seed and a position.
/// Draws are those of SplitMix64 (Steele, Lea, Flood 2014), read at any position.
namespace HybHanas.Core

/// The start of a stream of draws. Split it by purpose; never share one between two purposes.
[<Struct>]
type Seed = private Seed of uint64

[<RequireQualifiedAccess>]
module Seed =

    let private golden = 0x9E3779B97F4A7C15UL

    let private mix (z: uint64) =
        let z = (z ^^^ (z >>> 30)) * 0xBF58476D1CE4E5B9UL
        let z = (z ^^^ (z >>> 27)) * 0x94D049BB133111EBUL
        z ^^^ (z >>> 31)

    /// The seed of a run, from the number its user gives.
    let create (number: uint64) : Seed = Seed(mix (number + golden))

    /// An independent seed for the i-th thing of one kind.
    let item (i: int) (Seed state) : Seed =
        Seed(mix (mix (state + golden * (uint64 (uint32 i) + 1UL)) ^^^ 0xA0761D6478BD642FUL))

    /// An independent seed for a purpose, told apart by its name (FNV-1a over its characters).
    let purpose (name: string) (Seed state) : Seed =
        let mutable hash = 0xCBF29CE484222325UL

        for c in name do
            hash <- (hash ^^^ uint64 c) * 0x100000001B3UL

        Seed(mix (mix (state ^^^ hash) + golden))

    /// The 64 random bits at position i >= 0.
    let bits (i: int) (Seed state) : uint64 =
        mix (state + golden * (uint64 (uint32 i) + 1UL))

    /// Uniform in [0, 1) with 53 bits, at position i.
    let uniform (i: int) (seed: Seed) : float =
        float (bits i seed >>> 11) * (1.0 / 9007199254740992.0)

    /// Uniform in [low, high), at position i.
    let between (low: float) (high: float) (i: int) (seed: Seed) : float = low + (high - low) * uniform i seed

    /// Uniform in 0 .. bound - 1 (bound > 0), at position i. The bias is below bound / 2^64.
    let below (bound: int) (i: int) (seed: Seed) : int =
        int (System.Math.BigMul(bits i seed, uint64 bound) >>> 64)

    /// A uniformly drawn permutation of 0 .. n - 1 (Fisher and Yates).
    let permutation (n: int) (seed: Seed) : int[] =
        let order = Array.init n id

        for i in n - 1 .. -1 .. 1 do
            let j = below (i + 1) i seed
            let swapped = order[i]
            order[i] <- order[j]
            order[j] <- swapped

        order

    /// The items in a uniformly drawn order.
    let shuffle (items: 'a[]) (seed: Seed) : 'a[] =
        permutation items.Length seed |> Array.map (fun i -> items[i])
