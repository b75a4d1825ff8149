/// One-qubit unitaries and their shortest form in the native gates RZ, SX and X.
namespace HybHanas.Core.Transpiling

open System
open System.Numerics
open HybHanas.Core.Circuits

/// A 2 x 2 unitary, row by row: [[A, B], [C, D]].
[<Struct>]
type internal Unitary =
    {
        A: Complex
        B: Complex
        C: Complex
        D: Complex
    }

[<RequireQualifiedAccess>]
module internal OneQubit =

    /// Below this an angle, or the size of a matrix entry, is zero (Qiskit's atol).
    [<Literal>]
    let private Tolerance = 1e-12

    let private identity =
        {
            A = Complex.One
            B = Complex.Zero
            C = Complex.Zero
            D = Complex.One
        }

    let private find (gate: Gate) (angles: float list) =
        let m = (GateTable.row gate).Matrix angles

        {
            A = m[0, 0]
            B = m[0, 1]
            C = m[1, 0]
            D = m[1, 1]
        }

    let private plain =
        GateTable.tabulate (fun gate ->
            if GateTable.qubits gate = 1 && (GateTable.angles gate).IsEmpty then
                find gate []
            else
                identity)

    /// The matrix of a one-qubit gate.
    let ofGate (gate: Gate) (angles: float list) : Unitary =
        if angles.IsEmpty then plain gate else find gate angles

    /// Both in order of application.
    let compose (first: Unitary) (second: Unitary) : Unitary =
        {
            A = second.A * first.A + second.B * first.C
            B = second.A * first.B + second.B * first.D
            C = second.C * first.A + second.D * first.C
            D = second.C * first.B + second.D * first.D
        }

    /// True for a multiple of the identity.
    let isIdentity (u: Unitary) : bool =
        u.B.Magnitude < Tolerance
        && u.C.Magnitude < Tolerance
        && (u.A - u.D).Magnitude < Tolerance

    let private isZero (angle: float) =
        abs (Math.IEEERemainder(angle, 2.0 * Math.PI)) <= Tolerance

    let private rz (angle: float) =
        if isZero angle then
            []
        else
            [ Gate.RZ, [ Math.IEEERemainder(angle, 2.0 * Math.PI) ] ]

    /// The unitary up to a global phase as RZ SX RZ SX RZ in order of application, or shorter where the angles allow
    /// (Qiskit's basis ZSXX); the identity needs no gate.
    let synthesize (u: Unitary) : (Gate * float list) list =
        let theta = 2.0 * atan2 u.C.Magnitude u.A.Magnitude

        if theta <= Tolerance then
            rz (u.D.Phase - u.A.Phase)
        else
            let turned = Math.PI - theta <= Tolerance
            let phi = u.C.Phase - (if turned then (-u.B).Phase else u.A.Phase)
            let lambda = if turned then 0.0 else (-u.B).Phase - u.A.Phase

            if abs (theta - Math.PI / 2.0) <= Tolerance then
                rz (lambda - Math.PI / 2.0) @ [ Gate.SX, [] ] @ rz (phi + Math.PI / 2.0)
            else
                let lambda, theta, phi =
                    if isZero (lambda - Math.PI) || isZero phi then
                        lambda + Math.PI, -theta, phi + Math.PI
                    else
                        lambda, theta, phi

                let middle =
                    if isZero (theta + Math.PI) then
                        [ Gate.X, [] ]
                    else
                        [ Gate.SX, [] ] @ rz (theta + Math.PI) @ [ Gate.SX, [] ]

                rz lambda @ middle @ rz (phi + Math.PI)
