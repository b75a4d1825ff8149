/// The unitaries of the gate table. Little-endian in the order the qubits are listed (the first listed qubit is the lowest
/// bit of the index), the controls come first; angles in radians.
module internal HybHanas.Core.Circuits.GateMatrices

open System.Numerics

let i = Complex.ImaginaryOne
let c (re: float) = Complex(re, 0.0)
let phase (angle: float) = Complex(cos angle, sin angle)
let one (a: Complex) b c d = array2D [ [ a; b ]; [ c; d ] ]

/// Puts the controls below the targets: identity unless every control is 1.
let controlled (controls: int) (matrix: Complex[,]) =
    let inner = Array2D.length1 matrix
    let mask = (1 <<< controls) - 1
    let size = inner <<< controls

    Array2D.init size size (fun row column ->
        if (row &&& mask) <> (column &&& mask) then
            Complex.Zero
        elif (row &&& mask) = mask then
            matrix[row >>> controls, column >>> controls]
        elif row = column then
            Complex.One
        else
            Complex.Zero)

let u theta phi lambda =
    let cosine, sine = cos (theta / 2.0), sin (theta / 2.0)
    one (c cosine) (-(phase lambda) * sine) (phase phi * sine) (phase (phi + lambda) * cosine)

let rx a =
    one (c (cos (a / 2.0))) (-i * sin (a / 2.0)) (-i * sin (a / 2.0)) (c (cos (a / 2.0)))

let ry a =
    one (c (cos (a / 2.0))) (c (-sin(a / 2.0))) (c (sin (a / 2.0))) (c (cos (a / 2.0)))

let rz a =
    one (phase (-a / 2.0)) Complex.Zero Complex.Zero (phase (a / 2.0))

let p a =
    one Complex.One Complex.Zero Complex.Zero (phase a)

let x = one Complex.Zero Complex.One Complex.One Complex.Zero
let y = one Complex.Zero -i i Complex.Zero
let h = let r = c (sqrt 0.5) in one r r r -r
let halfPlus, halfMinus = Complex(0.5, 0.5), Complex(0.5, -0.5)
let sx = one halfPlus halfMinus halfMinus halfPlus
let sxdg = one halfMinus halfPlus halfPlus halfMinus

/// The 4 x 4 matrix exp(-i a/2 P x P) for P x P with the given permutation of the basis and real signs.
let pauliRotation a (entries: (int * float)[]) =
    Array2D.init 4 4 (fun row column ->
        let partner, sign = entries[column]
        let diagonal = if row = column then c (cos (a / 2.0)) else Complex.Zero

        if row = partner then
            diagonal - i * sign * sin (a / 2.0)
        else
            diagonal)

let permutation size (image: int -> int) =
    Array2D.init size size (fun row column -> if row = image column then Complex.One else Complex.Zero)

let swapMatrix =
    permutation 4 (function
        | 1 -> 2
        | 2 -> 1
        | k -> k)

let ecr =
    let r = sqrt 0.5

    array2D
        [
            [ c 0.0; c r; c 0.0; i * r ]
            [ c r; c 0.0; -i * r; c 0.0 ]
            [ c 0.0; i * r; c 0.0; c r ]
            [ -i * r; c 0.0; c r; c 0.0 ]
        ]

/// Relative-phase Toffolis (Maslov 2015): a controlled permutation with phases.
let relativePhase size (entries: (int * int * Complex) list) =
    let fixedPoints = entries |> List.map (fun (_, column, _) -> column) |> Set.ofList

    let matrix =
        Array2D.init size size (fun row column ->
            if row = column && not (fixedPoints.Contains column) then
                Complex.One
            else
                Complex.Zero)

    for row, column, value in entries do
        matrix[row, column] <- value

    matrix
