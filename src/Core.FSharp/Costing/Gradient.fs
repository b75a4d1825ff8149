/// How many circuit evaluations one gradient takes by parameter shift.
namespace HybHanas.Core.Costing

open HybHanas.Core
open HybHanas.Core.Circuits

[<RequireQualifiedAccess>]
module Gradient =

    let private evaluations rule =
        match rule with
        | ShiftRule.TwoTerm -> 2
        | ShiftRule.FourTerm -> 4

    let shiftEvaluations (circuit: Circuit<logical>) : int =
        circuit.Operations
        |> Seq.sumBy (fun operation ->
            match operation with
            | Operation.Apply(gate, angles, _) ->
                List.zip angles (GateTable.angles gate)
                |> List.sumBy (fun (angle, rule) ->
                    match angle with
                    | Angle.Weight _ -> evaluations rule
                    | Angle.Fixed _
                    | Angle.Input _ -> 0)
            | _ -> 0)
