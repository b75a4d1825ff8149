/// Local simplification in one pass: merges one-qubit gates, cancels neighbouring inverses and folds SWAPs into the
/// two-qubit gates beside them.
namespace HybHanas.Core.Transpiling

open HybHanas.Core.Circuits

/// The steps so far; Last[q] is the newest step on qubit q, Before[i] the one before step i on each of its qubits.
type private Window =
    {
        Steps: ResizeArray<Step voption>
        Before: ResizeArray<int[]>
        Last: int[]
        FoldsSwaps: bool
    }

[<RequireQualifiedAccess>]
module internal Peephole =

    let private undoes (gate: Gate, angles: float list) (before: Gate, beforeAngles: float list) =
        gate = before
        && (GateTable.row before).Inverse beforeAngles = Some(gate, angles)

    let private samePair (a: int[]) (b: int[]) =
        (a[0] = b[0] && a[1] = b[1]) || (a[0] = b[1] && a[1] = b[0])

    let private append (window: Window) (step: Step) =
        let index = window.Steps.Count
        window.Steps.Add(ValueSome step)
        window.Before.Add(step.Qubits |> Array.map (fun q -> window.Last[q]))

        for q in step.Qubits do
            window.Last[q] <- index

    /// Takes back a step that is the newest on all its qubits.
    let private remove (window: Window) index =
        let step = window.Steps[index].Value
        window.Steps[index] <- ValueNone

        step.Qubits
        |> Array.iteri (fun k q -> window.Last[q] <- window.Before[index][k])

    let private newest (window: Window) q =
        match window.Last[q] with
        | -1 -> ValueNone
        | index -> window.Steps[index]

    let private tryOne (window: Window) q =
        match newest window q with
        | ValueSome({ Action = Action.One _ } as step) -> ValueSome step
        | _ -> ValueNone

    let private pushOne (window: Window) (step: Step) =
        let q = step.Qubits[0]

        let merged =
            match step.Action, newest window q with
            | Action.One second,
              ValueSome {
                            Action = Action.One first
                            Routing = routing
                        } ->
                remove window window.Last[q]

                { step with
                    Action = Action.One(second.Times first)
                    Routing = routing && step.Routing
                }
            | _ -> step

        match merged.Action with
        | Action.One u when Unitary2.distanceFromIdentity u <= OneQubitEuler.Tolerance -> ()
        | _ -> append window merged

    /// The step on both qubits with nothing but one-qubit gates after it.
    let private tryPartner (window: Window) (qubits: int[]) =
        let behind q =
            match tryOne window q with
            | ValueSome _ -> window.Before[window.Last[q]][0]
            | ValueNone -> window.Last[q]

        let index = behind qubits[0]

        if index >= 0 && index = behind qubits[1] then
            match window.Steps[index] with
            | ValueSome({ Action = Action.Two _ } as step) when samePair step.Qubits qubits -> ValueSome(struct (index, step))
            | _ -> ValueNone
        else
            ValueNone

    /// Takes back the one-qubit gates that are newest on a pair; what they become behind (or before) a SWAP of the pair.
    let private takeOnes (window: Window) (qubits: int[]) =
        [
            for q, other in [ qubits[0], qubits[1]; qubits[1], qubits[0] ] do
                match tryOne window q with
                | ValueSome step ->
                    remove window window.Last[q]
                    { step with Qubits = [| other |] }
                | ValueNone -> ()
        ]

    let private isFoldable gate = gate = Gate.CX || gate = Gate.CZ

    let rec private push (window: Window) (step: Step) =
        match step.Action with
        | Action.One _ -> pushOne window step
        | Action.Two(gate, angles) ->
            match tryPartner window step.Qubits with
            | ValueSome(struct (index,
                                ({
                                     Action = Action.Two(before, beforeAngles)
                                 } as partner))) ->
                let isNewest = step.Qubits |> Array.forall (fun q -> window.Last[q] = index)

                if
                    isNewest
                    && undoes (gate, angles) (before, beforeAngles)
                    && (Step.isSymmetric gate || partner.Qubits[0] = step.Qubits[0])
                then
                    remove window index
                elif window.FoldsSwaps && gate = Gate.Swap && isFoldable before then
                    let after = takeOnes window step.Qubits
                    remove window index
                    foldBefore window partner step.Routing
                    List.iter (push window) after
                elif window.FoldsSwaps && before = Gate.Swap && isFoldable gate then
                    let ones = takeOnes window step.Qubits
                    remove window index
                    List.iter (push window) ones
                    foldAfter window partner.Routing step
                else
                    append window step
            | _ -> append window step
        | _ -> append window step

    /// CX(a, b) SWAP = CX(b, a) CX(a, b); a CZ is the CX between two H on b, the second of which the SWAP moves to a.
    and private foldBefore window (gate: Step) swapRouting =
        let a, b = gate.Qubits[0], gate.Qubits[1]
        let isCz = gate.Action = Action.Two(Gate.CZ, [])

        if isCz then
            push window (Step.one gate.Routing Gate.H [] b)

        push window (Step.two gate.Routing Gate.CX [] b a)
        push window (Step.two swapRouting Gate.CX [] a b)

        if isCz then
            push window (Step.one gate.Routing Gate.H [] a)

    /// SWAP CX(a, b) = CX(a, b) CX(b, a).
    and private foldAfter window swapRouting (gate: Step) =
        let a, b = gate.Qubits[0], gate.Qubits[1]
        let isCz = gate.Action = Action.Two(Gate.CZ, [])

        if isCz then
            push window (Step.one gate.Routing Gate.H [] a)

        push window (Step.two swapRouting Gate.CX [] a b)
        push window (Step.two gate.Routing Gate.CX [] b a)

        if isCz then
            push window (Step.one gate.Routing Gate.H [] b)

    let private run foldsSwaps (qubits: int) (steps: Step seq) =
        let window =
            {
                Steps = ResizeArray()
                Before = ResizeArray()
                Last = Array.create qubits -1
                FoldsSwaps = foldsSwaps
            }

        Seq.iter (push window) steps

        [|
            for step in window.Steps do
                match step with
                | ValueSome step -> step
                | ValueNone -> ()
        |]

    /// The same circuit on so many qubits, never with more two-qubit gates than before once SWAPs count three. A merged
    /// gate is routing only if all its parts are.
    let simplify (qubits: int) (steps: Step seq) : Step[] = run true qubits steps

    /// The same with SWAPs left as they are.
    let merge (qubits: int) (steps: Step seq) : Step[] = run false qubits steps
