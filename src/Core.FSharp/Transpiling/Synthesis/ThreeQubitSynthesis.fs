namespace HybHanas.Core.Transpiling

open System
open System.Numerics
open HybHanas.Core
open HybHanas.Core.Circuits

/// Three-qubit unitaries as circuits of 20 CX or fewer: the quantum Shannon decomposition with both savings of its authors
/// (Shende, Bullock, Markov 2006): one CZ of the middle rotation goes into the gate after it, and all but the last two-qubit
/// gate are made up to a diagonal, which goes into the next one. Where such a gate is within about 1e-5 of a class of fewer
/// entanglers, but not in it, rounding hides the diagonal and it takes one CX more: 23 at most.
[<RequireQualifiedAccess>]
module internal ThreeQubitSynthesis =

    /// A rotation of qubit 2 by angles[k] where qubits 0 and 1 hold k, without the last of its four entanglers, on qubit 1.
    let private multiplexed rotation entangler (angles: float[]) : DefinitionStep list =
        let part signs =
            Array.fold2 (fun sum sign angle -> sum + sign * angle / 4.0) 0.0 signs angles

        let turn signs : DefinitionStep = rotation, [ part signs ], [ 2 ]

        [
            turn [| 1.0; 1.0; 1.0; 1.0 |]
            entangler, [], [ 0; 2 ]
            turn [| 1.0; -1.0; 1.0; -1.0 |]
            entangler, [], [ 1; 2 ]
            turn [| 1.0; -1.0; -1.0; 1.0 |]
            entangler, [], [ 0; 2 ]
            turn [| 1.0; 1.0; -1.0; -1.0 |]
        ]

    /// a on qubits 0, 1 where qubit 2 is 0, b where it is 1: first `before`, then RZ of qubit 2 by the angles, then `after`.
    let private demultiplex (a: Complex[]) (b: Complex[]) =
        let after, phases = UnitaryEigen.decompose 4 (Dense.multiply 4 a (Dense.dagger 4 b))
        let before = Dense.multiply 4 (Dense.dagger 4 after) b

        Array.init 16 (fun k -> Complex.FromPolarCoordinates(1.0, phases[k / 4] / 2.0) * before[k]),
        phases |> Array.map (fun phase -> -phase),
        after

    /// The gates of u up to a diagonal, and the diagonal, which is to be applied after them.
    let private upToDiagonal (u: Complex[]) =
        let kak, angle = DiagonalFreedom.decompose u
        TwoQubitSynthesis.ofKak Entangler.CX kak, DiagonalFreedom.diagonal -angle

    let private afterDiagonal (diagonal: Complex[]) (u: Complex[]) =
        Array.init 16 (fun k -> u[k] * diagonal[k % 4])

    /// The circuit of a flat 8 x 8 unitary on positions 0, 1 and 2, equal up to a global phase; where `measured`, also up to a
    /// diagonal after it, with one CX less.
    let internal ofFlat (measured: bool) (u: Complex[]) : DefinitionStep list =
        let parts = CosineSine.decompose 4 u
        let firstBefore, firstTurns, firstAfter = demultiplex parts.Right0 parts.Right1

        // The CZ of qubits 1 and 2 that the middle rotation leaves out is a Z on qubit 1 where qubit 2 is 1.
        let left1 =
            Array.init 16 (fun k -> if k &&& 2 = 0 then parts.Left1[k] else -parts.Left1[k])

        let lastBefore, lastTurns, lastAfter = demultiplex parts.Left0 left1
        let gates1, diagonal1 = upToDiagonal firstBefore
        let gates2, diagonal2 = upToDiagonal (afterDiagonal diagonal1 firstAfter)
        let gates3, diagonal3 = upToDiagonal (afterDiagonal diagonal2 lastBefore)

        let last = afterDiagonal diagonal3 lastAfter

        let gates4 =
            if measured then
                fst (upToDiagonal last)
            else
                TwoQubitSynthesis.ofKak Entangler.CX (TwoQubitKak.ofFlat last)

        let closing: DefinitionStep = Gate.CX, [], [ 1; 2 ]

        [
            yield! gates1
            yield! multiplexed Gate.RZ Gate.CX firstTurns
            closing
            yield! gates2
            yield! multiplexed Gate.RY Gate.CZ (parts.Angles |> Array.map (fun angle -> 2.0 * angle))
            yield! gates3
            yield! multiplexed Gate.RZ Gate.CX lastTurns
            closing
            yield! gates4
        ]

    /// The circuit of an 8 x 8 matrix, little-endian, on positions 0, 1 and 2, equal up to a global phase: U, RZ and RY gates,
    /// CX and CZ. OutOfRange where it is not unitary to 1e-8.
    let ofMatrix (matrix: Complex[,]) : Result<DefinitionStep list, HybHanasError> =
        let size = $"{Array2D.length1 matrix} x {Array2D.length2 matrix}"

        if size <> "8 x 8" then
            Error(HybHanasError.OutOfRange("size of a three-qubit matrix", size, "8 x 8"))
        else
            let flat = Dense.ofArray2D matrix
            let fault = Dense.unitarityFault 8 flat

            if fault <= 1e-8 then
                Ok(ofFlat false flat)
            else
                Error(HybHanasError.OutOfRange("distance of a three-qubit matrix from a unitary", string fault, "at most 1e-8"))
