/// Calls of gates and barriers in OpenQASM 2: operands broadcast, definitions expanded.
module internal HybHanas.Core.Circuits.Qasm.Calls2

open System.Collections.Generic
open HybHanas.Core
open HybHanas.Core.Circuits
open HybHanas.Core.Circuits.Qasm.Emission
open HybHanas.Core.Circuits.Qasm.Faults
open HybHanas.Core.Circuits.Qasm.Scope2

let private evaluate parameters (arguments: Argument list) =
    arguments
    |> Results.traverse (fun argument ->
        Expressions.evaluate parameters argument.Value
        |> Result.mapError (fun reason -> Wrong(argument.Start, reason)))

let rec private expand (program: Program) callee (angles: float list) (qubits: int list) : Result<unit, Fault> =
    match callee with
    | Callee.Known known ->
        program.Operations.Add(gate known angles qubits)
        Ok()
    | Callee.Opaque(name, _, _) ->
        program.Operations.Add(Operation.Opaque(name, angles, logical qubits))
        Ok()
    | Callee.Defined definition ->
        let parameters = Array.ofList angles
        let qubits = Array.ofList qubits

        let on positions =
            positions |> List.map (fun position -> qubits[position])

        definition.Body
        |> Results.traverse (fun step ->
            match step with
            | BodyStep.Barrier positions ->
                program.Operations.Add(Operation.Barrier(logical (on positions)))
                Ok()
            | BodyStep.Call(_, callee, arguments, positions) ->
                evaluate parameters arguments
                |> Result.bind (fun angles -> expand program callee angles (on positions)))
        |> Result.map ignore

/// The rows of a broadcast: registers of one size run together, single bits repeat.
let broadcast at (operands: (int * int option) list) =
    match operands |> List.choose snd |> List.distinct with
    | [] -> Ok [ operands |> List.map fst ]
    | [ size ] ->
        Ok
            [
                for k in 0 .. size - 1 ->
                    operands
                    |> List.map (fun (start, size) -> if size.IsSome then start + k else start)
            ]
    | _ -> wrong at "registers of different sizes cannot be used together"

let barrier (program: Program) (operands: Operand list) = result {
    let! parts = operands |> Results.traverse (bits program true)

    let count = parts |> List.sumBy (snd >> Option.defaultValue 1)

    match operands with
    | first :: _ -> do! spend program first.Register.At (int64 count)
    | [] -> ()

    let qubits =
        parts
        |> List.collect (fun (start, size) -> [ start .. start + Option.defaultValue 1 size - 1 ])
        |> List.distinct

    program.Operations.Add(Operation.Barrier(logical qubits))
}

let call (program: Program) (name: Name) (arguments: Argument list) (operands: Operand list) = result {
    let! callee = callee program name
    do! arity name callee arguments operands
    let! arguments = resolveArguments (Dictionary()) arguments
    let! parts = operands |> Results.traverse (bits program true)

    let times = parts |> List.choose snd |> List.fold max 1 |> int64

    do! spend program name.At (times * callSteps callee arguments operands)
    let! rows = broadcast name.At parts
    let! angles = evaluate [||] arguments

    let! _ =
        rows
        |> Results.traverse (fun qubits -> result {
            do! require (distinct qubits) name.At (fun () -> $"'{name.Text}' uses a qubit twice")

            do!
                expand program callee angles qubits
                |> Result.mapError (fun fault ->
                    match fault with
                    | Wrong(at, reason) -> Wrong(at, $"{reason} (in '{name.Text}', called in line {name.At.Line})")
                    | other -> other)
        })

    ()
}
