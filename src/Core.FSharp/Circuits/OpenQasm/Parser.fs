/// Statements of OpenQASM 2, from text to syntax tree.
module internal HybHanas.Core.Circuits.Qasm.Parser

open FParsec
open HybHanas.Core
open HybHanas.Core.Circuits.Qasm.Tokens

let private semicolon = symbol ";"

let private operand: P<Operand> =
    let index = symbol "[" >>. integer "an index" .>> symbol "]"
    pipe2 (name "a register") (opt index) (fun register index -> { Register = register; Index = index })

/// A qubit of a gate body: it has no index.
let private bodyOperand: P<Operand> =
    name "a qubit of the gate"
    |>> fun register -> { Register = register; Index = None }

let private gateStep operand : P<GateStep> =
    let arguments =
        symbol "(" >>. commaList Expressions.argument .>> symbol ")" |> opt
        |>> Option.defaultValue []

    let call =
        pipe3 gateName arguments (commaList operand) (fun gate arguments operands -> GateStep.Call(gate, arguments, operands))

    let barrier = keyword "barrier" >>. commaList operand |>> GateStep.Barrier
    call <|> barrier .>> semicolon

let private measure: P<Step> =
    pipe3 place (keyword "measure" >>. operand .>> symbol "->") (operand .>> semicolon) (fun at source target ->
        Step.Measure(at, source, target))

let private reset: P<Step> =
    keyword "reset" >>. operand .>> semicolon |>> Step.Reset

let private step: P<Step> =
    choice [ gateStep operand |>> Step.Unitary; measure; reset ]

let private conditional: P<Statement> =
    let condition =
        keyword "if" >>. symbol "(" >>. name "a classical register" .>> symbol "=="
        .>>. wholeNumber
        .>> symbol ")"

    let step =
        notFollowedByL (keyword "barrier") "barrier" >>. step
        <?> "a gate, 'measure' or 'reset'"

    pipe2 condition step (fun (register, value) step -> Statement.Conditional(register, value, step))

let private register (text: string) (build: Name * int -> Statement) : P<Statement> =
    keyword text >>. name "the name of a register"
    .>>. (symbol "[" >>. integer "a size" .>> symbol "]")
    .>> semicolon
    |>> build

let private signature: P<Signature> =
    let parameters =
        symbol "(" >>. commaList (name "a parameter") .>> symbol ")" |> opt
        |>> Option.defaultValue []

    pipe3 (name "the name of a gate") parameters (commaList (name "a qubit")) (fun gate parameters qubits ->
        {
            Gate = gate
            Parameters = parameters
            Qubits = qubits
        })

let private gate: P<Statement> =
    let body =
        braced "the body of the gate" (many (gateStep bodyOperand <?> "a gate or 'barrier'"))

    keyword "gate" >>. signature .>>. body |>> Statement.Gate

let private includeFile: P<Statement> =
    pipe2 (keyword "include" >>. place) (fileName .>> semicolon) (fun at file -> Statement.Include(at, file))

let private version: P<unit> =
    let two =
        versionText
        >>= fun text ->
            if text = "2.0" || text = "2" then
                preturn ()
            else
                fail $"only OpenQASM 2.0 is read here, not {text}"

    keyword "OPENQASM" >>. two .>> semicolon

let private statement: P<Statement> =
    choice
        [
            step |>> Statement.Step
            register "qreg" Statement.Quantum
            register "creg" Statement.Classical
            gate
            keyword "opaque" >>. signature .>> semicolon |>> Statement.Opaque
            includeFile
            conditional
            keyword "OPENQASM" >>. fail "the version comes before all other statements"
        ]
    <?> "a statement"

let private program: P<Statement list> =
    let empty = skipMany semicolon
    gap >>. skipMany version >>. empty >>. many (statement .>> empty) .>> eof

/// The statements of a text, or a Syntax error at the first place that the grammar does not allow.
let parse (file: string) (text: string) : Result<Statement list, HybHanasError> =
    Reader.read Dialect.Two program file text
