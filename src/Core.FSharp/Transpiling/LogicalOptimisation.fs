/// The passes of levels 2 and 3 on a circuit before layout.
namespace HybHanas.Core.Transpiling

open System.Collections.Immutable
open HybHanas.Core
open HybHanas.Core.Circuits

[<RequireQualifiedAccess>]
module internal LogicalOptimisation =

    let private basis = TwoQubitBasis.logical<logical>

    let private whileItPays (passes: (bool * (Circuit<logical> -> Circuit<logical>)) list) circuit =
        Pipeline.toFixedPoint basis (passes |> List.filter fst |> List.map snd) circuit

    let private then' (passes: Circuit<logical> -> Circuit<logical>) (elided: Elided<logical>) =
        { elided with
            Circuit = passes elided.Circuit
        }

    let private unpermuted (circuit: Circuit<logical>) : Elided<logical> =
        {
            Circuit = circuit
            FinalWire = ImmutableArray.CreateRange(Seq.init circuit.Qubits (fun q -> q * 1<logical>))
        }

    /// What leaves the gates of entangling layers as they are: SWAPs, identities and unseen diagonal gates out, inverses
    /// cancelled and rotations added up across commuting gates.
    let light (passes: TranspilePasses) (circuit: Circuit<logical>) : Elided<logical> =
        (if passes.Elision then
             PermutationElision.elide circuit
         else
             unpermuted circuit)
        |> then' (
            whileItPays
                [
                    true, Identity.remove
                    passes.DiagonalRemoval, BeforeMeasurement.removeDiagonal
                    passes.Cancellation, Cancellation.cancel
                ]
        )

    let private twoQubitBlocks (passes: TranspilePasses) =
        if passes.DiagonalRemoval then
            TwoQubitBlocks.resynthesiseMeasured basis
        else
            TwoQubitBlocks.resynthesise basis

    /// And two-qubit blocks made anew.
    let blocks (passes: TranspilePasses) (elided: Elided<logical>) : Elided<logical> =
        elided
        |> then' (
            whileItPays
                [
                    passes.TwoQubitBlocks, twoQubitBlocks passes
                    passes.DiagonalRemoval, BeforeMeasurement.removeDiagonal
                    passes.Cancellation, Cancellation.cancel
                ]
        )

    let private threeQubitBlocks (passes: TranspilePasses) =
        if passes.DiagonalRemoval then
            ThreeQubitBlocks.resynthesiseMeasured
        else
            ThreeQubitBlocks.resynthesise

    let private further (passes: TranspilePasses) (elided: Elided<logical>) =
        if passes.Elision then
            let further = PermutationElision.elideBlocks elided.Circuit

            {
                Circuit = further.Circuit
                FinalWire = ImmutableArray.CreateRange(elided.FinalWire |> Seq.map (fun q -> further.FinalWire[int q]))
            }
        else
            elided

    /// And permutations inside blocks taken out, three-qubit blocks made anew.
    let squash (passes: TranspilePasses) (elided: Elided<logical>) : Elided<logical> =
        further passes elided
        |> then' (
            whileItPays
                [
                    passes.ThreeQubitBlocks, threeQubitBlocks passes
                    passes.TwoQubitBlocks, twoQubitBlocks passes
                    passes.DiagonalRemoval, BeforeMeasurement.removeDiagonal
                    passes.Cancellation, Cancellation.cancel
                ]
        )
