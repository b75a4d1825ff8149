/// Random and special unitaries, and circuits as matrices.
module HybHanas.Properties.Synthesis.Unitaries

open System.Numerics
open FsCheck.FSharp
open HybHanas.Core
open HybHanas.Core.Circuits
open HybHanas.Properties.Support

/// Haar-random n x n unitary: Gram-Schmidt on Gaussian columns.
let haar (n: int) (seed: Seed) : Complex[,] =
    let normal k =
        let u, v = Seed.uniform (2 * k) seed, Seed.uniform (2 * k + 1) seed
        sqrt (-2.0 * log (1.0 - u)) * cos (2.0 * System.Math.PI * v)

    let columns =
        Array.init n (fun column ->
            Array.init n (fun row -> Complex(normal (2 * (column * n + row)), normal (2 * (column * n + row) + 1))))

    for k in 0 .. n - 1 do
        // Twice is enough for orthogonality to rounding.
        for _ in 1..2 do
            for j in 0 .. k - 1 do
                let overlap =
                    Array.fold2 (fun sum (x: Complex) y -> sum + Complex.Conjugate x * y) Complex.Zero columns[j] columns[k]

                columns[k] <- Array.map2 (fun x y -> y - overlap * x) columns[j] columns[k]

        let norm = sqrt (columns[k] |> Array.sumBy (fun z -> z.Magnitude * z.Magnitude))
        columns[k] <- columns[k] |> Array.map (fun z -> z / norm)

    Array2D.init n n (fun row column -> columns[column][row])

let seed =
    Gen.choose (0, System.Int32.MaxValue)
    |> Gen.map (fun k -> Seed.create (uint64 k))

let multiply (a: Complex[,]) (b: Complex[,]) : Complex[,] =
    let n = Array2D.length1 a
    Array2D.init n n (fun row column -> Seq.init n (fun k -> a[row, k] * b[k, column]) |> Seq.fold (+) Complex.Zero)

let kron (high: Complex[,]) (low: Complex[,]) : Complex[,] =
    let n = Array2D.length1 low
    let size = n * Array2D.length1 high
    Array2D.init size size (fun row column -> high[row / n, column / n] * low[row % n, column % n])

let ofColumns (columns: Complex[][]) : Complex[,] =
    Array2D.init columns.Length columns.Length (fun row column -> columns[column][row])

/// Largest entry of a - b.
let distance (a: Complex[,]) (b: Complex[,]) : float =
    Seq.map2 (fun (x: Complex) (y: Complex) -> (x - y).Magnitude) (Seq.cast<Complex> a) (Seq.cast<Complex> b)
    |> Seq.max

/// The same up to a global phase.
let distanceUpToPhase (a: Complex[,]) (b: Complex[,]) : float =
    let columns (m: Complex[,]) =
        Array.init (Array2D.length1 m) (fun k -> m[*, k])

    Oracle.distanceUpToPhase (columns a) (columns b)

/// The circuit of synthesis steps on n qubits.
let circuit (n: int) (steps: DefinitionStep list) : Circuit<logical> =
    steps
    |> List.map (fun (gate, angles, qubits) ->
        Operation.Apply(
            gate,
            angles |> List.map (fun a -> Angle.Fixed(a * 1.0<rad>)),
            qubits |> List.map (fun q -> q * 1<logical>)
        ))
    |> Circuit.create n 0
    |> Laws.ok

/// The unitary of synthesis steps on n qubits.
let ofSteps (n: int) (steps: DefinitionStep list) : Complex[,] =
    ofColumns (Oracle.columns (circuit n steps))

/// How many gates act on two or more qubits.
let entanglers (steps: DefinitionStep list) : int =
    steps |> List.filter (fun (_, _, qubits) -> qubits.Length > 1) |> List.length
