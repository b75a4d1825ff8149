namespace HybHanas.Core.Transpiling

open System
open System.Numerics
open HybHanas.Core.Circuits

/// A 2 x 2 complex matrix as an immutable value, row by row.
[<Struct>]
type internal Unitary2 =
    {
        M00: Complex
        M01: Complex
        M10: Complex
        M11: Complex
    }

    /// Matrix product: the right factor acts first.
    member a.Times(b: Unitary2) : Unitary2 =
        {
            M00 = a.M00 * b.M00 + a.M01 * b.M10
            M01 = a.M00 * b.M01 + a.M01 * b.M11
            M10 = a.M10 * b.M00 + a.M11 * b.M10
            M11 = a.M10 * b.M01 + a.M11 * b.M11
        }

[<RequireQualifiedAccess>]
module internal Unitary2 =

    let private i = Complex.ImaginaryOne
    let private real (value: float) = Complex(value, 0.0)

    /// The matrix with these entries, row by row.
    let ofEntries (m00: Complex) (m01: Complex) (m10: Complex) (m11: Complex) : Unitary2 =
        {
            M00 = m00
            M01 = m01
            M10 = m10
            M11 = m11
        }

    let identity = ofEntries Complex.One Complex.Zero Complex.Zero Complex.One

    let private find (gate: Gate) (angles: float list) =
        let m = (GateTable.row gate).Matrix angles
        ofEntries m[0, 0] m[0, 1] m[1, 0] m[1, 1]

    let private plain =
        GateTable.tabulate (fun gate ->
            if GateTable.qubits gate = 1 && (GateTable.angles gate).IsEmpty then
                find gate []
            else
                identity)

    /// The matrix of a one-qubit gate with bound angles in radians.
    let ofGate (gate: Gate) (angles: float list) : Unitary2 =
        if angles.IsEmpty then plain gate else find gate angles

    /// -a.
    let negate (a: Unitary2) : Unitary2 = ofEntries -a.M00 -a.M01 -a.M10 -a.M11

    let pauliX = ofEntries Complex.Zero Complex.One Complex.One Complex.Zero
    let pauliY = ofEntries Complex.Zero -i i Complex.Zero
    let pauliZ = ofEntries Complex.One Complex.Zero Complex.Zero -Complex.One

    let private halfTurn (a: Unitary2) (b: Unitary2) =
        let r = real (sqrt 0.5)
        ofEntries (r * (a.M00 + b.M00)) (r * (a.M01 + b.M01)) (r * (a.M10 + b.M10)) (r * (a.M11 + b.M11))

    /// (X + Y) / sqrt 2, the self-inverse gate that exchanges X and Y.
    let exchangeXY = halfTurn pauliX pauliY

    /// (Y + Z) / sqrt 2, the self-inverse gate that exchanges Y and Z.
    let exchangeYZ = halfTurn pauliY pauliZ

    /// The Hadamard gate, (X + Z) / sqrt 2.
    let hadamard = halfTurn pauliX pauliZ

    /// exp(-i angle/2 X), angle in radians.
    let rx (angle: float) : Unitary2 =
        let c, s = real (cos (angle / 2.0)), Complex(0.0, -sin(angle / 2.0))
        ofEntries c s s c

    /// exp(-i angle/2 Y), angle in radians.
    let ry (angle: float) : Unitary2 =
        let c, s = cos (angle / 2.0), sin (angle / 2.0)
        ofEntries (real c) (real -s) (real s) (real c)

    /// exp(-i angle/2 Z), angle in radians.
    let rz (angle: float) : Unitary2 =
        ofEntries
            (Complex.FromPolarCoordinates(1.0, -angle / 2.0))
            Complex.Zero
            Complex.Zero
            (Complex.FromPolarCoordinates(1.0, angle / 2.0))

    /// The conjugate transpose.
    let dagger (a: Unitary2) : Unitary2 =
        ofEntries (Complex.Conjugate a.M00) (Complex.Conjugate a.M10) (Complex.Conjugate a.M01) (Complex.Conjugate a.M11)

    /// Largest entry of the matrix less the multiple of the identity that is nearest to it.
    let distanceFromIdentity (a: Unitary2) : float =
        let mean = (a.M00 + a.M11) / 2.0

        let nearest =
            if mean = Complex.Zero then
                Complex.One
            else
                mean / Complex.Abs mean

        let diagonal = max (Complex.Abs(a.M00 - nearest)) (Complex.Abs(a.M11 - nearest))

        max diagonal (max (Complex.Abs a.M01) (Complex.Abs a.M10))
