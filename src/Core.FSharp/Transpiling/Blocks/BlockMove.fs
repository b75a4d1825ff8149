/// The two-qubit gates that a block is made of: controlled Paulis on edges, each worth one CX.
namespace HybHanas.Core.Transpiling

open HybHanas.Core
open HybHanas.Core.Circuits

/// (1 + P)/2 + (1 - P)/2 Q with P on First and Q on Second; the same with the two exchanged, and its own inverse. A Pauli
/// is 1 for X, 2 for Z, 3 for Y: CX is Z, X and CZ is Z, Z.
[<Struct>]
type internal BlockMove =
    {
        First: int
        Second: int
        P: int
        Q: int
    }

[<RequireQualifiedAccess>]
module internal BlockMove =

    [<Literal>]
    let X = 1

    [<Literal>]
    let Z = 2

    [<Literal>]
    let Y = 3

    let cx control target =
        {
            First = control
            Second = target
            P = Z
            Q = X
        }

    let cz first second =
        {
            First = first
            Second = second
            P = Z
            Q = Z
        }

    /// The move with the Pauli at each end changed by what stands around it.
    let conjugate (change: int -> int -> int) (move: BlockMove) =
        { move with
            P = change move.First move.P
            Q = change move.Second move.Q
        }

    /// X and Z exchanged: what a Hadamard gate before and after does to a Pauli.
    let exchanged pauli =
        match pauli with
        | X -> Z
        | Z -> X
        | other -> other

    let private gate name qubits = { Gate = name; Qubits = qubits }

    /// The gates that turn Z into the Pauli when they stand before and, undone, after; in order of application.
    let private intoZ pauli q =
        match pauli with
        | X -> [ gate Gate.H [ q ] ], [ gate Gate.H [ q ] ]
        | Y -> [ gate Gate.Sdg [ q ]; gate Gate.H [ q ] ], [ gate Gate.H [ q ]; gate Gate.S [ q ] ]
        | _ -> [], []

    let private intoX pauli q =
        match pauli with
        | Y -> [ gate Gate.Sdg [ q ] ], [ gate Gate.S [ q ] ]
        | Z -> [ gate Gate.H [ q ] ], [ gate Gate.H [ q ] ]
        | _ -> [], []

    /// The move as one CX or CZ with one-qubit gates around it.
    let gates (move: BlockMove) : BlockGate list =
        match move.P, move.Q with
        | Z, Z -> [ gate Gate.CZ [ move.First; move.Second ] ]
        | p, Z ->
            let before, after = intoX p move.First
            before @ [ gate Gate.CX [ move.Second; move.First ] ] @ after
        | p, q ->
            let beforeFirst, afterFirst = intoZ p move.First
            let beforeSecond, afterSecond = intoX q move.Second

            beforeFirst
            @ beforeSecond
            @ [ gate Gate.CX [ move.First; move.Second ] ]
            @ afterFirst
            @ afterSecond

    let private digits = "0123456789abcdefghij"
    let private names = ".XZY"

    /// Four characters: the two vertices (0-9, a-j) and the two Paulis.
    let toText (move: BlockMove) =
        System.String [| digits[move.First]; digits[move.Second]; names[move.P]; names[move.Q] |]

    /// The move that toText writes so; None for any other text.
    let tryParse (text: string) : BlockMove option =
        if text.Length <> 4 then
            None
        else
            let move =
                {
                    First = digits.IndexOf text[0]
                    Second = digits.IndexOf text[1]
                    P = names.IndexOf text[2]
                    Q = names.IndexOf text[3]
                }

            if move.First < 0 || move.Second < 0 || move.P < 1 || move.Q < 1 then
                None
            else
                Some move

    /// A list of vertices, one character each.
    let placementToText (placement: int seq) =
        System.String [| for v in placement -> digits[v] |]

    /// The placement that placementToText writes so.
    let tryParsePlacement (text: string) : int[] option =
        let placement = text |> Seq.map digits.IndexOf |> Array.ofSeq

        if Array.exists (fun v -> v < 0) placement then
            None
        else
            Some placement
