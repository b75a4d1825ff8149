namespace HybHanas.Core.Transpiling

open System
open HybHanas.Core.Circuits

/// The two-qubit gate that a synthesis may use on a pair of qubits.
[<RequireQualifiedAccess>]
type internal Entangler =
    /// CX in either direction.
    | CX
    /// CX in one direction: its control is the pair's first qubit, or the second where reversed.
    | DirectedCX of reversed: bool
    /// CZ.
    | CZ
    /// ECR in one direction: its first operand is the pair's first qubit, or the second where reversed.
    | ECR of reversed: bool

/// Two-qubit unitaries as circuits of U gates and the fewest entanglers.
[<RequireQualifiedAccess>]
module internal TwoQubitSynthesis =

    /// A gate of the plan, on position 0 or 1.
    type private Step =
        | Local of position: int * Unitary2
        | Native of Gate * first: int

    let private pi = Math.PI

    let private hadamards = [ Local(0, Unitary2.hadamard); Local(1, Unitary2.hadamard) ]

    /// CX from a control to the other position, as the entangler has it.
    let private cx entangler control =
        let directed reversed (steps: int -> Step list) =
            let first = if reversed then 1 else 0

            if first = control then
                steps first
            else
                hadamards @ steps first @ hadamards

        match entangler with
        | Entangler.CX -> [ Native(Gate.CX, control) ]
        | Entangler.DirectedCX reversed -> directed reversed (fun first -> [ Native(Gate.CX, first) ])
        | Entangler.CZ ->
            let hadamard = Local(1 - control, Unitary2.hadamard)
            [ hadamard; Native(Gate.CZ, 0); hadamard ]
        | Entangler.ECR reversed ->
            directed reversed (fun first ->
                [
                    Local(first, Unitary2.rz (-pi / 2.0))
                    Local(1 - first, Unitary2.rx (-pi / 2.0))
                    Native(Gate.ECR, first)
                    Local(first, Unitary2.pauliX)
                ])

    /// exp(i (a XX + b YY + c ZZ)) up to a global phase; the core is symmetric, so `low` may be either position.
    let private core (cx: int -> Step list) low (kak: TwoQubitKak) =
        let high = 1 - low

        match TwoQubitKak.entanglers kak with
        | 0 -> []
        | 1 ->
            [
                Local(low, (Unitary2.rz (-pi / 2.0)).Times Unitary2.hadamard)
                Local(high, Unitary2.rx (-pi / 2.0))
                yield! cx low
                Local(low, Unitary2.hadamard)
            ]
        | 2 ->
            // CX takes X of its control to XX and Z of its target to ZZ; the exchange takes ZZ to YY.
            let exchange = [ Local(0, Unitary2.exchangeYZ); Local(1, Unitary2.exchangeYZ) ]

            [
                yield! exchange
                yield! cx low
                Local(low, Unitary2.rx (-2.0 * kak.A))
                Local(high, Unitary2.rz (-2.0 * kak.B))
                yield! cx low
                yield! exchange
            ]
        | _ ->
            // Three CX in turn are SWAP = exp(i pi/4 (XX + YY + ZZ)); rotations between them add the rest (Vatan, Williams 2004).
            [
                Local(high, Unitary2.rz (pi / 2.0))
                yield! cx high
                Local(low, Unitary2.rz (pi / 2.0 - 2.0 * kak.C))
                Local(high, Unitary2.ry (pi / 2.0 - 2.0 * kak.A))
                yield! cx low
                Local(high, Unitary2.ry (2.0 * kak.B - pi / 2.0))
                yield! cx high
                Local(low, Unitary2.rz (-pi / 2.0))
            ]

    /// Merges the one-qubit gates between entanglers and drops what is then the identity; with the pulses of those left.
    let private merge (steps: Step list) =
        let pending = [| Unitary2.identity; Unitary2.identity |]
        let merged = ResizeArray<DefinitionStep>()
        let mutable pulses = 0

        let flush position =
            let u = pending[position]
            pending[position] <- Unitary2.identity

            match OneQubitEuler.toU u with
            | Some(gate, angles) ->
                merged.Add((gate, angles, [ position ]))
                OneQubitEuler.pulses u
            | None -> 0

        for step in steps do
            match step with
            | Local(position, u) -> pending[position] <- u.Times pending[position]
            | Native(gate, first) ->
                pulses <- pulses + flush 0 + flush 1
                merged.Add((gate, [], [ first; 1 - first ]))

        pulses <- pulses + flush 0 + flush 1
        pulses, List.ofSeq merged

    /// The circuit of a decomposed unitary on positions 0 (the low bit) and 1, with as few entanglers as its class needs
    /// and U gates between them; equal up to a global phase. Of the two choices of control, that with fewer pulses.
    let ofKak (entangler: Entangler) (kak: TwoQubitKak) : DefinitionStep list =
        let plan low =
            [
                Local(0, kak.Before0)
                Local(1, kak.Before1)
                yield! core (cx entangler) low kak
                Local(0, kak.After0)
                Local(1, kak.After1)
            ]
            |> merge

        [ plan 0; plan 1 ]
        |> List.minBy (fun (pulses, steps) -> pulses, steps.Length)
        |> snd
