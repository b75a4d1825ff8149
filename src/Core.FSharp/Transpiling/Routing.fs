/// What is done with the routings that SABRE finds.
namespace HybHanas.Core.Transpiling

open HybHanas.Core.Circuits

[<RequireQualifiedAccess>]
module internal Routing =

    /// The heuristics that trials take in turn.
    let heuristics: Heuristic[] =
        [| 0.4, 0.25, 16; 0.1, 0.5, 16; 0.2, 0.25, 8; 0.4, 0.5, 40; 0.1, 0.1, 5 |]
        |> Array.map (fun (unfolded, weight, ahead) ->
            {
                LookAhead = ahead
                LookAheadWeight = weight
                UnfoldedSwapCost = unfolded
            })

    /// The same where no SWAP is folded.
    let unfolded (heuristic: Heuristic) : Heuristic =
        { heuristic with
            UnfoldedSwapCost = 0.0
        }

    /// SABRE as published: every SWAP costs the same.
    let plain: Heuristic =
        {
            LookAhead = 20
            LookAheadWeight = 0.5
            UnfoldedSwapCost = 0.0
        }

    /// What the routing of a reversed circuit is for the circuit itself.
    let reverse (routed: Routed) : Routed =
        { routed with
            Events = Array.rev routed.Events
            Initial = routed.Final
            Final = routed.Initial
        }

    /// The steps on physical qubits, with a Swap marked as routing for each inserted SWAP.
    let physicalSteps (device: Device) (steps: Step[]) (routed: Routed) : Step[] =
        let place = Array.copy routed.Initial
        let inverse = Array.create device.Count -1
        place |> Array.iteri (fun logical physical -> inverse[physical] <- logical)

        routed.Events
        |> Array.map (fun event ->
            if event >= 0 then
                { steps[event] with
                    Qubits = steps[event].Qubits |> Array.map (fun q -> place[q])
                }
            else
                let a, b = ~~~event / device.Count, ~~~event % device.Count
                let first, second = inverse[a], inverse[b]
                inverse[a] <- second
                inverse[b] <- first

                if first >= 0 then
                    place[first] <- b

                if second >= 0 then
                    place[second] <- a

                Step.two true Gate.Swap [] a b)
