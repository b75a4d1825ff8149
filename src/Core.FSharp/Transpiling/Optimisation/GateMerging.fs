namespace HybHanas.Core.Transpiling

open System
open HybHanas.Core.Circuits

/// Gates that are rotations about one axis, and what two of them on the same qubits add up to.
[<RequireQualifiedAccess>]
module internal GateMerging =

    /// The axis of a rotation.
    [<RequireQualifiedAccess>]
    type Family =
        | X
        | Y
        | Z
        | XX
        | ZZ
        | ControlledPhase
        | ControlledX
        | ControlledY
        | ControlledZ

    /// What two gates in a row are.
    [<RequireQualifiedAccess>]
    type Sum =
        | Nothing
        | One of Gate * float list
        /// Not one gate, or not one that is as native as the two.
        | Two

    /// Angles nearer than this are equal.
    [<Literal>]
    let Tolerance = 1e-12

    /// The gate as a rotation, up to a global phase.
    let tryRotation (gate: Gate) (angles: float list) : (Family * float) option =
        let quarter = Math.PI / 4.0

        match gate, angles with
        | (Gate.RZ | Gate.P | Gate.U1), [ angle ] -> Some(Family.Z, angle)
        | Gate.Z, _ -> Some(Family.Z, 4.0 * quarter)
        | Gate.S, _ -> Some(Family.Z, 2.0 * quarter)
        | Gate.Sdg, _ -> Some(Family.Z, -2.0 * quarter)
        | Gate.T, _ -> Some(Family.Z, quarter)
        | Gate.Tdg, _ -> Some(Family.Z, -quarter)
        | Gate.RX, [ angle ] -> Some(Family.X, angle)
        | Gate.X, _ -> Some(Family.X, 4.0 * quarter)
        | Gate.SX, _ -> Some(Family.X, 2.0 * quarter)
        | Gate.SXdg, _ -> Some(Family.X, -2.0 * quarter)
        | Gate.RY, [ angle ] -> Some(Family.Y, angle)
        | Gate.Y, _ -> Some(Family.Y, 4.0 * quarter)
        | Gate.RXX, [ angle ] -> Some(Family.XX, angle)
        | Gate.RZZ, [ angle ] -> Some(Family.ZZ, angle)
        | (Gate.CP | Gate.CU1), [ angle ] -> Some(Family.ControlledPhase, angle)
        | Gate.CZ, _ -> Some(Family.ControlledPhase, 4.0 * quarter)
        | Gate.CRX, [ angle ] -> Some(Family.ControlledX, angle)
        | Gate.CRY, [ angle ] -> Some(Family.ControlledY, angle)
        | Gate.CRZ, [ angle ] -> Some(Family.ControlledZ, angle)
        | _ -> None

    /// Whether the family's gates may have their two qubits exchanged.
    let isSymmetric (family: Family) : bool =
        match family with
        | Family.XX
        | Family.ZZ
        | Family.ControlledPhase -> true
        | _ -> false

    /// Up to a global phase, controlled rotations repeat after 4 pi, all others after 2 pi.
    let private period family =
        match family with
        | Family.ControlledX
        | Family.ControlledY
        | Family.ControlledZ -> 4.0 * Math.PI
        | _ -> 2.0 * Math.PI

    let private named (angle: float) (names: (float * Gate) list) =
        names
        |> List.tryPick (fun (eighths, gate) ->
            let difference = Math.IEEERemainder(angle - eighths * Math.PI / 4.0, 2.0 * Math.PI)

            if abs difference <= Tolerance then
                Some(Sum.One(gate, []))
            else
                None)

    let private fixedZ =
        [ 1.0, Gate.T; 2.0, Gate.S; 4.0, Gate.Z; -2.0, Gate.Sdg; -1.0, Gate.Tdg ]

    /// Two rotations of one family on the same qubits; the sum of native gates of the IBM backends is native.
    let add (family: Family) (a: Gate, angleA: float) (b: Gate, angleB: float) : Sum =
        let total = Math.IEEERemainder(angleA + angleB, period family)
        let has gate = a = gate || b = gate
        let turning gate = Sum.One(gate, [ total ])

        if abs total <= Tolerance then
            Sum.Nothing
        else
            match family with
            | Family.X when has Gate.RX -> turning Gate.RX
            | Family.X when has Gate.SXdg -> named total [ 4.0, Gate.X; 2.0, Gate.SX ] |> Option.defaultValue Sum.Two
            | Family.X -> named total [ 4.0, Gate.X ] |> Option.defaultValue Sum.Two
            | Family.Y -> turning Gate.RY
            | Family.Z when has Gate.RZ -> turning Gate.RZ
            | Family.Z when has Gate.P || has Gate.U1 -> turning Gate.P
            | Family.Z -> named total fixedZ |> Option.defaultValue (turning Gate.P)
            | Family.XX -> turning Gate.RXX
            | Family.ZZ -> turning Gate.RZZ
            | Family.ControlledPhase -> named total [ 4.0, Gate.CZ ] |> Option.defaultValue (turning Gate.CP)
            | Family.ControlledX -> turning Gate.CRX
            | Family.ControlledY -> turning Gate.CRY
            | Family.ControlledZ -> turning Gate.CRZ
