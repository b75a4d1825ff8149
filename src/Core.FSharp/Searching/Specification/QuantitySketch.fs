/// What is known at a glance of the objectives of a search.
namespace HybHanas.Core.Searching

[<RequireQualifiedAccess>]
module QuantitySketch =

    /// For the scores of the known objectives, in their order: those that the architecture decides are exact.
    let ofGenome (known: Quantity list) (space: Space) (genome: Genome) : Sketch =
        let sketch = Sketch.ofNetwork space genome

        match Space.decode genome space with
        | Error _ -> sketch
        | Ok network ->
            { sketch with
                Exact =
                    known
                    |> List.map (fun quantity ->
                        Quantity.ofArchitecture quantity
                        |> Option.map (fun value -> Quantity.score quantity (value network)))
            }
