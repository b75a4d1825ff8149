/// Statements of OpenQASM 3, from text to syntax tree.
module internal HybHanas.Core.Circuits.Qasm.Parser3

open FParsec
open HybHanas.Core
open HybHanas.Core.Circuits.Qasm.Syntax3
open HybHanas.Core.Circuits.Qasm.Tokens

/// Modifiers at most before one gate.
[<Literal>]
let MaxModifiers = 200

let private semicolon = symbol ";"
let private expression = Expressions.argument
let private bracketed inner = symbol "[" >>. inner .>> symbol "]"

// ---- what circuits cannot hold ----

let private foreignWords =
    [
        "if", "the conditional 'if'"
        "else", "the conditional 'else'"
        "while", "the loop 'while'"
        "switch", "the conditional 'switch'"
        "break", "'break'"
        "continue", "'continue'"
        "end", "'end'"
        "return", "'return'"
        "def", "the subroutine 'def'"
        "extern", "the subroutine 'extern'"
        "input", "the parameter 'input'"
        "output", "the parameter 'output'"
        "int", "a classical variable 'int' (a constant, 'const int', is)"
        "uint", "a classical variable 'uint' (a constant, 'const uint', is)"
        "float", "a classical variable 'float' (a constant, 'const float', is)"
        "angle", "a classical variable 'angle' (a constant, 'const angle', is)"
        "bool", "a classical variable 'bool'"
        "complex", "a classical variable 'complex'"
        "array", "a classical 'array'"
        "duration", "the timing 'duration'"
        "stretch", "the timing 'stretch'"
        "delay", "the timing 'delay'"
        "box", "the timing 'box'"
        "nop", "'nop'"
        "cal", "the pulse calibration 'cal'"
        "defcal", "the pulse calibration 'defcal'"
        "defcalgrammar", "the pulse calibration 'defcalgrammar'"
        "pragma", "'pragma'"
    ]

let private foreignStatement: P<Statement> =
    let words =
        foreignWords
        |> List.map (fun (text, feature) -> place .>> keyword text >>= fun at -> foreign at feature)

    let marked =
        [
            place .>> symbol "@" >>= fun at -> foreign at "an annotation '@'"
            place .>> symbol "#" >>= fun at -> foreign at "'#pragma'"
        ]

    // Without labels: what is refused is not what was expected.
    choice (words @ marked) <?> "a statement"

// ---- operands ----

let private range: P<Selection> =
    let part = opt expression

    pipe4 place part (opt (symbol ":" >>. part)) (opt (symbol ":" >>. part)) (fun at first second third ->
        at, first, second, third)
    >>= fun parts ->
        match parts with
        | _, Some only, None, _ -> preturn (Selection.One only)
        | at, first, Some last, None -> preturn (Selection.Range(at, first, None, last))
        | at, first, Some step, Some last -> preturn (Selection.Range(at, first, step, last))
        | _, None, None, _ -> fail "expected an index, a range or a set"

let private set: P<Selection> =
    symbol "{" >>. commaList expression .>> symbol "}" |>> Selection.Set

let private selections: P<Selection list> = many (bracketed (set <|> range))

let private physical: P<Operand> =
    pipe2 place (skipChar '$' >>. integer "the number of a physical qubit") (fun at index -> Operand.Physical(at, index))

let private operandOf (name: Name) =
    selections |>> fun selections -> Operand.Register(name, selections)

let private operand: P<Operand> = physical <|> (name "a register" >>= operandOf)

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

let private call modifiers (gate: Name) : P<GateStep> =
    pipe2 (arguments .>> optional timed) (commaList operand .>> semicolon) (fun arguments operands ->
        GateStep.Call
            {
                Modifiers = modifiers
                Gate = gate
                Arguments = arguments
                Operands = operands
            })

let private globalPhase: P<Name> =
    place .>> keyword "gphase" |>> fun at -> { Text = "gphase"; At = at }

let private gateName = globalPhase <|> name "a gate"

let private modified: P<GateStep> =
    let tooMany modifiers =
        if List.length modifiers > MaxModifiers then
            fail $"more than {MaxModifiers} modifiers before one gate"
        else
            preturn modifiers

    many1 modifier >>= tooMany .>>. gateName
    >>= fun (modifiers, gate) -> call modifiers gate

let private measurement: P<Place * Operand> =
    place .>> keyword "measure" .>>. operand

/// `target = measure source;`, with the target before the equals sign read.
let private assigned (target: Operand) : P<Statement> =
    let other = place >>= fun at -> foreign at "a classical assignment"

    symbol "=" >>. (measurement <|> other) .>> semicolon
    |>> fun (at, source) -> Statement.Measure(at, source, target)

/// A call of a gate, or the assignment of a measurement.
let private named: P<Statement> =
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

let private barrier: P<GateStep> =
    pipe2 place (keyword "barrier" >>. commaList operand .>> semicolon) (fun at operands -> GateStep.Barrier(at, operands))

let private measure: P<Statement> =
    pipe2 (measurement .>> symbol "->") (operand .>> semicolon) (fun (at, source) target -> Statement.Measure(at, source, target))

let private reset: P<Statement> =
    keyword "reset" >>. operand .>> semicolon |>> Statement.Reset

// ---- declarations ----

let private constant: P<Statement> =
    let kind =
        choice
            [
                keyword "int" >>% ConstantKind.Whole
                keyword "uint" >>% ConstantKind.Natural
                keyword "float" >>% ConstantKind.Real
                keyword "angle" >>% ConstantKind.Real
                place >>= fun at -> foreign at "a constant that is no int, uint, float or angle"
            ]

    pipe3
        (keyword "const" >>. kind .>> opt (bracketed expression))
        (name "the name of a constant")
        (symbol "=" >>. expression .>> semicolon)
        (fun kind name value -> Statement.Constant(kind, name, value))

let private alias: P<Statement> =
    let parts = sepBy1 operand (symbol "++")

    pipe2 (keyword "let" >>. name "the name of an alias") (symbol "=" >>. parts .>> semicolon) (fun name parts ->
        Statement.Alias(name, parts))

let private newStyle text build : P<Statement list> =
    pipe2 (keyword text >>. opt (bracketed expression)) (name "the name of a register") (fun size name -> [ build (name, size) ])

let private oldStyle text build : P<Statement list> =
    pipe2 (keyword text >>. name "the name of a register") (opt (bracketed expression)) (fun name size -> [ build (name, size) ])

/// `bit[n] c = measure q;` is a declaration and a measurement.
let private measuredBits: P<Statement list> =
    let other = place >>= fun at -> foreign at "a classical assignment"

    newStyle "bit" Statement.Bits .>>. opt (symbol "=" >>. (measurement <|> other))
    |>> fun (declaration, measured) ->
        match declaration, measured with
        | [ Statement.Bits(name, _) ], Some(at, source) ->
            declaration @ [ Statement.Measure(at, source, Operand.Register(name, [])) ]
        | _ -> declaration

let private registers: P<Statement list> =
    choice
        [
            newStyle "qubit" Statement.Qubits
            oldStyle "qreg" Statement.Qubits
            oldStyle "creg" Statement.Bits
            measuredBits
        ]
    .>> semicolon

let private gate: P<Statement> =
    let parameters =
        symbol "(" >>. commaList (name "a parameter") .>> symbol ")" |> opt
        |>> Option.defaultValue []

    let signature =
        pipe3 (name "the name of a gate") parameters (commaList (name "a qubit")) (fun gate parameters qubits ->
            {
                Gate = gate
                Parameters = parameters
                Qubits = qubits
            })

    let step =
        choice [ barrier; modified; gateName >>= call [] ] <?> "a gate or 'barrier'"

    let body = symbol "{" >>. many step .>> symbol "}"
    keyword "gate" >>. signature .>>. body |>> Statement.Gate

let private includeFile: P<Statement> =
    pipe2 (keyword "include" >>. place) (fileName .>> semicolon) (fun at file -> Statement.Include(at, file))

// ---- statements ----

let private local, private localRef =
    createParserForwardedToRef<Statement, Reading>()

let private forLoop: P<Statement> =
    let kind =
        choice [ keyword "int"; keyword "uint" ] >>. optional (bracketed expression)

    let values = set <|> bracketed range

    let body =
        symbol "{" >>. nested (many (local .>> skipMany semicolon)) .>> symbol "}"
        <|> (nested local |>> List.singleton)

    pipe3
        (keyword "for" >>. kind >>. name "the name of a loop variable")
        (keyword "in" >>. values)
        body
        (fun variable values body -> Statement.For(variable, values, body))

/// What a loop may hold.
localRef.Value <-
    choice
        [
            named
            choice [ modified; globalPhase >>= call []; barrier ] |>> Statement.Step
            measure
            reset
            constant
            alias
            forLoop
            foreignStatement
        ]
    <?> "a statement"

let private version: P<unit> =
    let three =
        versionText
        >>= fun text ->
            if text = "3" || text.StartsWith("3.", System.StringComparison.Ordinal) then
                preturn ()
            else
                fail $"only OpenQASM 3 is read here, not {text}"

    keyword "OPENQASM" >>. three .>> semicolon

let private statement: P<Statement list> =
    choice
        [
            registers
            gate |>> List.singleton
            includeFile |>> List.singleton
            keyword "OPENQASM" >>. fail "the version comes before all other statements"
            local |>> List.singleton
        ]
    <?> "a statement"

let private program: P<Statement list> =
    let empty = skipMany semicolon

    gap >>. optional version >>. empty >>. many (statement .>> empty) .>> eof
    |>> List.concat

/// The statements of a text: a Syntax error at the first place that the grammar does not allow, Unsupported at the first feature
/// that circuits cannot hold.
let parse (file: string) (text: string) : Result<Statement list, HybHanasError> =
    Reader.read Dialect.Three program file text
