/// What the checks know of a gate beside the gate table.
namespace HybHanas.Core.Circuits

open System

/// One line of the table.
type internal CheckedGate =
    {
        Name: string
        Qubits: int
        Angles: int
        /// The name of the gate that undoes it, with the angles turned back; None where that depends on more.
        UndoneBy: string option
        /// Whether the order of its qubits does not matter.
        Symmetric: bool
        /// Pulses on one qubit that it takes at least.
        Pulses: int
        /// Native two-qubit gates that it takes at least.
        Entanglers: int
    }

[<RequireQualifiedAccess>]
module internal CheckedGate =

    let private ofLine (line: string) =
        let parts = line.Split ' '

        {
            Name = parts[0]
            Qubits = int parts[1]
            Angles = int parts[2]
            UndoneBy =
                match parts[3] with
                | "-" -> None
                | "~" -> Some parts[0]
                | other -> Some other
            Symmetric = parts[4] = "="
            Pulses = int parts[5]
            Entanglers = int parts[6]
        }

    let all =
        CheckTables.gates.Split('\n', StringSplitOptions.RemoveEmptyEntries ||| StringSplitOptions.TrimEntries)
        |> Array.filter (fun line -> line <> "")
        |> Array.map ofLine
        |> List.ofArray

    let private byName = all |> List.map (fun gate -> gate.Name, gate) |> Map.ofList

    let ofGate: Gate -> CheckedGate =
        GateTable.tabulate (fun gate -> byName[GateTable.name gate])

    /// Whether the second of two gates in a row undoes the first.
    let cancels
        (first: Gate, firstAngles: Angle list, firstQubits: int list)
        (second: Gate, angles: Angle list, qubits: int list)
        =
        let gate = ofGate first

        let turnedBack (one: Angle) (other: Angle) =
            match one, other with
            | Angle.Fixed one, Angle.Fixed other -> one = -other
            | _ -> false

        gate.UndoneBy = Some(GateTable.name second)
        && (firstQubits = qubits
            || gate.Symmetric && List.sort firstQubits = List.sort qubits)
        && List.forall2 turnedBack firstAngles angles
