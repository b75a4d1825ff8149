/// Turns two-qubit gates into the target's own, in a calibrated direction.
namespace HybHanas.Core.Transpiling

open HybHanas.Core.Circuits

[<RequireQualifiedAccess>]
module internal Translation =

    let private isNative (device: Device) a b = device.Native[a * device.Count + b]

    /// Two-qubit gates as CX, CZ, Swap, and ECR where it is native as it stands.
    let toElementary (device: Device) (steps: Step[]) : Step[] =
        let lowered = ResizeArray<Step>(steps.Length)

        let rec lower (step: Step) =
            match step.Action with
            | Action.Two(gate, angles) ->
                let a, b = step.Qubits[0], step.Qubits[1]

                match gate with
                | Gate.CX
                | Gate.CZ
                | Gate.Swap -> lowered.Add step
                | Gate.ECR when device.TwoQubitGate = Gate.ECR && isNative device a b -> lowered.Add step
                | _ ->
                    let qubits =
                        if Step.isSymmetric gate && not (isNative device a b) then
                            [| b; a |]
                        else
                            [| a; b |]

                    for inner, angles, on in (GateTable.row gate).Definition angles |> Option.defaultValue [] do
                        match on with
                        | [ q ] -> lowered.Add(Step.one step.Routing inner angles qubits[q])
                        | on -> lower (Step.two step.Routing inner angles qubits[on[0]] qubits[on[1]])
            | _ -> lowered.Add step

        Array.iter lower steps
        lowered.ToArray()

    /// Elementary two-qubit gates as the native one. A direction flip's extra gates are marked as routing:
    /// CX(a, b) = H H CX(b, a) H H, ECR(a, b) = ECR(b, a) between (RY(-pi/2), RY(pi/2)) and (H, H);
    /// CX = ECR between (Sdg, SXdg) and (X, I); CX = H CZ H.
    let toNative (device: Device) (steps: Step[]) : Step[] =
        let native = ResizeArray<Step>(steps.Length * 2)
        let one routing gate q = native.Add(Step.one routing gate [] q)

        let two routing gate a b =
            native.Add(Step.two routing gate [] a b)

        /// CX in a native direction.
        let forward routing a b =
            match device.TwoQubitGate with
            | Gate.ECR ->
                one routing Gate.Sdg a
                one routing Gate.SXdg b
                two routing Gate.ECR a b
                one routing Gate.X a
            | _ -> two routing Gate.CX a b

        let cz routing a b =
            if isNative device a b then
                two routing Gate.CZ a b
            else
                two routing Gate.CZ b a

        let cx routing a b =
            if device.TwoQubitGate = Gate.CZ then
                one routing Gate.H b
                cz routing a b
                one routing Gate.H b
            elif isNative device a b then
                forward routing a b
            else
                one true Gate.H a
                one true Gate.H b
                forward routing b a
                one true Gate.H a
                one true Gate.H b

        let flippedEcr routing a b =
            let quarter = System.Math.PI / 2.0
            native.Add(Step.one true Gate.RY [ -quarter ] a)
            native.Add(Step.one true Gate.RY [ quarter ] b)
            two routing Gate.ECR b a
            one true Gate.H a
            one true Gate.H b

        for step in steps do
            match step.Action with
            | Action.Two(gate, _) ->
                let a, b =
                    if Step.isSymmetric gate && not (isNative device step.Qubits[0] step.Qubits[1]) then
                        step.Qubits[1], step.Qubits[0]
                    else
                        step.Qubits[0], step.Qubits[1]

                match gate with
                | Gate.CZ when device.TwoQubitGate = Gate.CZ -> cz step.Routing a b
                | Gate.CZ ->
                    one step.Routing Gate.H b
                    cx step.Routing a b
                    one step.Routing Gate.H b
                | Gate.Swap ->
                    cx step.Routing a b
                    cx step.Routing b a
                    cx step.Routing a b
                | Gate.CX -> cx step.Routing a b
                | Gate.ECR when not (isNative device a b) -> flippedEcr step.Routing a b
                | _ -> native.Add step
            | _ -> native.Add step

        native.ToArray()
