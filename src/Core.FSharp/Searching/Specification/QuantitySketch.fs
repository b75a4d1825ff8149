/// What is known at a glance of the objectives of a search.
namespace HybHanas.Core.Searching

[<RequireQualifiedAccess>]
module QuantitySketch =

    let ofGenome (known: Quantity list) (space: Space) (genome: Genome) : Sketch =
        let exact =
            known
            |> List.map (fun quantity ->
                Quantity.ofArchitecture quantity
                |> Option.map (fun value -> value >> Quantity.score quantity))

        Sketch.ofDecoded (fun network -> exact |> List.map (Option.map (fun value -> value network))) space genome
