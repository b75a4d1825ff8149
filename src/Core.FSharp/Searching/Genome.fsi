/// A candidate of a search as the levels of its genes.
namespace HybHanas.Core.Searching

open System
open HybHanas.Core

/// Level numbers, one for each gene of a space; equal when the levels are equal, ordered by them.
[<Sealed>]
type Genome =
    /// Number of genes.
    member Length: int

    /// Level of the i-th gene, from 0.
    member Item: i: int -> int with get

    interface IComparable

    interface IComparable<Genome>

    interface IEquatable<Genome>

/// Makes, prints and reads genomes.
[<RequireQualifiedAccess>]
module Genome =

    /// At least one level, none negative.
    val create: levels: int seq -> Result<Genome, HybHanasError>

    /// For levels already known to be right; the array must not be kept.
    val internal ofLevels: levels: int[] -> Genome

    /// A fresh copy of the levels.
    val levels: genome: Genome -> int[]

    /// "3-0-7".
    val print: genome: Genome -> string

    /// The inverse of print; only what print writes is read.
    val parse: text: string -> Result<Genome, HybHanasError>
