/// One choice that a search makes: a named gene with its levels, numbered from 0.
namespace HybHanas.Core.Searching

open HybHanas.Core

/// What a gene's levels are.
[<RequireQualifiedAccess>]
type GeneKind =
    /// Names without an order.
    | Categorical of names: string list
    /// Names in an order that matters, such as the values of a learning rate.
    | Ordered of names: string list
    /// low, low + step, ... up to high.
    | Integer of low: int * high: int * step: int

/// A legal gene: a name, at least one level.
[<Sealed>]
type Gene =
    /// Its name in specifications, errors and tables.
    member Name: string

    /// What its levels are.
    member Kind: GeneKind

    /// Where set to (controller, minimum), the gene matters only where the integer gene `controller` matters and is at
    /// least `minimum`; elsewhere it is silent.
    member OnlyFrom: (string * int) option

    /// Number of levels.
    member Levels: int

    /// Whether neighbouring levels are alike: true but for categorical genes.
    member IsOrdered: bool

/// Makes genes and says what their levels stand for.
[<RequireQualifiedAccess>]
module Gene =

    /// At least one name, each once.
    val categorical: name: string -> names: string list -> Result<Gene, HybHanasError>

    /// At least one name, each once, in their order.
    val ordered: name: string -> names: string list -> Result<Gene, HybHanasError>

    /// low, low + step, ... up to high; step at least 1, at most 10,000 levels.
    val stepped: name: string -> low: int -> high: int -> step: int -> Result<Gene, HybHanasError>

    /// low..high.
    val integer: name: string -> low: int -> high: int -> Result<Gene, HybHanasError>

    /// The gene, silent unless the integer gene `controller` is at least `minimum`.
    val onlyFrom: controller: string -> minimum: int -> gene: Gene -> Gene

    /// The integer that a level in 0 .. Levels - 1 stands for; None for a gene of names.
    val tryInteger: level: int -> gene: Gene -> int option

    /// What a level in 0 .. Levels - 1 stands for, in words.
    val value: level: int -> gene: Gene -> string
