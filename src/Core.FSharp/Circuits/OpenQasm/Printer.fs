/// From circuit to OpenQASM 2 text: one register of each kind, one operation in each line.
module internal HybHanas.Core.Circuits.OpenQasm.Printer

open System.Globalization
open System.Text
open HybHanas.Core
open HybHanas.Core.Circuits

/// The shortest decimal that reads back to the same double, with a point, as strict readers want it.
let private real (value: float) =
    let text = value.ToString("R", CultureInfo.InvariantCulture)

    match text.IndexOf 'E' with
    | _ when text.Contains '.' -> text
    | -1 -> text + ".0"
    | exponent -> text.Insert(exponent, ".0")

let private qubits (on: int<logical> list) =
    on |> List.map (fun q -> $"q[{int q}]") |> String.concat ","

let private line (operation: Operation<logical>) =
    match operation with
    | Operation.Apply(gate, [], on) -> Ok $"{GateTable.name gate} {qubits on};"
    | Operation.Apply(gate, angles, on) ->
        Circuit.fixedAngles angles
        |> Result.map (fun angles ->
            let angles = angles |> List.map real |> String.concat ","
            $"{GateTable.name gate}({angles}) {qubits on};")
    | Operation.Measure(qubit, clbit) -> Ok $"measure q[{int qubit}] -> c[{clbit}];"
    | Operation.Reset qubit -> Ok $"reset q[{int qubit}];"
    | Operation.Barrier [] -> Ok "barrier;"
    | Operation.Barrier on -> Ok $"barrier {qubits on};"
    | Operation.Prepare _ ->
        Error(HybHanasError.Unsupported("the preparation of amplitudes", "OpenQASM 2; it has no such operation"))

/// The text of a bound circuit; free angles and prepared amplitudes are Unsupported.
let print (circuit: Circuit<logical>) : Result<string, HybHanasError> =
    let text = StringBuilder()

    let write (line: string) =
        text.Append(line).Append('\n') |> ignore

    write "OPENQASM 2.0;"
    write "include \"qelib1.inc\";"
    write $"qreg q[{circuit.Qubits}];"

    if circuit.Clbits > 0 then
        write $"creg c[{circuit.Clbits}];"

    circuit.Operations
    |> Results.traverse (line >> Result.map write)
    |> Result.map (fun _ -> text.ToString())
