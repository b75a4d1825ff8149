namespace HybHanas.Core.Transpiling

open System
open System.Numerics

/// Two-qubit unitaries of which only the part before a diagonal matters.
[<RequireQualifiedAccess>]
module internal DiagonalFreedom =

    /// The diagonal of Z x Z.
    let private parity = [| 1.0; -1.0; -1.0; 1.0 |]

    /// The diagonal of exp(i angle ZZ).
    let diagonal (angle: float) : Complex[] =
        parity
        |> Array.map (fun sign -> Complex.FromPolarCoordinates(1.0, angle * sign))

    /// Angles t of which one gives exp(i t ZZ) u the fewest entanglers. The trace of u YY u^T YY, for u of determinant 1, is real
    /// if two are enough, 0 if one is, and +-4 if none is needed (Shende, Bullock, Markov 2004, propositions III.1 to III.3);
    /// u turned by t has the trace 2 (inner e^(-2it) - outer e^(2it)).
    let private angles (u: Complex[]) (phase: float) =
        let yy = [| -1.0; 1.0; 1.0; -1.0 |]

        let entry row column =
            let mutable sum = Complex.Zero

            for k in 0..3 do
                sum <- sum + u[row * 4 + k] * yy[k] * u[column * 4 + 3 - k]

            sum * Complex.FromPolarCoordinates(1.0, -2.0 * phase)

        let outer, inner = entry 0 3, entry 1 2

        let real =
            -Math.Atan2(outer.Imaginary - inner.Imaginary, outer.Real + inner.Real) / 2.0

        let largest =
            Math.Atan2(outer.Imaginary + inner.Imaginary, inner.Real - outer.Real) / 2.0

        [ 0.0; real; largest; largest + Math.PI / 4.0 ]

    /// The decomposition of exp(i angle ZZ) u for the angle that leaves the fewest entanglers, and that angle: two at most, but
    /// where u is within about 1e-5 of a class of fewer entanglers, but not in it, rounding can hide the angle.
    let decompose (u: Complex[]) : TwoQubitKak * float =
        let kak = TwoQubitKak.ofFlat u

        let turned angle =
            let diagonal = diagonal angle
            TwoQubitKak.ofFlat (Array.init 16 (fun k -> diagonal[k / 4] * u[k]))

        angles u kak.Phase
        |> List.map (fun angle -> (if angle = 0.0 then kak else turned angle), angle)
        |> List.minBy (fst >> TwoQubitKak.entanglers)
