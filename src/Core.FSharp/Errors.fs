/// Everything that can be wrong with what comes from outside, as one closed union, and the plumbing to pass it on.
namespace HybHanas.Core

open System

type SourcePlace =
    { File: string; Line: int; Column: int }

[<RequireQualifiedAccess>]
type HybHanasError =
    | UnknownName of kind: string * name: string * nearest: string list
    | OutOfRange of what: string * given: string * allowed: string
    | InvalidCircuit of operation: int * reason: string
    | Syntax of place: SourcePlace * expected: string
    | BadFile of file: string * place: string * reason: string
    | Unusable of path: string * reason: string
    | BadCalibration of backend: string * place: string * reason: string
    | CircuitTooWide of needed: int * available: int * backend: string
    | Disconnected of backend: string * first: int * second: int
    | MissingCalibration of backend: string * instruction: string * qubits: int list * quantity: string
    | Unsupported of what: string * where: string
    | ImpossibleSpace of gene: string * reason: string
    | Service of address: string * reason: string
    | Diverged of what: string * epoch: int

[<RequireQualifiedAccess>]
module HybHanasError =

    let code (error: HybHanasError) : string =
        match error with
        | HybHanasError.UnknownName _ -> "unknown-name"
        | HybHanasError.OutOfRange _ -> "out-of-range"
        | HybHanasError.InvalidCircuit _ -> "invalid-circuit"
        | HybHanasError.Syntax _ -> "syntax"
        | HybHanasError.BadFile _ -> "bad-file"
        | HybHanasError.Unusable _ -> "unusable-path"
        | HybHanasError.BadCalibration _ -> "bad-calibration"
        | HybHanasError.CircuitTooWide _ -> "circuit-too-wide"
        | HybHanasError.Disconnected _ -> "disconnected"
        | HybHanasError.MissingCalibration _ -> "missing-calibration"
        | HybHanasError.Unsupported _ -> "unsupported"
        | HybHanasError.ImpossibleSpace _ -> "impossible-space"
        | HybHanasError.Service _ -> "service"
        | HybHanasError.Diverged _ -> "diverged"

    /// Names from outside may hold line ends and other control characters; a message is one line whatever they hold.
    let private oneLine (text: string) =
        text
        |> String.map (fun character -> if Char.IsControl character then ' ' else character)

    let private text (error: HybHanasError) : string =
        match error with
        | HybHanasError.UnknownName(kind, name, []) -> $"unknown {kind} '{name}'"
        | HybHanasError.UnknownName(kind, name, nearest) ->
            let names = nearest |> List.map (fun n -> $"'{n}'") |> String.concat ", "
            $"unknown {kind} '{name}'; nearest: {names}"
        | HybHanasError.OutOfRange(what, given, allowed) -> $"{what} is {given}; allowed: {allowed}"
        | HybHanasError.InvalidCircuit(operation, reason) -> $"operation {operation} of the circuit: {reason}"
        | HybHanasError.Syntax(place, expected) -> $"{place.File}:{place.Line}:{place.Column}: {expected}"
        | HybHanasError.BadFile(file, "", reason) -> $"{file}: {reason}"
        | HybHanasError.BadFile(file, place, reason) -> $"{file}: {place}: {reason}"
        | HybHanasError.Unusable(path, reason) -> $"{path}: {reason}"
        | HybHanasError.BadCalibration(backend, place, reason) -> $"calibration of {backend}: {place}: {reason}"
        | HybHanasError.CircuitTooWide(needed, available, backend) ->
            $"the circuit needs {needed} connected qubits; {backend} has {available}"
        | HybHanasError.Disconnected(backend, first, second) ->
            $"qubits {first} and {second} of {backend} are not connected by any path of couplings"
        | HybHanasError.MissingCalibration(backend, instruction, qubits, quantity) ->
            let qubits = qubits |> List.map string |> String.concat ", "
            $"{backend} has no {quantity} for '{instruction}' on qubits {qubits}"
        | HybHanasError.Unsupported(what, where) -> $"{what} is not supported by {where}"
        | HybHanasError.ImpossibleSpace(gene, reason) -> $"the search space has no legal value for gene '{gene}': {reason}"
        | HybHanasError.Service(address, reason) -> $"{address}: {reason}"
        | HybHanasError.Diverged(what, epoch) -> $"training diverged: {what} is not finite in epoch {epoch}"

    let message (error: HybHanasError) : string = oneLine (text error)

    let private editDistance (a: string) (b: string) =
        let mutable previous = Array.init (b.Length + 1) id

        for i in 1 .. a.Length do
            let current = Array.zeroCreate (b.Length + 1)
            current[0] <- i

            for j in 1 .. b.Length do
                let substitution = if a[i - 1] = b[j - 1] then 0 else 1
                current[j] <- min (min (current[j - 1] + 1) (previous[j] + 1)) (previous[j - 1] + substitution)

            previous <- current

        previous[b.Length]

    let nearest (valid: string seq) (name: string) : string list =
        let name = name.ToLowerInvariant()
        // A hostile name of a megabyte must not cost a megabyte squared.
        let name = if name.Length > 64 then name.Substring(0, 64) else name

        valid
        |> Seq.sortBy (fun candidate ->
            let candidate = candidate.ToLowerInvariant()
            let prefix = candidate.StartsWith(name, StringComparison.Ordinal)

            (if prefix && name <> "" then
                 0
             else
                 editDistance name candidate),
            candidate)
        |> Seq.truncate 3
        |> List.ofSeq

    let unknown (kind: string) (valid: string seq) (name: string) : HybHanasError =
        HybHanasError.UnknownName(kind, name, nearest valid name)

type internal ResultBuilder() =
    member _.Bind(result, binder) = Result.bind binder result
    member _.Return value = Ok value
    member _.ReturnFrom(result: Result<_, _>) = result
    member _.Zero() = Ok()
    member _.Delay(f: unit -> Result<_, _>) = f
    member _.Run(f: unit -> Result<_, _>) = f ()
    member _.Combine(first: Result<unit, _>, second: unit -> Result<_, _>) = Result.bind second first

[<AutoOpen>]
module internal ResultBuilderInstance =
    let result = ResultBuilder()

[<RequireQualifiedAccess>]
module internal Results =

    let traverse (f: 'a -> Result<'b, 'e>) (items: 'a seq) : Result<'b list, 'e> =
        use items = items.GetEnumerator()
        let done' = ResizeArray()
        let mutable failure = None

        while failure.IsNone && items.MoveNext() do
            match f items.Current with
            | Ok value -> done'.Add value
            | Error error -> failure <- Some error

        match failure with
        | Some error -> Error error
        | None -> Ok(List.ofSeq done')

    let require (condition: bool) (error: HybHanasError) : Result<unit, HybHanasError> = if condition then Ok() else Error error
