/// Which pairs an entangling layer couples, and in which order.
namespace HybHanas.Core.Circuits

open HybHanas.Core

[<RequireQualifiedAccess>]
type Entanglement =
    | Linear
    | Circular
    | Full
    | Star
    | Grid

[<RequireQualifiedAccess>]
module Entanglement =

    let all =
        [
            Entanglement.Linear
            Entanglement.Circular
            Entanglement.Full
            Entanglement.Star
            Entanglement.Grid
        ]

    let name entanglement =
        match entanglement with
        | Entanglement.Linear -> "linear"
        | Entanglement.Circular -> "circular"
        | Entanglement.Full -> "full"
        | Entanglement.Star -> "star"
        | Entanglement.Grid -> "grid"

    let pairs (n: int) (entanglement: Entanglement) : (LogicalQubit * LogicalQubit) list =
        let pair a b = a * 1<logical>, b * 1<logical>
        let linear = [ for i in 0 .. n - 2 -> pair i (i + 1) ]

        match entanglement with
        | Entanglement.Linear -> linear
        | Entanglement.Circular -> if n > 2 then linear @ [ pair (n - 1) 0 ] else linear
        | Entanglement.Full ->
            [
                for i in 0 .. n - 1 do
                    for j in i + 1 .. n - 1 -> pair i j
            ]
        | Entanglement.Star -> [ for j in 1 .. n - 1 -> pair 0 j ]
        | Entanglement.Grid ->
            let rows =
                seq { 1..n }
                |> Seq.takeWhile (fun r -> r * r <= n)
                |> Seq.filter (fun r -> n % r = 0)
                |> Seq.last

            let columns = n / rows
            let at row column = row * columns + column

            [
                for row in 0 .. rows - 1 do
                    for column in 0 .. columns - 2 -> pair (at row column) (at row (column + 1))
            ]
            @ [
                for row in 0 .. rows - 2 do
                    for column in 0 .. columns - 1 -> pair (at row column) (at (row + 1) column)
            ]
