/// A front as a small drawing of characters: the first two objectives, what is dominated as dots.
[<RequireQualifiedAccess>]
module HybHanas.Cli.FrontDrawing

open System
open HybHanas

/// Characters for a dominated network and one of the front.
type Marks = { Dominated: char; Front: char }

/// For any terminal or file.
let plain = { Dominated = '.'; Front = '*' }

/// For terminals that show more than ASCII.
let rich = { Dominated = '·'; Front = '●' }

let private rows = 12

/// From the worst (0) to the best (1) of the values, on the objective's own scale.
let private shares (objective: ObjectiveInfo) (values: float[]) : float[] =
    let isLogarithmic =
        objective.IsLogarithmic && Array.forall (fun value -> value > 0.0) values

    let moved = if isLogarithmic then Array.map log10 values else values
    let low, high = Array.min moved, Array.max moved

    moved
    |> Array.map (fun value -> if high > low then (value - low) / (high - low) else 0.5)

let private known (objectives: ObjectiveInfo list) (candidates: Candidate seq) =
    candidates
    |> Seq.filter (fun candidate ->
        isNull candidate.Failure
        && objectives
           |> List.forall (fun objective ->
               let value = candidate.Value objective.Name
               value.HasValue && Double.IsFinite value.Value))
    |> Array.ofSeq

/// Lines of the drawing, at most so many characters wide; none with fewer than two objectives or networks.
let lines
    (marks: Marks)
    (width: int)
    (objectives: ObjectiveInfo list)
    (evaluations: Candidate seq)
    (front: Candidate seq)
    : string list =
    match objectives with
    | up :: right :: _ when width >= 40 ->
        let candidates = known [ up; right ] evaluations
        let members = front |> Seq.map _.Id |> Set.ofSeq

        if candidates.Length < 2 then
            []
        else
            let values (objective: ObjectiveInfo) =
                candidates
                |> Array.map (fun candidate -> (candidate.Value objective.Name).Value)

            let ups, rights = values up, values right

            let labels =
                [
                    ObjectiveText.value up (Array.max ups)
                    ObjectiveText.value up (Array.min ups)
                ]

            let margin = labels |> List.map _.Length |> List.max
            let columns = min 72 (width - margin - 3)
            let grid = Array.init rows (fun _ -> Array.create columns ' ')

            Array.zip3 candidates (shares up ups) (shares right rights)
            |> Array.sortBy (fun (candidate, _, _) -> members.Contains candidate.Id)
            |> Array.iter (fun (candidate, y, x) ->
                let row = rows - 1 - int (round (y * float (rows - 1)))
                let column = int (round (x * float (columns - 1)))

                grid[row][column] <-
                    if members.Contains candidate.Id then
                        marks.Front
                    else
                        marks.Dominated)

            let label row =
                match row with
                | 0 -> labels[0]
                | row when row = rows - 1 -> labels[1]
                | _ -> ""

            let low, high =
                ObjectiveText.value right (Array.min rights), ObjectiveText.value right (Array.max rights)

            let scale =
                if right.IsLogarithmic then
                    $" {right.Name}, logarithmic "
                else
                    $" {right.Name} "

            let gap = max 1 (columns - low.Length - high.Length - scale.Length)
            let before = gap / 2

            [
                $"{up.Name}  ({marks.Front} front, {marks.Dominated} dominated)"
                for row in 0 .. rows - 1 do
                    $"{(label row).PadLeft margin} |{String(grid[row]).TrimEnd()}"
                String(' ', margin) + " +" + String('-', columns)
                String(' ', margin + 2)
                + low
                + String(' ', before)
                + scale
                + String(' ', gap - before)
                + high
            ]
    | _ -> []
