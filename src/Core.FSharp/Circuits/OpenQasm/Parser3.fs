/// Statements of OpenQASM 3, from text to syntax tree.
module internal HybHanas.Core.Circuits.Qasm.Parser3

open FParsec
open HybHanas.Core
open HybHanas.Core.Circuits.Qasm.Operations3
open HybHanas.Core.Circuits.Qasm.Syntax3
open HybHanas.Core.Circuits.Qasm.Tokens

// ---- what circuits cannot hold ----

let private foreignWords =
    [
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
        choice [ barrier; modified; calledGate >>= call [] ] <?> "a gate or 'barrier'"

    let body = braced "the body of the gate" (many step)
    keyword "gate" >>. signature .>>. body |>> Statement.Gate

let private includeFile: P<Statement> =
    pipe2 (keyword "include" >>. place) (fileName .>> semicolon) (fun at file -> Statement.Include(at, file))

// ---- statements ----

let private local, private localRef =
    createParserForwardedToRef<Statement, Reading>()

/// What a loop or a condition is around.
let private body: P<Statement list> =
    braced "the body" (nested (many (local .>> skipMany semicolon)))
    <|> (nested local |>> List.singleton)

let private conditional: P<Statement> =
    let other () =
        place >>= fun at -> foreign at "a condition other than bits == number"

    let compared =
        choice [ wholeNumber; keyword "true" >>% bigint.One; keyword "false" >>% bigint.Zero ]

    let negated = symbol "!" >>. operand |>> fun target -> target, false, bigint.Zero

    let plain =
        pipe2 operand (opt (symbol "==" >>. (compared <|> other ()))) (fun target value ->
            target, value.IsSome, Option.defaultValue bigint.One value)

    let condition =
        symbol "(" >>. (negated <|> plain <|> other ()) .>> (symbol ")" <|> other ())

    pipe3 place (keyword "if" >>. condition) body (fun at (target, isCompared, value) body ->
        Statement.If(at, target, isCompared, value, body))

let private forLoop: P<Statement> =
    let kind =
        choice [ keyword "int"; keyword "uint" ] >>. optional (bracketed expression)

    let values = set <|> bracketed range

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
            conditional
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
