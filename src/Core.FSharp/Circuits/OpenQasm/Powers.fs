/// Powers of one-qubit gates, with their phase: it counts under a control.
module internal HybHanas.Core.Circuits.Qasm.Powers

open System
open System.Numerics
open HybHanas.Core.Circuits

/// e^(i Phase) times a one-qubit gate of the table.
type OneQubit =
    {
        Gate: Gate
        Angles: float list
        Phase: float
    }

let ofGate gate angles =
    {
        Gate = gate
        Angles = angles
        Phase = 0.0
    }

let isWhole (x: float) = Math.Floor x = x

let private unit (angle: float) = Complex(cos angle, sin angle)

let private matrix g =
    (GateTable.row g.Gate).Matrix g.Angles
    |> Array2D.map (fun entry -> entry * unit g.Phase)

/// U(theta, phi, lambda) and the phase of a 2 x 2 unitary.
let private ofMatrix (m: Complex[,]) =
    let diagonal, side = m[0, 0].Magnitude, m[1, 0].Magnitude
    let theta = 2.0 * atan2 side diagonal
    let negligible = 1e-12

    let phi, lambda, phase =
        if diagonal >= side then
            let phase = m[0, 0].Phase
            let sum = m[1, 1].Phase - phase
            let phi = if side > negligible then m[1, 0].Phase - phase else 0.0
            phi, sum - phi, phase
        else
            let phase =
                if diagonal > negligible then
                    m[0, 0].Phase
                else
                    m[1, 0].Phase

            m[1, 0].Phase - phase, (-m[0, 1]).Phase - phase, phase

    {
        Gate = Gate.U
        Angles = [ theta; phi; lambda ]
        Phase = phase
    }

/// The same as U with its phase.
let toU g = ofMatrix (matrix g)

/// Into (-pi, pi]; rounding must not turn -1 into its other side.
let private principal angle =
    let wrapped = Math.IEEERemainder(angle, 2.0 * Math.PI)

    if wrapped <= -Math.PI + 1e-9 then
        wrapped + 2.0 * Math.PI
    else
        wrapped

/// exp(k log M) with the principal logarithm: eigenvalues e^(ia), -pi < a <= pi, become e^(ika).
let private matrixPower k (m: Complex[,]) =
    let delta = (m[0, 0] * m[1, 1] - m[0, 1] * m[1, 0]).Phase / 2.0
    let v = m |> Array2D.map (fun entry -> entry * unit -delta)
    // v = cos a - i sin a (n . sigma)
    let c = (v[0, 0].Real + v[1, 1].Real) / 2.0
    let x = -(v[0, 1].Imaginary + v[1, 0].Imaginary) / 2.0
    let y = (v[1, 0].Real - v[0, 1].Real) / 2.0
    let z = (v[1, 1].Imaginary - v[0, 0].Imaginary) / 2.0
    let s = sqrt (x * x + y * y + z * z)
    let alpha = atan2 s c
    let x, y, z = if s > 1e-12 then x / s, y / s, z / s else 0.0, 0.0, 1.0
    let up, down = k * principal (delta - alpha), k * principal (delta + alpha)
    let c, s = cos ((down - up) / 2.0), sin ((down - up) / 2.0)

    array2D
        [
            [ Complex(c, -s * z); Complex(-s * y, -s * x) ]
            [ Complex(s * y, -s * x); Complex(c, s * z) ]
        ]
    |> Array2D.map (fun entry -> entry * unit ((up + down) / 2.0))

/// The angle of a phase gate: diag(1, e^(i angle)).
let phaseAngle gate (angles: float list) =
    match gate, angles with
    | Gate.Z, _ -> Some Math.PI
    | Gate.S, _ -> Some(Math.PI / 2.0)
    | Gate.Sdg, _ -> Some(-Math.PI / 2.0)
    | Gate.T, _ -> Some(Math.PI / 4.0)
    | Gate.Tdg, _ -> Some(-Math.PI / 4.0)
    | (Gate.P | Gate.U1), [ angle ] -> Some angle
    | _ -> None

/// Powers of the square root of X, which is exactly SX.
let private rootOfX power =
    let gates = [| Gate.Id; Gate.SX; Gate.X; Gate.SXdg |]
    let index = int (Math.IEEERemainder(power, 4.0))
    ofGate gates[(index + 4) % 4] []

let private numeric k g = ofMatrix (matrixPower k (matrix g))

/// The k-th power: of a named gate where it is one, else U. A fractional power is the principal one.
let power (k: float) (g: OneQubit) : OneQubit =
    let whole = isWhole k

    match g.Gate, g.Angles with
    | _ when k = 1.0 -> g
    | _ when k = -1.0 ->
        match (GateTable.row g.Gate).Inverse g.Angles with
        | Some(gate, angles) ->
            {
                Gate = gate
                Angles = angles
                Phase = -g.Phase
            }
        | None -> numeric k g
    | _ when g.Phase <> 0.0 -> numeric k g
    | (Gate.Id | Gate.U0), _ -> g
    | (Gate.Y | Gate.H), _ when whole ->
        if Math.IEEERemainder(k, 2.0) = 0.0 then
            ofGate Gate.Id []
        else
            g
    | Gate.X, _ when isWhole (2.0 * k) -> rootOfX (2.0 * k)
    | Gate.SX, _ when whole -> rootOfX k
    | Gate.SXdg, _ when whole -> rootOfX -k
    | (Gate.RX | Gate.RY | Gate.RZ), [ angle ] when whole || abs angle < 2.0 * Math.PI -> ofGate g.Gate [ k * angle ]
    | gate, angles ->
        match phaseAngle gate angles with
        | Some angle ->
            let angle = if whole then angle else principal angle
            ofGate (if gate = Gate.U1 then Gate.U1 else Gate.P) [ k * angle ]
        | None -> numeric k g
