/// A coupling map as text.
namespace HybHanas.Core.Backends

open System
open System.Collections.Generic
open HybHanas.Core

[<RequireQualifiedAccess>]
module CouplingDrawing =

    let private isCoupled (target: Target) a b =
        Target.areCoupled (a * 1<physical>) (b * 1<physical>) target

    /// First and last qubit of the run that each qubit stands in.
    let private runs (target: Target) =
        let count = target.QubitCount
        let first = Array.init count id
        let last = Array.init count id

        for q in 1 .. count - 1 do
            if isCoupled target (q - 1) q then
                first[q] <- first[q - 1]

        for q in count - 2 .. -1 .. 0 do
            if isCoupled target q (q + 1) then
                last[q] <- last[q + 1]

        first, last

    /// Column and line of every coupled qubit, those of different connected parts below each other.
    let private places (target: Target) =
        let first, last = runs target
        let place = Dictionary<int, struct (int * int)>()
        let mutable free = 0

        for start in 0 .. target.QubitCount - 1 do
            if
                target.Neighbours(start * 1<physical>).Length > 0
                && not (place.ContainsKey start)
            then
                let part = ResizeArray<int>()
                let queue = Queue<int>()

                let putRun q column line =
                    for member' in first[q] .. last[q] do
                        place[member'] <- struct (column + member' - q, line)
                        part.Add member'
                        queue.Enqueue member'

                putRun start 0 0

                while queue.Count > 0 do
                    let q = queue.Dequeue()
                    let struct (column, line) = place[q]

                    for other in target.Neighbours(q * 1<physical>) do
                        if not (place.ContainsKey other) then
                            putRun other column (if other > q then line + 1 else line - 1)

                let lines = part |> Seq.map (fun q -> let struct (_, line) = place[q] in line)
                let least, most = Seq.min lines, Seq.max lines

                for q in List.ofSeq part do
                    let struct (column, line) = place[q]
                    place[q] <- struct (column, line - least + free)

                free <- free + most - least + 2

        place

    let private isPlain (target: Target) (place: Dictionary<int, struct (int * int)>) =
        let distinct = HashSet(place.Values)

        distinct.Count = place.Count
        && target.Couplings
           |> Seq.forall (fun (struct (a, b)) ->
               let struct (columnA, lineA) = place[a]
               let struct (columnB, lineB) = place[b]
               abs (columnA - columnB) + abs (lineA - lineB) = 1)

    let positions (target: Target) : (int * int * int) list option =
        let place = places target

        if place.Count = 0 || not (isPlain target place) then
            None
        else
            let leftmost =
                place.Values |> Seq.map (fun (struct (column, _)) -> column) |> Seq.min

            Some(
                [
                    for KeyValue(q, struct (column, line)) in place -> q, column - leftmost, line
                ]
                |> List.sort
            )

    let lines (target: Target) : string list option =
        let place = places target

        if place.Count = 0 || not (isPlain target place) then
            None
        else
            let digits = (string (target.QubitCount - 1)).Length
            let cell = digits + 3
            let places = place.Values |> Array.ofSeq
            let leftmost = places |> Seq.map (fun (struct (column, _)) -> column) |> Seq.min

            let columns =
                1 + (places |> Seq.map (fun (struct (column, _)) -> column) |> Seq.max)
                - leftmost

            let height = 1 + (places |> Seq.map (fun (struct (_, line)) -> line) |> Seq.max)
            let text = Array.init (2 * height - 1) (fun _ -> Array.create (columns * cell) ' ')

            for KeyValue(q, struct (column, line)) in place do
                let left = (column - leftmost) * cell
                (string q).PadLeft(digits).CopyTo(0, text[2 * line], left, digits)

            for struct (a, b) in target.Couplings do
                let struct (columnA, lineA) = place[a]
                let struct (columnB, lineB) = place[b]

                if lineA = lineB then
                    let left = (min columnA columnB - leftmost) * cell + digits
                    "---".CopyTo(0, text[2 * lineA], left, 3)
                else
                    text[2 * min lineA lineB + 1][(columnA - leftmost) * cell + digits - 1] <- '|'

            Some [ for line in text -> String(line).TrimEnd() ]
