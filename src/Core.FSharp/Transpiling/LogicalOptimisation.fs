/// The passes of levels 2 and 3 on a circuit before layout.
namespace HybHanas.Core.Transpiling

open System.Collections.Immutable
open HybHanas.Core
open HybHanas.Core.Circuits

[<RequireQualifiedAccess>]
module internal LogicalOptimisation =

    let private whileItPays passes circuit =
        Pipeline.toFixedPoint TwoQubitBasis.logical passes circuit

    let private then' (passes: Circuit<logical> -> Circuit<logical>) (elided: Elided<logical>) =
        { elided with
            Circuit = passes elided.Circuit
        }

    /// What leaves the gates of entangling layers as they are: SWAPs, identities and unseen diagonal gates out, inverses
    /// cancelled and rotations added up across commuting gates.
    let light (circuit: Circuit<logical>) : Elided<logical> =
        PermutationElision.elide circuit
        |> then' (whileItPays [ Identity.remove; BeforeMeasurement.removeDiagonal; Cancellation.cancel ])

    /// And two-qubit blocks made anew.
    let blocks (elided: Elided<logical>) : Elided<logical> =
        elided
        |> then' (
            whileItPays
                [
                    TwoQubitBlocks.resynthesiseMeasured TwoQubitBasis.logical
                    BeforeMeasurement.removeDiagonal
                    Cancellation.cancel
                ]
        )

    /// And permutations inside blocks taken out, three-qubit blocks made anew.
    let squash (elided: Elided<logical>) : Elided<logical> =
        let further = PermutationElision.elideBlocks elided.Circuit

        {
            Circuit = further.Circuit
            FinalWire = ImmutableArray.CreateRange(elided.FinalWire |> Seq.map (fun q -> further.FinalWire[int q]))
        }
        |> then' (
            whileItPays
                [
                    ThreeQubitBlocks.resynthesiseMeasured
                    TwoQubitBlocks.resynthesiseMeasured TwoQubitBasis.logical
                    BeforeMeasurement.removeDiagonal
                    Cancellation.cancel
                ]
        )
