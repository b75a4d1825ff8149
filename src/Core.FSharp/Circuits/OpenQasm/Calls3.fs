/// Calls of gates in OpenQASM 3: modifiers resolved, definitions expanded.
module internal HybHanas.Core.Circuits.Qasm.Calls3

open HybHanas.Core
open HybHanas.Core.Circuits
open HybHanas.Core.Circuits.Qasm.Emission
open HybHanas.Core.Circuits.Qasm.Faults
open HybHanas.Core.Circuits.Qasm.Scope3
open HybHanas.Core.Circuits.Qasm.Syntax3

/// A power at most: angles must stay exact enough to mean something.
[<Literal>]
let MaxPower = 1e9

let private shape callee =
    match callee with
    | Callee.Known gate -> (GateTable.angles gate).Length, GateTable.qubits gate
    | Callee.GlobalPhase -> 1, 0
    | Callee.Defined definition -> definition.ParameterCount, definition.QubitCount

let private controls (program: Program) modifiers = result {
    let! counts =
        modifiers
        |> Results.traverse (fun modifier ->
            match modifier with
            | Modifier.Control(positive, None) -> Ok(positive, 1)
            | Modifier.Control(positive, Some count) -> result {
                let! number = whole program "the number of controls" count

                do!
                    require (number >= 1 && number <= Circuit.MaxQubits) count.Start (fun () ->
                        $"{number} controls; allowed: 1..{Circuit.MaxQubits}")

                return positive, number
              }
            | Modifier.Inverse
            | Modifier.Power _ -> Ok(true, 0))

    return counts |> List.collect (fun (positive, count) -> List.replicate count positive)
}

/// Looks up a call; `qubits` gives the positions of its operands.
let resolveCall program parameters (call: Call) (qubits: int list) = result {
    let name = call.Gate
    let! callee = callee program name
    let parameterCount, qubitCount = shape callee
    let! controls = controls program call.Modifiers
    let wanted () = counted parameterCount "parameter"
    let given = call.Arguments.Length
    do! require (given = parameterCount) name.At (fun () -> $"'{name.Text}' takes {wanted ()}, not {given}")

    let wanted () =
        counted (qubitCount + controls.Length) "qubit"

    let here = if controls.IsEmpty then "" else " with its controls"

    do!
        require (qubits.Length = qubitCount + controls.Length) name.At (fun () ->
            $"'{name.Text}' acts on {wanted ()}{here}, not {qubits.Length}")

    let! arguments = call.Arguments |> Results.traverse (resolve program parameters)

    let minusOne =
        {
            Value = Expression.Number -1.0
            Start = name.At
        }

    let! exponents =
        List.rev call.Modifiers
        |> List.choose (fun modifier ->
            match modifier with
            | Modifier.Inverse -> Some minusOne
            | Modifier.Power exponent -> Some exponent
            | Modifier.Control _ -> None)
        |> Results.traverse (resolve program parameters)

    return
        {
            At = name.At
            Callee = callee
            Controls = controls
            Exponents = exponents
            Arguments = arguments
            Qubits = qubits
        }
}

let private add (program: Program) known angles qubits =
    program.Operations.Add(gate known angles qubits)

let rec private perform (program: Program) parameters outer powers (places: int[]) (call: ResolvedCall) : Result<unit, Fault> =
    result {
        let sizes =
            call.Arguments @ call.Exponents
            |> List.sumBy (fun argument -> Expressions.size argument.Value)

        do! spend program call.At (int (min sizes 1000000000L) + call.Qubits.Length)
        let! angles = call.Arguments |> Results.traverse (evaluate parameters)
        let! own = call.Exponents |> Results.traverse (evaluate parameters)
        let powers = own @ powers
        let size = powers |> List.fold (fun product k -> product * max 1.0 (abs k)) 1.0
        do! require (size <= MaxPower) call.At (fun () -> $"a power of {size}; at most {MaxPower} is allowed")
        let qubits = call.Qubits |> List.map (fun position -> places[position])
        let inner, targets = List.splitAt call.Controls.Length qubits

        let onZero =
            List.zip inner call.Controls |> List.filter (snd >> not) |> List.map fst

        let flip () =
            onZero |> List.iter (fun qubit -> add program Gate.X [] [ qubit ])

        flip ()
        do! apply program call.At (outer @ inner) powers call.Callee angles targets
        flip ()
    }

and private apply program at controls powers callee angles targets = result {
    let before = program.Operations.Count
    let emit = add program

    let spendEmitted () =
        spend program at (program.Operations.Count - before)

    let own =
        match callee with
        | Callee.Known gate when not controls.IsEmpty -> GateTable.qubits gate - 1
        | _ -> 0

    let most = Controls.MaxControls

    if controls.Length + own > most then
        return! Error(NotSupported(at, $"a gate with more than {most} controls", "circuits"))
    else
        match callee with
        | Callee.GlobalPhase ->
            Controls.phase emit controls powers angles.Head
            do! spendEmitted ()
        | Callee.Known gate ->
            let done' = Controls.apply emit controls powers gate angles targets
            let what = $"a fractional power of '{GateTable.name gate}'"

            do!
                if done' then
                    Ok()
                else
                    Error(NotSupported(at, what, "circuits"))

            do! spendEmitted ()
        | Callee.Defined definition -> do! body program at controls powers definition (Array.ofList angles) (Array.ofList targets)
}

and private body (program: Program) at controls powers definition parameters places = result {
    let times = List.fold (*) 1.0 powers
    // Before anything is expanded: definitions that double, or high powers, would take their time to the limit.
    let repeats = if definition.Body.Length = 1 then 1.0 else abs times

    let enough =
        float program.Steps + repeats * float definition.Steps <= float MaxSteps

    do! require (enough || times = 0.0) at (fun () -> $"the program expands to more than {MaxSteps} steps")

    let step powers inner =
        match inner with
        | BodyStep.Call call -> perform program parameters controls powers places call
        | BodyStep.Barrier positions ->
            let qubits = positions |> List.map (fun position -> places[position])
            program.Operations.Add(Operation.Barrier(logical qubits))
            spend program at qubits.Length

    match definition.Body with
    | [ single ] -> do! step powers single
    | _ when not (List.forall Powers.isWhole powers) ->
        return! Error(NotSupported(at, "a fractional power of a gate of several steps", "circuits"))
    | steps ->
        let steps, powers = if times < 0.0 then List.rev steps, [ -1.0 ] else steps, []

        let! _ =
            seq { 1 .. int (abs times) }
            |> Results.traverse (fun _ -> result {
                do! spend program at 1
                let! _ = steps |> Results.traverse (step powers)
                ()
            })

        ()
}

/// The rows of a broadcast: registers of one size run together, single qubits repeat.
let private broadcast at (operands: Bits list) =
    let sizes =
        operands
        |> List.filter (fun bits -> not bits.Single)
        |> List.map (fun bits -> bits.Indices.Length)
        |> List.distinct

    let row k =
        [|
            for bits in operands -> if bits.Single then bits.Indices[0] else bits.Indices[k]
        |]

    match sizes with
    | [] -> Ok [ row 0 ]
    | [ size ] -> Ok(List.init size row)
    | _ -> wrong at "registers of different sizes cannot be used together"

let call program (call: Call) = result {
    let name = call.Gate

    let! resolved =
        resolveCall program (fun _ -> None) call [ 0 .. call.Operands.Length - 1 ]

    let! operands = call.Operands |> Results.traverse (bitsOf program true)
    let! rows = broadcast name.At operands

    let! _ =
        rows
        |> Results.traverse (fun row -> result {
            do! require (distinct (List.ofArray row)) name.At (fun () -> $"'{name.Text}' uses a qubit twice")

            do!
                perform program [||] [] [] row resolved
                |> Result.mapError (fun fault ->
                    match fault with
                    | Wrong(at, reason) when at.Line <> name.At.Line ->
                        Wrong(at, $"{reason} (in '{name.Text}', called in line {name.At.Line})")
                    | other -> other)
        })

    ()
}
