/// Which evaluations the models of a long search are made of: memory grows with the square of their number, time with the cube.
namespace HybHanas.Core.Searching

[<RequireQualifiedAccess>]
module internal SurrogateData =

    /// Evaluations that a model is made of at most.
    let most = 1000

    /// As many of the items as the share says at most, evenly taken from all.
    let private thinned share (items: 'a[]) : 'a[] =
        if items.Length <= share then
            items
        else
            Array.init share (fun i -> items[int (int64 i * int64 items.Length / int64 share)])

    /// The indices, ascending, of the evaluations that count: all of up to `most`; of more the newest half of that, which lie where the search
    /// is, the front among the others, a quarter at most, and evenly taken ones for the rest of the space.
    let indices (front: int[]) count : int[] =
        if count <= most then
            Array.init count id
        else
            let older = count - most / 2
            let best = front |> Array.filter (fun i -> i < older) |> thinned (most / 4)
            let isBest = System.Collections.Generic.HashSet best

            let others =
                Array.init older id
                |> Array.filter (isBest.Contains >> not)
                |> thinned (most / 2 - best.Length)

            Array.concat [ best; others; Array.init (most / 2) (fun i -> older + i) ]
            |> Array.sort
