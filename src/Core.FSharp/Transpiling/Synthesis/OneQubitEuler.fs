namespace HybHanas.Core.Transpiling

open System
open System.Numerics
open HybHanas.Core.Circuits

/// exp(i Phase) U(Theta, Phi, Lambda) with OpenQASM's U; radians, Theta in [0, pi].
type internal EulerAngles =
    {
        Theta: float
        Phi: float
        Lambda: float
        Phase: float
    }

/// One-qubit unitaries as angles and as gates.
[<RequireQualifiedAccess>]
module internal OneQubitEuler =

    /// Angles below this are taken to be zero, as in Qiskit's decomposer.
    [<Literal>]
    let Tolerance = 1e-12

    let private pi = Math.PI

    /// The angle in [-pi, pi).
    let wrap (angle: float) : float =
        let turned = Math.IEEERemainder(angle, 2.0 * pi)

        if turned >= pi then turned - 2.0 * pi
        elif turned < -pi then turned + 2.0 * pi
        else turned

    /// The angles of a unitary; exact to rounding also where an entry vanishes (then Phi = 0).
    let ofUnitary (u: Unitary2) : EulerAngles =
        let arg (z: Complex) = z.Phase

        let cosine = Double.Hypot(u.M00.Magnitude, u.M11.Magnitude)
        let sine = Double.Hypot(u.M10.Magnitude, u.M01.Magnitude)
        let theta = 2.0 * Math.Atan2(sine, cosine)

        if sine <= 1e-14 then
            {
                Theta = 0.0
                Phi = 0.0
                Lambda = arg u.M11 - arg u.M00
                Phase = arg u.M00
            }
        elif cosine <= 1e-14 then
            {
                Theta = pi
                Phi = 0.0
                Lambda = arg -u.M01 - arg u.M10
                Phase = arg u.M10
            }
        else
            let phase = arg u.M00
            let phi = arg u.M10 - phase

            // The larger of the two remaining entries fixes lambda, so that the error of a small one does not spread.
            let lambda =
                if cosine >= sine then
                    arg u.M11 - phase - phi
                else
                    arg -u.M01 - phase

            {
                Theta = theta
                Phi = phi
                Lambda = lambda
                Phase = phase
            }

    /// The unitary with these angles.
    let toUnitary (angles: EulerAngles) : Unitary2 =
        let phase angle =
            Complex.FromPolarCoordinates(1.0, angle + angles.Phase)

        let c, s = cos (angles.Theta / 2.0), sin (angles.Theta / 2.0)

        Unitary2.ofEntries
            (phase 0.0 * c)
            (-(phase angles.Lambda) * s)
            (phase angles.Phi * s)
            (phase (angles.Phi + angles.Lambda) * c)

    /// One U gate, or none where the unitary is a multiple of the identity to 1e-12; equal up to a global phase.
    let toU (u: Unitary2) : (Gate * float list) option =
        if Unitary2.distanceFromIdentity u <= Tolerance then
            None
        else
            let angles = ofUnitary u
            Some(Gate.U, [ angles.Theta; wrap angles.Phi; wrap angles.Lambda ])

    let private vanishes angle =
        abs (Math.IEEERemainder(angle, 2.0 * pi)) <= Tolerance

    /// The gates RZ, SX and X in order of application, by the rules of Qiskit's OneQubitEulerDecomposer("ZSXX");
    /// equal up to a global phase.
    let toZsxx (u: Unitary2) : (Gate * float list) list =
        let angles = ofUnitary u

        let turn angle =
            let angle = wrap angle

            if abs angle <= Tolerance then
                []
            else
                [ Gate.RZ, [ angle ] ]

        if abs angles.Theta <= Tolerance then
            turn (angles.Phi + angles.Lambda)
        elif abs (angles.Theta - pi / 2.0) <= Tolerance then
            turn (angles.Lambda - pi / 2.0) @ [ Gate.SX, [] ] @ turn (angles.Phi + pi / 2.0)
        else
            let phi, lambda =
                if abs (angles.Theta - pi) <= Tolerance then
                    angles.Phi - angles.Lambda, 0.0
                else
                    angles.Phi, angles.Lambda

            let theta, phi, lambda =
                if vanishes (lambda - pi) || vanishes phi then
                    -angles.Theta, phi + pi, lambda + pi
                else
                    angles.Theta, phi, lambda

            let middle =
                if vanishes (theta + pi) then
                    [ Gate.X, [] ]
                else
                    [ Gate.SX, [] ] @ turn (theta + pi) @ [ Gate.SX, [] ]

            turn lambda @ middle @ turn (phi + pi)

    /// How many pulses (SX or X) the unitary takes beside virtual RZ rotations: 0, 1 or 2.
    let pulses (u: Unitary2) : int =
        let cosine = Double.Hypot(u.M00.Magnitude, u.M11.Magnitude)
        let sine = Double.Hypot(u.M10.Magnitude, u.M01.Magnitude)

        if sine <= Tolerance then
            0
        elif cosine <= Tolerance || abs (cosine - sine) <= Tolerance then
            1
        else
            2
