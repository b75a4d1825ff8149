/// Calls and definitions of gates in OpenQASM 3: modifiers resolved, definitions expanded.
module internal HybHanas.Core.Circuits.Qasm.Calls3

open System.Collections.Generic
open HybHanas.Core
open HybHanas.Core.Circuits
open HybHanas.Core.Circuits.Qasm.Faults
open HybHanas.Core.Circuits.Qasm.Scope3
open HybHanas.Core.Circuits.Qasm.Syntax3

/// A power at most: angles must stay exact enough to mean something.
[<Literal>]
let MaxPower = 1e9

// ---- calls ----

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
                    require
                        (number >= 1 && number <= Circuit.MaxQubits)
                        count.Start
                        (fun () -> $"{number} controls; allowed: 1..{Circuit.MaxQubits}")

                return positive, number
              }
            | Modifier.Inverse
            | Modifier.Power _ -> Ok(true, 0))

    return counts |> List.collect (fun (positive, count) -> List.replicate count positive)
}

/// Looks up a call; `qubits` gives the positions of its operands.
let private resolveCall program parameters (call: Call) (qubits: int list) = result {
    let name = call.Gate
    let! callee = callee program name
    let parameterCount, qubitCount = shape callee
    let! controls = controls program call.Modifiers
    let wanted () = counted parameterCount "parameter"
    let given = call.Arguments.Length
    do! require (given = parameterCount) name.At (fun () -> $"'{name.Text}' takes {wanted ()}, not {given}")
    let wanted () = counted (qubitCount + controls.Length) "qubit"
    let here = if controls.IsEmpty then "" else " with its controls"

    do! require (qubits.Length = qubitCount + controls.Length) name.At (fun () -> $"'{name.Text}' acts on {wanted ()}{here}, not {qubits.Length}")

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

let logical qubits =
    qubits |> List.map (fun q -> q * 1<logical>)

let private add (program: Program) gate angles qubits =
    let angles = angles |> List.map (fun angle -> Angle.Fixed(angle * 1.0<rad>))
    program.Operations.Add(Operation.Apply(gate, angles, logical qubits))

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
        return! Error(NotSupported(at, "a fractional power of a gate defined by several", "circuits"))
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

// ---- definitions ----

let private bodyStep program (parameters: Dictionary<string, int>) (qubits: Dictionary<string, int>) step =
    let place operand =
        match operand with
        | Operand.Register(name, []) when qubits.ContainsKey name.Text -> Ok qubits[name.Text]
        | Operand.Register(name, []) -> wrong name.At $"'{name.Text}' is not a qubit of this gate"
        | Operand.Register(name, _) -> wrong name.At $"'{name.Text}' has no index: qubits of a gate are single"
        | Operand.Physical(at, _) -> wrong at "a gate acts on its own qubits, not on physical ones"

    match step with
    | GateStep.Barrier(_, []) -> Ok(BodyStep.Barrier [ 0 .. qubits.Count - 1 ])
    | GateStep.Barrier(_, operands) ->
        operands
        |> Results.traverse place
        |> Result.map (List.distinct >> BodyStep.Barrier)
    | GateStep.Call call -> result {
        let! places = call.Operands |> Results.traverse place
        let! resolved = resolveCall program (Expressions.ofParameters parameters) call places
        do! require (distinct places) call.Gate.At (fun () -> $"'{call.Gate.Text}' uses a qubit twice")
        return BodyStep.Call resolved
      }

let private build program (signature: Signature) (body: GateStep list) = result {
    let name = signature.Gate
    do! require (not signature.Qubits.IsEmpty) name.At (fun () -> $"the gate '{name.Text}' needs a qubit to act on")
    let! _ = positions (signature.Parameters @ signature.Qubits)
    let! parameters = positions signature.Parameters
    let! qubits = positions signature.Qubits
    let! body = body |> Results.traverse (bodyStep program parameters qubits)

    let depth step =
        match step with
        | BodyStep.Call { Callee = Callee.Defined inner } -> inner.Depth
        | _ -> 0

    let depth = 1 + (body |> List.fold (fun most step -> max most (depth step)) 0)
    do! require (depth <= MaxDepth) name.At (fun () -> $"more than {MaxDepth} gate definitions in one another")

    let steps =
        (1L, body)
        ||> List.fold (fun sum step ->
            match step with
            | BodyStep.Call { Callee = Callee.Defined inner } -> min (MaxSteps + 1L) (sum + inner.Steps)
            | _ -> sum + 1L)

    return
        {
            ParameterCount = signature.Parameters.Length
            QubitCount = signature.Qubits.Length
            Body = body
            Steps = steps
            Depth = depth
        }
}

/// The definition without the places of its text; None when it calls a definition, as those of the library never do.
let private plain (definition: Definition) =

    let still arguments =
        arguments |> List.map (fun argument -> argument.Value)

    let steps =
        definition.Body
        |> List.map (fun step ->
            match step with
            | BodyStep.Call {
                                Callee = Callee.Known gate
                                Controls = []
                                Exponents = []
                                Arguments = arguments
                                Qubits = qubits
                            } -> Some(gate, still arguments, qubits)
            | _ -> None)

    if List.forall Option.isSome steps then
        Some(definition.ParameterCount, definition.QubitCount, List.choose id steps)
    else
        None

let withLibrary (program: Program) =
    program.HasLibrary <- true

    for name, gate in Library.standard do
        program.Symbols <- program.Symbols.Add(name, (0, Symbol.Gate(Callee.Known gate)))

/// The library's definitions of the gates that stdgates.inc lacks.
let private library =
    lazy
        (let program = Program()
         withLibrary program

         Library.three
         |> List.choose (fun (gate, text) ->
             match Parser3.parse "library" text with
             | Ok [ Statement.Gate(signature, body) ] ->
                 match build program signature body with
                 | Ok definition -> plain definition |> Option.map (fun plain -> GateTable.name gate, (gate, plain))
                 | Error _ -> None
             | _ -> None)
         |> Map.ofList)

let define program (signature: Signature) body = result {
    let! definition = build program signature body

    let callee =
        match library.Value.TryFind signature.Gate.Text with
        | Some(gate, known) when plain definition = Some known -> Callee.Known gate
        | _ -> Callee.Defined definition

    do! declare program signature.Gate (Symbol.Gate callee)
}
