/// The 24 Clifford gates of one qubit as words.
namespace HybHanas.Core.Transpiling

open HybHanas.Core
open HybHanas.Core.Circuits

[<RequireQualifiedAccess>]
module internal LocalClifford =

    /// What tells a one-qubit Clifford gate: X part, Z part and sign of the image of X, the same of Z.
    type Action = (struct (bool * bool * bool * bool * bool * bool))

    let private turns =
        [
            []
            [ Gate.S ]
            [ Gate.H ]
            [ Gate.SX ]
            [ Gate.H; Gate.S ]
            [ Gate.S; Gate.H ]
        ]

    let private paulis = [ []; [ Gate.Z ]; [ Gate.X ]; [ Gate.Y ] ]

    /// What stands in a tableau for one input (a label) at one vertex.
    let actionAt (label: int) (vertex: int) (tableau: CliffordTableau) : Action =
        let bit (word: uint64) index = (word >>> index) &&& 1UL = 1UL
        let other = tableau.Qubits + label

        struct (bit (tableau.XPart vertex) label,
                bit (tableau.ZPart vertex) label,
                bit tableau.Signs label,
                bit (tableau.XPart vertex) other,
                bit (tableau.ZPart vertex) other,
                bit tableau.Signs other)

    let private words =
        List.allPairs turns paulis
        |> List.choose (fun (turn, pauli) ->
            let word = pauli @ turn

            match CliffordTableau.ofGates 1 (word |> List.map (fun gate -> { Gate = gate; Qubits = [ 0 ] })) with
            | Ok tableau -> Some(actionAt 0 0 tableau, word)
            | Error _ -> None)
        |> dict

    /// The gates with this action, in order of application; None where no Clifford gate has it.
    let tryWord (action: Action) : Gate list option =
        match words.TryGetValue action with
        | true, word -> Some word
        | _ -> None
