/// From circuit to text: one register of each kind, one operation in each line, and at the top the definitions of the gates that the
/// language's library lacks.
module internal HybHanas.Core.Circuits.Qasm.Printer

open System.Globalization
open System.Text
open HybHanas.Core
open HybHanas.Core.Circuits

/// How a language writes the parts in which the two differ.
type Style =
    {
        Head: string list
        Qubits: int -> string
        Clbits: int -> string
        Comma: string
        /// What stands before the angles of a gate.
        Gate: Gate -> string
        Definitions: (Gate * string) list
        Measure: string -> string -> string
        /// Whether a barrier on no qubit is written; in OpenQASM 3 that would be one on all.
        EmptyBarrier: bool
        Language: string
    }

/// The shortest decimal that reads back to the same double, with a point, as strict readers want it.
let private real (value: float) =
    let text = value.ToString("R", CultureInfo.InvariantCulture)

    match text.IndexOf 'E' with
    | _ when text.Contains '.' -> text
    | -1 -> text + ".0"
    | exponent -> text.Insert(exponent, ".0")

let private line style (operation: Operation<logical>) =
    let qubits (on: int<logical> list) =
        on |> List.map (fun q -> $"q[{int q}]") |> String.concat style.Comma

    match operation with
    | Operation.Apply(gate, [], on) -> Ok(Some $"{style.Gate gate} {qubits on};")
    | Operation.Apply(gate, angles, on) ->
        Circuit.fixedAngles angles
        |> Result.map (fun angles ->
            let angles = angles |> List.map real |> String.concat style.Comma
            Some $"{style.Gate gate}({angles}) {qubits on};")
    | Operation.Measure(qubit, clbit) -> Ok(Some(style.Measure $"q[{int qubit}]" $"c[{clbit}]"))
    | Operation.Reset qubit -> Ok(Some $"reset q[{int qubit}];")
    | Operation.Barrier [] -> Ok(if style.EmptyBarrier then Some "barrier;" else None)
    | Operation.Barrier on -> Ok(Some $"barrier {qubits on};")
    | Operation.Prepare _ ->
        Error(HybHanasError.Unsupported("the preparation of amplitudes", $"{style.Language}; it has no such operation"))

let private definitions style (circuit: Circuit<logical>) =
    let used =
        circuit.Operations
        |> Seq.collect (fun operation ->
            match operation with
            | Operation.Apply(gate, _, _) -> gate :: Library.needs gate
            | _ -> [])
        |> Set.ofSeq

    style.Definitions
    |> List.filter (fun (gate, _) -> used.Contains gate)
    |> List.map snd

/// The text of a bound circuit; free angles and prepared amplitudes are Unsupported.
let print (style: Style) (circuit: Circuit<logical>) : Result<string, HybHanasError> =
    let text = StringBuilder()

    let write (line: string) =
        text.Append(line).Append('\n') |> ignore

    style.Head |> List.iter write
    definitions style circuit |> List.iter write
    write (style.Qubits circuit.Qubits)

    if circuit.Clbits > 0 then
        write (style.Clbits circuit.Clbits)

    circuit.Operations
    |> Results.traverse (line style >> Result.map (Option.iter write))
    |> Result.map (fun _ -> text.ToString())

let two =
    {
        Head = [ "OPENQASM 2.0;"; "include \"qelib1.inc\";" ]
        Qubits = fun count -> $"qreg q[{count}];"
        Clbits = fun count -> $"creg c[{count}];"
        Comma = ","
        Gate = GateTable.name
        Definitions = Library.two
        Measure = fun qubit clbit -> $"measure {qubit} -> {clbit};"
        EmptyBarrier = true
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
        Qubits = fun count -> $"qubit[{count}] q;"
        Clbits = fun count -> $"bit[{count}] c;"
        Comma = ", "
        Gate = gate
        Definitions = Library.three
        Measure = fun qubit clbit -> $"{clbit} = measure {qubit};"
        EmptyBarrier = false
        Language = "OpenQASM 3"
    }
