/// Gates under controls and powers, in gates of the table. The meaning of a gate, its phase included, is its matrix in the table;
/// a phase without a control is dropped.
module internal HybHanas.Core.Circuits.Qasm.Controls

open System
open HybHanas.Core.Circuits
open HybHanas.Core.Circuits.Qasm.Powers

/// Controls at most on one gate: without spare qubits the gates triple with each.
[<Literal>]
let MaxControls = 12

/// Takes a gate, its angles and its qubits.
type Emit = Gate -> float list -> int list -> unit

/// The gate of the table that is g under so many controls.
let private named controls g =
    match controls, g.Gate, g.Angles with
    | _ when g.Phase <> 0.0 -> None
    | 1, Gate.X, _ -> Some(Gate.CX, [])
    | 1, Gate.Y, _ -> Some(Gate.CY, [])
    | 1, Gate.Z, _ -> Some(Gate.CZ, [])
    | 1, Gate.H, _ -> Some(Gate.CH, [])
    | 1, Gate.SX, _ -> Some(Gate.CSX, [])
    | 1, Gate.RX, angles -> Some(Gate.CRX, angles)
    | 1, Gate.RY, angles -> Some(Gate.CRY, angles)
    | 1, Gate.RZ, angles -> Some(Gate.CRZ, angles)
    | 1, Gate.U1, angles -> Some(Gate.CU1, angles)
    | 1, Gate.U3, angles -> Some(Gate.CU3, angles)
    | 1, Gate.U, angles -> Some(Gate.CU, angles @ [ 0.0 ])
    | 1, gate, angles -> phaseAngle gate angles |> Option.map (fun angle -> Gate.CP, [ angle ])
    | 2, Gate.X, _ -> Some(Gate.CCX, [])
    | 3, Gate.X, _ -> Some(Gate.C3X, [])
    | 3, Gate.SX, _ -> Some(Gate.C3SqrtX, [])
    | 4, Gate.X, _ -> Some(Gate.C4X, [])
    | _ -> None

/// g on the target where all controls are 1 (Barenco et al. 1995, lemmas 5.1 and 7.5).
let rec private controlled (emit: Emit) (controls: int list) g target =
    match controls, named controls.Length g with
    | _ when (g.Gate = Gate.Id || g.Gate = Gate.U0) && g.Phase = 0.0 -> ()
    | [], _ -> emit g.Gate g.Angles [ target ]
    | _, Some(gate, angles) -> emit gate angles (controls @ [ target ])
    | [ control ], None ->
        let u = toU g
        emit Gate.CU (u.Angles @ [ u.Phase ]) [ control; target ]
    | _, None ->
        let rest, last = List.take (controls.Length - 1) controls, List.last controls
        let root = power 0.5 g

        let toggle () =
            controlled emit rest (ofGate Gate.X []) last

        controlled emit [ last ] root target
        toggle ()
        controlled emit [ last ] (power -1.0 root) target
        toggle ()
        controlled emit rest root target

/// A gate as frame, core, inverse of the frame: the core alone is controlled and raised to powers.
type private Form =
    {
        Frame: (Gate * float list * int list) list
        Controls: int list
        Core: OneQubit
        Target: int
    }

let private form gate angles (qubits: int list) =
    let framed frame controls gate angles target =
        Some
            {
                Frame = frame
                Controls = controls
                Core = ofGate gate angles
                Target = target
            }

    let under gate angles =
        framed [] (List.take (qubits.Length - 1) qubits) gate angles (List.last qubits)

    match gate, qubits with
    | _, [ qubit ] -> framed [] [] gate angles qubit
    | (Gate.CX | Gate.CCX | Gate.C3X | Gate.C4X), _ -> under Gate.X []
    | (Gate.CSX | Gate.C3SqrtX), _ -> under Gate.SX []
    | Gate.CY, _ -> under Gate.Y []
    | Gate.CZ, _ -> under Gate.Z []
    | Gate.CH, _ -> under Gate.H []
    | Gate.CRX, _ -> under Gate.RX angles
    | Gate.CRY, _ -> under Gate.RY angles
    | Gate.CRZ, _ -> under Gate.RZ angles
    | Gate.CP, _ -> under Gate.P angles
    | Gate.CU1, _ -> under Gate.U1 angles
    | Gate.CU3, _ -> under Gate.U3 angles
    | Gate.CU, [ control; target ] ->
        Some
            {
                Frame = []
                Controls = [ control ]
                Core =
                    {
                        Gate = Gate.U
                        Angles = List.take 3 angles
                        Phase = angles[3]
                    }
                Target = target
            }
    | Gate.Swap, [ a; b ] -> framed [ Gate.CX, [], [ b; a ] ] [ a ] Gate.X [] b
    | Gate.CSwap, [ control; a; b ] -> framed [ Gate.CX, [], [ b; a ] ] [ control; a ] Gate.X [] b
    | Gate.RZZ, [ a; b ] -> framed [ Gate.CX, [], [ a; b ] ] [] Gate.RZ angles b
    | Gate.RXX, [ a; b ] -> framed [ Gate.H, [], [ a ]; Gate.H, [], [ b ]; Gate.CX, [], [ a; b ] ] [] Gate.RZ angles b
    | Gate.ECR, [ a; b ] ->
        let crossResonance =
            [
                Gate.H, [], [ b ]
                Gate.CX, [], [ a; b ]
                Gate.RZ, [ Math.PI / 4.0 ], [ b ]
                Gate.CX, [], [ a; b ]
                Gate.H, [], [ b ]
            ]

        framed crossResonance [] Gate.X [] a
    | _ -> None

/// Powers, innermost first, gathered into one where that is exact.
let gather (exponents: float list) : float list =
    if List.forall isWhole exponents then
        match List.fold (*) 1.0 exponents with
        | 1.0 -> []
        | product -> [ product ]
    else
        exponents

let private emitForm (emit: Emit) outer exponents form =
    let core = exponents |> List.fold (fun core k -> power k core) form.Core
    form.Frame |> List.iter (fun (gate, angles, qubits) -> emit gate angles qubits)
    controlled emit (outer @ form.Controls) core form.Target

    for gate, angles, qubits in List.rev form.Frame do
        match (GateTable.row gate).Inverse angles with
        | Some(gate, angles) -> emit gate angles qubits
        | None -> emit gate angles qubits

/// Emits a gate raised to the powers (innermost first) where all controls are 1; false for a power that is not known: a fraction of
/// a relative-phase Toffoli.
let rec apply (emit: Emit) (controls: int list) (exponents: float list) gate angles (qubits: int list) : bool =
    // Looked up only where needed: a row makes its matrix.
    let inverse = lazy ((GateTable.row gate).Inverse angles)

    match gather exponents with
    | [] when controls.IsEmpty ->
        emit gate angles qubits
        true
    | [] when gate = Gate.Swap && controls.Length = 1 ->
        emit Gate.CSwap [] (controls @ qubits)
        true
    | [ -1.0 ] when inverse.Value.IsSome ->
        let gate, angles = inverse.Value.Value
        apply emit controls [] gate angles qubits
    | [ k ] when angles.Length = 1 && gate <> Gate.U0 && isWhole k -> apply emit controls [] gate [ k * angles.Head ] qubits
    | exponents ->
        match form gate angles qubits, lazy ((GateTable.row gate).Definition angles) with
        | Some form, _ ->
            emitForm emit controls exponents form
            true
        | None, Lazy(Some steps) when List.forall isWhole exponents ->
            // Both relative-phase Toffolis have order 4, and their definitions their exact phase.
            let places = Array.ofList qubits
            let times = (int (Math.IEEERemainder(List.fold (*) 1.0 exponents, 4.0)) + 4) % 4

            for _ in 1..times do
                for gate, angles, on in steps do
                    apply emit controls [] gate angles (on |> List.map (fun q -> places[q]))
                    |> ignore

            true
        | _ -> false

/// Emits e^(i angle), raised to the powers, where all controls are 1.
let phase (emit: Emit) (controls: int list) (exponents: float list) (angle: float) =
    match controls with
    | [] -> ()
    | target :: rest ->
        let core =
            exponents |> List.fold (fun core k -> power k core) (ofGate Gate.P [ angle ])

        controlled emit rest core target
