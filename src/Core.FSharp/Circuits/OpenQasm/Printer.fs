/// From circuit to text: one register of each kind, one operation in each line, and at the top the definitions of the gates that the
/// language's library lacks.
module internal HybHanas.Core.Circuits.Qasm.Printer

open System.Globalization
open System.Text
open HybHanas.Core
open HybHanas.Core.Circuits
open HybHanas.Core.Circuits.Qasm.Registers

/// How a language writes the parts in which the two differ.
type Style =
    {
        Head: string list
        Qubits: string -> int -> string
        Clbits: Register -> string
        Comma: string
        /// What stands before the angles of a gate.
        Gate: Gate -> string
        Definitions: (Gate * string) list
        Measure: string -> string -> string
        Condition: string -> bigint -> string
        /// The registers, where the conditions can be told by them.
        Registers: string -> int -> ClassicalCondition list -> Register list option
        HasOpaque: bool
        /// Whether a barrier on no qubit is written; in OpenQASM 3 that would be one on all.
        EmptyBarrier: bool
        /// The name under which the program takes the i-th value of a sample; None where it takes none.
        Input: (int -> string) option
        Language: string
    }

/// What the qubits and bits of one circuit are called.
type private Names =
    {
        Qubits: string
        Clbits: string[]
        Registers: Register list
    }

/// The shortest decimal that reads back to the same double, with a point, as strict readers want it.
let private real (value: float) =
    let text = value.ToString("R", CultureInfo.InvariantCulture)

    match text.IndexOf 'E' with
    | _ when text.Contains '.' -> text
    | -1 -> text + ".0"
    | exponent -> text.Insert(exponent, ".0")

let private angle style (angle: Angle) =
    match angle, style.Input with
    | Angle.Input index, Some name -> Ok(name index)
    | _ -> Circuit.fixedAngles [ angle ] |> Result.map (List.head >> real)

let rec private line style names (operation: Operation<logical>) =
    let qubit (q: int<logical>) = $"{names.Qubits}[{int q}]"

    let call gate parameters on =
        let parameters =
            match parameters with
            | [] -> ""
            | parameters -> $"({parameters |> String.concat style.Comma})"

        Ok(Some $"{gate}{parameters} {on |> List.map qubit |> String.concat style.Comma};")

    match operation with
    | Operation.Apply(gate, angles, on) ->
        angles
        |> Results.traverse (angle style)
        |> Result.bind (fun angles -> call (style.Gate gate) angles on)
    | Operation.Opaque(name, parameters, on) -> call name (List.map real parameters) on
    | Operation.Measure(q, clbit) -> Ok(Some(style.Measure (qubit q) names.Clbits[clbit]))
    | Operation.Reset q -> call "reset" [] [ q ]
    | Operation.Barrier [] -> Ok(if style.EmptyBarrier then Some "barrier;" else None)
    | Operation.Barrier on -> call "barrier" [] on
    | Operation.Conditional(condition, inner) ->
        line style names inner
        |> Result.map (Option.map (fun inner -> style.Condition (bitsOf names.Registers condition) condition.Value + inner))
    | Operation.Prepare _ ->
        Error(HybHanasError.Unsupported("the preparation of amplitudes", $"{style.Language}; it has no such operation"))

let private definitions style (circuit: Circuit<logical>) =
    let used =
        circuit.Operations
        |> Seq.collect (fun operation ->
            match operation with
            | Operation.Apply(gate, _, _)
            | Operation.Conditional(_, Operation.Apply(gate, _, _)) -> gate :: Library.needs gate
            | _ -> [])
        |> Set.ofSeq

    style.Definitions
    |> List.filter (fun (gate, _) -> used.Contains gate)
    |> List.map snd

let private declaration (name: string, parameters: int, qubits: int) =
    let names letter count =
        List.init count (fun k -> $"{letter}{k}") |> String.concat ","

    let parameters =
        if parameters = 0 then
            ""
        else
            $"""({names "p" parameters})"""

    $"""opaque {name}{parameters} {names "a" qubits};"""

/// The declarations of the opaque gates, where the language can tell them apart from its own.
let private declarations style gates = result {
    let refuse what =
        Error(HybHanasError.Unsupported(what, style.Language))

    match gates with
    | (name, _, _) :: _ when not style.HasOpaque -> return! refuse $"the opaque gate '{name}'"
    | gates ->
        let names = gates |> List.map (fun (name, _, _) -> name)

        match
            names
            |> List.tryFind (fun name -> Tokens.isKeywordOfTwo name || (GateTable.tryFind name).IsSome)
        with
        | Some name -> return! refuse $"an opaque gate of the name '{name}', which the language gives to something else,"
        | None when (List.distinct names).Length < names.Length ->
            return! refuse "an opaque gate with several numbers of parameters or qubits"
        | None -> return List.map declaration gates
}

/// The text of a bound circuit; Unsupported for free weights, inputs that the style has no name for, prepared amplitudes, and what
/// the language cannot say.
let print (style: Style) (circuit: Circuit<logical>) : Result<string, HybHanasError> = result {
    let gates = opaqueGates circuit
    let! declarations = declarations style gates
    let reserved = gates |> List.map (fun (name, _, _) -> name)

    let! registers =
        match style.Registers (fresh reserved "c") circuit.Clbits (conditions circuit) with
        | Some registers -> Ok registers
        | None -> Error(HybHanasError.Unsupported("conditions on overlapping classical bits", style.Language))

    let names =
        {
            Qubits = fresh reserved "q"
            Clbits = bitNames registers
            Registers = registers
        }

    let text = StringBuilder()

    let write (line: string) =
        text.Append(line).Append('\n') |> ignore

    style.Head |> List.iter write

    style.Input
    |> Option.iter (fun name ->
        for index in 0 .. circuit.Inputs - 1 do
            write $"input float[64] {name index};")

    definitions style circuit |> List.iter write
    declarations |> List.iter write

    if circuit.Qubits > 0 then
        write (style.Qubits names.Qubits circuit.Qubits)

    registers |> List.iter (style.Clbits >> write)

    let! _ =
        circuit.Operations
        |> Results.traverse (line style names >> Result.map (Option.iter write))

    return text.ToString()
}

let two =
    {
        Head = [ "OPENQASM 2.0;"; "include \"qelib1.inc\";" ]
        Qubits = fun name count -> $"qreg {name}[{count}];"
        Clbits = fun register -> $"creg {register.Name}[{register.Count}];"
        Comma = ","
        Gate = GateTable.name
        Definitions = Library.two
        Measure = fun qubit clbit -> $"measure {qubit} -> {clbit};"
        Condition = fun bits value -> $"if({bits}=={value}) "
        Registers = split
        HasOpaque = true
        EmptyBarrier = true
        Input = None
        Language = "OpenQASM 2"
    }

let three =
    let gate gate =
        match gate with
        | Gate.U -> "U"
        | Gate.SXdg -> "inv @ sx"
        | Gate.CSX -> "ctrl @ sx"
        | Gate.C3X -> "ctrl(3) @ x"
        | Gate.C3SqrtX -> "ctrl(3) @ sx"
        | Gate.C4X -> "ctrl(4) @ x"
        | other -> GateTable.name other

    {
        Head = [ "OPENQASM 3.0;"; "include \"stdgates.inc\";" ]
        Qubits = fun name count -> $"qubit[{count}] {name};"
        Clbits = fun register -> $"bit[{register.Count}] {register.Name};"
        Comma = ", "
        Gate = gate
        Definitions = Library.three
        Measure = fun qubit clbit -> $"{clbit} = measure {qubit};"
        Condition = fun bits value -> $"if ({bits} == {value}) "
        Registers = fun name clbits _ -> Some(single name clbits)
        HasOpaque = false
        EmptyBarrier = false
        Input = None
        Language = "OpenQASM 3"
    }
