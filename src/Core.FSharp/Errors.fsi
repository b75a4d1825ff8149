/// Everything that can be wrong with what comes from outside, as one closed union, and the plumbing to pass it on.
namespace HybHanas.Core

/// A place in a text file; line and column count from 1.
type SourcePlace =
    { File: string; Line: int; Column: int }

/// Why the core refuses. Each case carries what a person needs to mend it.
[<RequireQualifiedAccess>]
type HybHanasError =
    /// A name that is not known: what kind of thing it names, and the nearest valid names.
    | UnknownName of kind: string * name: string * nearest: string list
    /// A value outside its range: what it is, what was given, what is allowed.
    | OutOfRange of what: string * given: string * allowed: string
    /// A circuit that cannot be: which operation (from 0) and why.
    | InvalidCircuit of operation: int * reason: string
    /// A text that does not follow its grammar.
    | Syntax of place: SourcePlace * expected: string
    /// A file that was read but does not hold what it should.
    | BadFile of file: string * place: string * reason: string
    /// A file or folder that cannot be read or written.
    | Unusable of path: string * reason: string
    /// A calibration that contradicts itself or lacks what is needed.
    | BadCalibration of backend: string * place: string * reason: string
    /// A circuit that needs more (working, connected) qubits than the backend has.
    | CircuitTooWide of needed: int * available: int * backend: string
    /// Two qubits with no path between them on the coupling map.
    | Disconnected of backend: string * first: int * second: int
    /// An instruction without the calibrated duration or error that a cost needs.
    | MissingCalibration of backend: string * instruction: string * qubits: int list * quantity: string
    /// An operation the step in question cannot handle.
    | Unsupported of what: string * where: string
    /// A search space that holds no legal genome: which gene, and why.
    | ImpossibleSpace of gene: string * reason: string
    /// A service that cannot be used: its address, or the setting that leads to it, and why.
    | Service of address: string * reason: string
    /// A training that left the numbers: what became infinite or undefined, and when.
    | Diverged of what: string * epoch: int

/// What an error says, and errors made of names.
[<RequireQualifiedAccess>]
module HybHanasError =

    /// Stable code of the case, for programs that act on it.
    val code: error: HybHanasError -> string

    /// One line that names the place and the mend.
    val message: error: HybHanasError -> string

    /// At most three of the valid names, nearest first by edit distance; all of them when there are no more than three.
    val internal nearest: valid: string seq -> name: string -> string list

    /// An UnknownName error with the nearest valid names filled in.
    val unknown: kind: string -> valid: string seq -> name: string -> HybHanasError

/// Computation expression over Result: stops at the first error.
type internal ResultBuilder =
    new: unit -> ResultBuilder
    member Bind: result: Result<'a, 'e> * binder: ('a -> Result<'b, 'e>) -> Result<'b, 'e>
    member Return: value: 'a -> Result<'a, 'e>
    member ReturnFrom: result: Result<'a, 'e> -> Result<'a, 'e>
    member Zero: unit -> Result<unit, 'e>
    member Delay: f: (unit -> Result<'a, 'e>) -> (unit -> Result<'a, 'e>)
    member Run: f: (unit -> Result<'a, 'e>) -> Result<'a, 'e>
    member Combine: first: Result<unit, 'e> * second: (unit -> Result<'a, 'e>) -> Result<'a, 'e>

[<AutoOpen>]
module internal ResultBuilderInstance =

    /// Computation expression over Result: stops at the first error.
    val result: ResultBuilder

/// Results of many steps.
[<RequireQualifiedAccess>]
module internal Results =

    /// Applies f to each item in order; the first error ends it.
    val traverse: f: ('a -> Result<'b, 'e>) -> items: 'a seq -> Result<'b list, 'e>

    /// Ok () when the condition holds, else the error.
    val require: condition: bool -> error: HybHanasError -> Result<unit, HybHanasError>
