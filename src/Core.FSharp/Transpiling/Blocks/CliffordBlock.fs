/// A run of Clifford gates that is to be made anew: an entangling layer of a hybrid network.
namespace HybHanas.Core.Transpiling

open System.Collections.Immutable
open HybHanas.Core
open HybHanas.Core.Circuits

/// A legal block: its gates as written and its tableau.
type internal CliffordBlock =
    private
        {
            Written: ImmutableArray<BlockGate>
            Meaning: CliffordTableau
        }

    /// Number of qubits.
    member this.Qubits = this.Meaning.Qubits

    /// The gates as written, in order of application.
    member this.Gates = this.Written

    /// What the block does.
    member this.Tableau = this.Meaning

[<RequireQualifiedAccess>]
module internal CliffordBlock =

    /// 1 to 20 qubits, gates as CliffordTableau.isSupported allows; the first illegal gate is an InvalidCircuit.
    let create (qubits: int) (gates: BlockGate seq) : Result<CliffordBlock, HybHanasError> =
        let gates = ImmutableArray.CreateRange gates

        CliffordTableau.ofGates qubits gates
        |> Result.map (fun tableau -> { Written = gates; Meaning = tableau })

    /// The block with qubit q called names[q], a permutation.
    let renamed (names: int[]) (block: CliffordBlock) : Result<CliffordBlock, HybHanasError> =
        block.Written
        |> Seq.map (fun gate ->
            { gate with
                Qubits = gate.Qubits |> List.map (fun q -> names[q])
            })
        |> create block.Meaning.Qubits

    /// The layer of CX or CZ gates of an entanglement pattern.
    let ofEntanglement (gate: Gate) (qubits: int) (entanglement: Entanglement) : Result<CliffordBlock, HybHanasError> =
        Entanglement.pairs (max 1 qubits) entanglement
        |> List.map (fun (a, b) ->
            {
                Gate = gate
                Qubits = [ int a; int b ]
            })
        |> create qubits

    let private inverseOf (gate: BlockGate) =
        match gate.Gate with
        | Gate.S -> { gate with Gate = Gate.Sdg }
        | Gate.Sdg -> { gate with Gate = Gate.S }
        | Gate.SX -> { gate with Gate = Gate.SXdg }
        | Gate.SXdg -> { gate with Gate = Gate.SX }
        | _ -> gate

    let private trusted qubits gates =
        match create qubits gates with
        | Ok block -> block
        | Error error -> invalidOp (HybHanasError.message error)

    /// The block that undoes this one.
    let inverse (block: CliffordBlock) : CliffordBlock =
        block.Written |> Seq.rev |> Seq.map inverseOf |> trusted block.Qubits

    /// The block on more qubits, the added ones left alone; the block itself where it has as many already.
    let widen (qubits: int) (block: CliffordBlock) : CliffordBlock =
        if qubits <= block.Qubits then
            block
        else
            trusted qubits block.Written

    /// Equal for blocks that do the same up to a global phase, different for others.
    let key (block: CliffordBlock) : string =
        let tableau = block.Meaning

        let rows =
            [
                for q in 0 .. tableau.Qubits - 1 -> $"{tableau.XPart q:x}.{tableau.ZPart q:x}"
            ]

        $"{tableau.Qubits}:" + String.concat "," rows + $":{tableau.Signs:x}"

    let private low (block: CliffordBlock) = (1UL <<< block.Qubits) - 1UL

    /// True where the block maps bit strings linearly (CX gates and Paulis do).
    let isLinear (block: CliffordBlock) : bool =
        let low = low block

        seq { 0 .. block.Qubits - 1 }
        |> Seq.forall (fun q -> block.Meaning.XPart q &&& ~~~low = 0UL && block.Meaning.ZPart q &&& low = 0UL)

    /// For a block that is diagonal (CZ, S and Pauli gates): the qubits that each one shares a CZ with, as bit masks,
    /// and the mask of those with an S. None for other blocks.
    let tryDiagonal (block: CliffordBlock) : (uint64[] * uint64) option =
        let n, low = block.Qubits, low block

        let diagonal =
            seq { 0 .. n - 1 }
            |> Seq.forall (fun q ->
                block.Meaning.XPart q = (1UL <<< q)
                && block.Meaning.ZPart q &&& ~~~low = (1UL <<< (n + q)))

        if not diagonal then
            None
        else
            let rows = Array.init n (fun q -> block.Meaning.ZPart q &&& low)

            let phases = seq { 0 .. n - 1 } |> Seq.sumBy (fun q -> rows[q] &&& (1UL <<< q))

            Some(rows |> Array.mapi (fun q row -> row &&& ~~~(1UL <<< q)), phases)

    /// One colour class, as a bit mask, of a proper two-colouring of a graph given by its neighbour masks.
    let tryTwoColour (neighbours: uint64[]) : uint64 option =
        let mutable seen, second, legal = 0UL, 0UL, true

        let rec visit q colour =
            seen <- seen ||| (1UL <<< q)
            second <- second ||| (colour <<< q)

            for next in 0 .. neighbours.Length - 1 do
                if (neighbours[q] >>> next) &&& 1UL = 1UL then
                    if (seen >>> next) &&& 1UL = 0UL then
                        visit next (1UL - colour)
                    elif (second >>> next) &&& 1UL = colour then
                        legal <- false

        for q in 0 .. neighbours.Length - 1 do
            if (seen >>> q) &&& 1UL = 0UL then
                visit q 0UL

        if legal then Some second else None

    /// Pairs of qubits that share a two-qubit gate as written, low first, ascending.
    let interactions (block: CliffordBlock) : (int * int) list =
        block.Written
        |> Seq.choose (fun gate ->
            match gate.Qubits with
            | [ a; b ] -> Some(min a b, max a b)
            | _ -> None)
        |> Seq.distinct
        |> Seq.sort
        |> List.ofSeq
