/// Counter-based randomness: a seed is a value, every draw is a pure function of a seed and a position.
/// Draws are those of SplitMix64 (Steele, Lea, Flood 2014), read at any position.
namespace HybHanas.Core

/// The start of a stream of draws. Split it by purpose; never share one between two purposes.
[<Struct>]
type Seed = private Seed of uint64

/// Splits seeds and draws from them.
[<RequireQualifiedAccess>]
module Seed =

    /// The seed of a run, from the number its user gives.
    val create: number: uint64 -> Seed

    /// An independent seed for the i-th thing of one kind.
    val item: i: int -> seed: Seed -> Seed

    /// An independent seed for a purpose, told apart by its name (FNV-1a over its characters).
    val purpose: name: string -> seed: Seed -> Seed

    /// The 64 random bits at position i >= 0.
    val bits: i: int -> seed: Seed -> uint64

    /// Uniform in [0, 1) with 53 bits, at position i.
    val uniform: i: int -> seed: Seed -> float

    /// Uniform in [low, high), at position i.
    val between: low: float -> high: float -> i: int -> seed: Seed -> float

    /// Uniform in 0 .. bound - 1 (bound > 0), at position i. The bias is below bound / 2^64.
    val below: bound: int -> i: int -> seed: Seed -> int

    /// A uniformly drawn permutation of 0 .. n - 1 (Fisher and Yates).
    val permutation: n: int -> seed: Seed -> int[]

    /// The items in a uniformly drawn order.
    val shuffle: items: 'a[] -> seed: Seed -> 'a[]
