/// What a Clifford circuit does to Pauli operators, with signs: all that there is to know of it but a global phase.
namespace HybHanas.Core.Transpiling

open HybHanas.Core
open HybHanas.Core.Circuits

/// A gate of a Clifford block, on block qubits or on the vertices of a coupling graph; controls first.
type internal BlockGate = { Gate: Gate; Qubits: int list }

/// H, S and CX: every other Clifford gate is a word in them.
[<RequireQualifiedAccess>]
type internal CliffordStep =
    | H of int
    | S of int
    | CX of int * int

/// The images of X_j and Z_j on n <= 20 qubits (Aaronson and Gottesman 2004), kept by qubit: bit j of XPart[v] says
/// that the image of X_j has an X or a Y on qubit v, bit n + j the same of Z_j; ZPart likewise; bit j or n + j of
/// Signs says that the image is negative.
type internal CliffordTableau =
    private
        {
            Count: int
            X: uint64[]
            Z: uint64[]
            Negative: uint64
        }

    /// Number of qubits.
    member this.Qubits = this.Count

    /// X or Y parts on a qubit.
    member this.XPart(qubit: int) = this.X[qubit]

    /// Z or Y parts on a qubit.
    member this.ZPart(qubit: int) = this.Z[qubit]

    /// Which images are negative.
    member this.Signs = this.Negative

[<RequireQualifiedAccess>]
module internal CliffordTableau =

    /// Qubits at most: both images of each must fit into 64 bits with room for their product.
    [<Literal>]
    let MaxQubits = 20

    let private h q = CliffordStep.H q
    let private s q = CliffordStep.S q
    let private cx a b = CliffordStep.CX(a, b)
    let private sdg q = [ s q; s q; s q ]
    let private z q = [ s q; s q ]
    let private x q = [ h q ] @ z q @ [ h q ]
    let private sx q = [ h q; s q; h q ]

    /// The gate in H, S and CX, in order of application, up to a global phase; None for what is not Clifford.
    let internal steps (gate: BlockGate) : CliffordStep list option =
        match gate.Gate, gate.Qubits with
        | Gate.Id, [ _ ] -> Some []
        | Gate.H, [ q ] -> Some [ h q ]
        | Gate.S, [ q ] -> Some [ s q ]
        | Gate.Sdg, [ q ] -> Some(sdg q)
        | Gate.X, [ q ] -> Some(x q)
        | Gate.Y, [ q ] -> Some(z q @ x q)
        | Gate.Z, [ q ] -> Some(z q)
        | Gate.SX, [ q ] -> Some(sx q)
        | Gate.SXdg, [ q ] -> Some([ h q ] @ sdg q @ [ h q ])
        | Gate.CX, [ a; b ] -> Some [ cx a b ]
        | Gate.CY, [ a; b ] -> Some(sdg b @ [ cx a b; s b ])
        | Gate.CZ, [ a; b ] -> Some [ h b; cx a b; h b ]
        | Gate.Swap, [ a; b ] -> Some [ cx a b; cx b a; cx a b ]
        | Gate.ECR, [ a; b ] -> Some([ s a ] @ sx b @ [ cx a b ] @ x a)
        | _ -> None

    let private supported =
        GateTable.tabulate (fun gate ->
            (steps
                {
                    Gate = gate
                    Qubits = [ 0 .. GateTable.qubits gate - 1 ]
                })
                .IsSome)

    /// True for the Clifford gates that a block may hold: Id, H, S, Sdg, X, Y, Z, SX, SXdg, CX, CY, CZ, Swap and ECR.
    let isSupported (gate: Gate) : bool = supported gate

    let private fault qubits (gate: BlockGate) =
        let name = GateTable.name gate.Gate

        if not (isSupported gate.Gate) then
            Some $"'{name}' is not a Clifford gate that a block can hold"
        elif gate.Qubits.Length <> GateTable.qubits gate.Gate then
            Some $"'{name}' acts on {GateTable.qubits gate.Gate} qubits, not {gate.Qubits.Length}"
        elif gate.Qubits |> List.exists (fun q -> q < 0 || q >= qubits) then
            Some $"'{name}' acts on a qubit outside 0..{qubits - 1}"
        elif gate.Qubits.Length > 1 && List.distinct gate.Qubits <> gate.Qubits then
            Some $"'{name}' uses a qubit twice"
        else
            None

    /// The tableau of the gates in order of application on 1 to 20 qubits; the first illegal gate is an InvalidCircuit.
    let ofGates (qubits: int) (gates: BlockGate seq) : Result<CliffordTableau, HybHanasError> =
        let gates = Array.ofSeq gates

        let found =
            gates
            |> Seq.indexed
            |> Seq.tryPick (fun (index, gate) -> fault qubits gate |> Option.map (fun reason -> index, reason))

        match found with
        | _ when qubits < 1 || qubits > MaxQubits ->
            Error(HybHanasError.OutOfRange("number of qubits of a Clifford block", string qubits, $"1..{MaxQubits}"))
        | Some(index, reason) -> Error(HybHanasError.InvalidCircuit(index, reason))
        | None ->
            let xs = Array.init qubits (fun q -> 1UL <<< q)
            let zs = Array.init qubits (fun q -> 1UL <<< (qubits + q))
            let mutable signs = 0UL

            for gate in gates do
                for step in (steps gate).Value do
                    match step with
                    | CliffordStep.H q ->
                        signs <- signs ^^^ (xs[q] &&& zs[q])
                        let kept = xs[q]
                        xs[q] <- zs[q]
                        zs[q] <- kept
                    | CliffordStep.S q ->
                        signs <- signs ^^^ (xs[q] &&& zs[q])
                        zs[q] <- zs[q] ^^^ xs[q]
                    | CliffordStep.CX(a, b) ->
                        signs <- signs ^^^ (xs[a] &&& zs[b] &&& ~~~(xs[b] ^^^ zs[a]))
                        xs[b] <- xs[b] ^^^ xs[a]
                        zs[a] <- zs[a] ^^^ zs[b]

            Ok
                {
                    Count = qubits
                    X = xs
                    Z = zs
                    Negative = signs
                }
