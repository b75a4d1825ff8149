/// Operands, calls of gates and measurements of OpenQASM 3, from text to syntax tree.
module internal HybHanas.Core.Circuits.Qasm.Operations3

open FParsec
open HybHanas.Core
open HybHanas.Core.Circuits.Qasm.Syntax3
open HybHanas.Core.Circuits.Qasm.Tokens

/// Modifiers at most before one gate.
[<Literal>]
let MaxModifiers = 200

let semicolon = symbol ";"
let expression = Expressions.argument
let bracketed inner = symbol "[" >>. inner .>> symbol "]"

// ---- operands ----

let range: P<Selection> =
    let part = opt expression

    pipe4 place part (opt (symbol ":" >>. part)) (opt (symbol ":" >>. part)) (fun at first second third ->
        at, first, second, third)
    >>= fun parts ->
        match parts with
        | _, Some only, None, _ -> preturn (Selection.One only)
        | at, first, Some last, None -> preturn (Selection.Range(at, first, None, last))
        | at, first, Some step, Some last -> preturn (Selection.Range(at, first, step, last))
        | _, None, None, _ -> fail "expected an index, a range or a set"

let set: P<Selection> =
    symbol "{" >>. commaList expression .>> symbol "}" |>> Selection.Set

let private selections: P<Selection list> = many (bracketed (set <|> range))

let private physical: P<Operand> =
    pipe2 place (skipChar '$' >>. integer "the number of a physical qubit") (fun at index -> Operand.Physical(at, index))

let private operandOf (name: Name) =
    selections |>> fun selections -> Operand.Register(name, selections)

let operand: P<Operand> = physical <|> (name "a register" >>= operandOf)

// ---- operations ----

let private modifier: P<Modifier> =
    let inParentheses = symbol "(" >>. nested expression .>> symbol ")"

    let control text positive =
        keyword text >>. opt inParentheses
        |>> fun count -> Modifier.Control(positive, count)

    choice
        [
            keyword "inv" >>% Modifier.Inverse
            keyword "pow" >>. inParentheses |>> Modifier.Power
            control "ctrl" true
            control "negctrl" false
        ]
    .>> symbol "@"

let private arguments: P<Argument list> =
    symbol "(" >>. commaList expression .>> symbol ")" |> opt
    |>> Option.defaultValue []

/// A duration after the name or the angles of a gate.
let private timed: P<unit> =
    place .>> skipChar '[' >>= fun at -> foreign at "a gate with a duration"

let call modifiers (gate: Name) : P<GateStep> =
    pipe2 (arguments .>> optional timed) (commaList operand .>> semicolon) (fun arguments operands ->
        GateStep.Call
            {
                Modifiers = modifiers
                Gate = gate
                Arguments = arguments
                Operands = operands
            })

let globalPhase: P<Name> =
    place .>> keyword "gphase" |>> fun at -> { Text = "gphase"; At = at }

let calledGate = globalPhase <|> name "a gate"

let modified: P<GateStep> =
    let tooMany modifiers =
        if List.length modifiers > MaxModifiers then
            fail $"more than {MaxModifiers} modifiers before one gate"
        else
            preturn modifiers

    many1 modifier >>= tooMany .>>. calledGate
    >>= fun (modifiers, gate) -> call modifiers gate

let measurement: P<Place * Operand> = place .>> keyword "measure" .>>. operand

/// `target = measure source;`, with the target before the equals sign read.
let private assigned (target: Operand) : P<Statement> =
    let other = place >>= fun at -> foreign at "a classical assignment"

    symbol "=" >>. (measurement <|> other) .>> semicolon
    |>> fun (at, source) -> Statement.Measure(at, source, target)

/// A call of a gate, or the assignment of a measurement.
let named: P<Statement> =
    let following (name: Name) =
        let indexed =
            pipe2 place (followedBy (skipChar '[') >>. operandOf name) (fun at target ->
                assigned target <|> foreign at "a gate with a duration")

        choice
            [
                indexed >>= id
                assigned (Operand.Register(name, []))
                call [] name |>> Statement.Step
            ]

    name "a gate" >>= following

let barrier: P<GateStep> =
    pipe2 place (keyword "barrier" >>. commaList operand .>> semicolon) (fun at operands -> GateStep.Barrier(at, operands))

let measure: P<Statement> =
    pipe2 (measurement .>> symbol "->") (operand .>> semicolon) (fun (at, source) target -> Statement.Measure(at, source, target))

let reset: P<Statement> =
    keyword "reset" >>. operand .>> semicolon |>> Statement.Reset
