/// What the elaboration of both languages shares: its limits, its faults and how they are told.
module internal HybHanas.Core.Circuits.Qasm.Faults

open System.Collections.Generic
open HybHanas.Core
open HybHanas.Core.Circuits

/// Definitions at most in one another.
[<Literal>]
let MaxDepth = 200

/// Steps at most of the whole expansion; an operation counts once for each qubit and each step of its angles.
[<Literal>]
let MaxSteps = 5000000L

type Fault =
    | Wrong of Place * string
    | NotSupported of Place * what: string * where: string

let wrong at reason = Error(Wrong(at, reason))

let check condition at reason =
    if condition then Ok() else wrong at reason

/// The same where it is asked often: the reason is made only when it is told.
let require condition at (reason: unit -> string) =
    if condition then Ok() else wrong at (reason ())

let counted count what =
    if count = 1 then $"1 {what}" else $"{count} {what}s"

let distinct (qubits: int list) =
    match qubits with
    | []
    | [ _ ] -> true
    | [ a; b ] -> a <> b
    | _ -> HashSet(qubits).Count = qubits.Length

/// Positions of the names in their list; a name given twice is the fault.
let positions (names: Name list) =
    let found = Dictionary<string, int>()

    let repeated =
        names |> List.tryFind (fun name -> not (found.TryAdd(name.Text, found.Count)))

    match repeated with
    | Some name -> wrong name.At $"'{name.Text}' is named twice"
    | None -> Ok found

let private place file (at: Place) =
    {
        File = file
        SourcePlace.Line = at.Line
        Column = at.Column
    }

let private error file fault =
    match fault with
    | Wrong(at, reason) -> HybHanasError.Syntax(place file at, reason)
    | NotSupported(at, what, where) -> HybHanasError.Unsupported($"{file}:{at.Line}:{at.Column}: {what}", where)

/// The circuit of what the elaboration left: qubits, clbits and operations.
let toCircuit file (parts: unit -> int * int * Operation<logical> seq) elaborated : Result<Circuit<logical>, HybHanasError> =
    match elaborated with
    | Error fault -> Error(error file fault)
    | Ok _ -> parts () |||> Circuit.create
