namespace HybHanas.Core.Transpiling

open System.Numerics
open HybHanas.Core
open HybHanas.Core.Circuits

/// What the optimisation passes need to know of gates: matrices, the Pauli axes that they keep, what they cost in CX.
[<RequireQualifiedAccess>]
module internal GateAlgebra =

    /// The angles of a bound gate; None where one is still free.
    let tryAngles (angles: Angle list) : float list option =
        if angles |> List.forall (fun angle -> angle.IsFixed) then
            angles
            |> List.map (fun angle ->
                match angle with
                | Angle.Fixed value -> float value
                | _ -> nan)
            |> Some
        else
            None

    let private generic = [ 0.731; 1.137; 2.219; 0.457 ]

    let private genericAngles gate =
        List.take (GateTable.angles gate).Length generic

    let private plain =
        GateTable.tabulate (fun gate ->
            if (GateTable.angles gate).IsEmpty then
                Dense.ofArray2D ((GateTable.row gate).Matrix [])
            else
                [||])

    /// The flat matrix of a gate; not to be written to.
    let matrix (gate: Gate) (angles: float list) : Complex[] =
        match angles with
        | [] -> plain gate
        | angles -> Dense.ofArray2D ((GateTable.row gate).Matrix angles)

    /// The flat matrix of a gate without free angles; not to be written to.
    let boundMatrix (gate: Gate) (angles: Angle list) : Complex[] =
        match tryAngles angles with
        | Some angles -> matrix gate angles
        | None -> invalidArg (nameof angles) "an angle is still free"

    let private paulis =
        [ Unitary2.pauliX; Unitary2.pauliY; Unitary2.pauliZ ]
        |> List.map Dense.ofUnitary2

    /// For each qubit of the gate the Pauli matrices on it that commute with the gate: bit 0 for X, 1 for Y, 2 for Z.
    let keptAxes (gate: Gate) (angles: float list) : int[] =
        let qubits = GateTable.qubits gate
        let size = 1 <<< qubits
        let m = matrix gate angles

        Array.init qubits (fun position ->
            paulis
            |> List.mapi (fun axis pauli ->
                let before = Dense.identity size
                Dense.applyLeft pauli [| position |] size before
                let left = Dense.multiply size m before
                let right = Array.copy m
                Dense.applyLeft pauli [| position |] size right

                if Array.forall2 (fun (x: Complex) (y: Complex) -> (x - y).Magnitude < 1e-12) left right then
                    1 <<< axis
                else
                    0)
            |> List.sum)

    let private axesOf =
        GateTable.tabulate (fun gate -> keptAxes gate (genericAngles gate))

    /// The axes that the gate keeps whatever its angles are.
    let axes (gate: Gate) : int[] = axesOf gate

    [<Literal>]
    let XAxis = 1

    [<Literal>]
    let ZAxis = 4

    [<Literal>]
    let AllAxes = 7

    let private isU gate =
        match gate with
        | Gate.U
        | Gate.U2
        | Gate.U3
        | Gate.CU3
        | Gate.CU -> true
        | _ -> false

    /// For each qubit of an operation the axes that it keeps; none where it is no gate.
    let keeps (operation: Operation<'q>) : int[] =
        match operation with
        | Operation.Apply(gate, angles, _) ->
            match tryAngles angles with
            | Some angles when isU gate -> keptAxes gate angles
            | _ -> axes gate
        | operation -> Array.zeroCreate (Operation.qubits operation).Length

    /// For each qubit of an operation, whether it leaves the qubit's Z value alone (diagonal in it, or a control).
    let keepsZ (operation: Operation<'q>) : bool[] =
        keeps operation |> Array.map (fun axes -> axes &&& ZAxis <> 0)

    /// Whether the gate, but for phases, only permutes the basis states.
    let permutes (gate: Gate) : bool =
        match gate with
        | Gate.X
        | Gate.Y
        | Gate.CX
        | Gate.CY
        | Gate.CCX
        | Gate.Swap
        | Gate.CSwap -> true
        | _ -> false

    let rec private findCost gate =
        match GateTable.qubits gate with
        | 1 -> 0
        | 2 -> matrix gate (genericAngles gate) |> TwoQubitKak.ofFlat |> TwoQubitKak.entanglers
        | _ ->
            (GateTable.row gate).Definition []
            |> Option.defaultValue []
            |> List.sumBy (fun (inner, _, _) -> findCost inner)

    let private costOf = GateTable.tabulate findCost

    /// How many CX gates a gate takes (for generic angles; gates of three and more qubits by their definition).
    let cxCost (gate: Gate) : int = costOf gate

    let private position (qubits: int[]) qubit = System.Array.IndexOf(qubits, qubit)

    /// The matrix of one gate after another over the union of their qubits.
    let private productOver (union: int[]) (first: Complex[], firstQubits: int[]) (second: Complex[], secondQubits: int[]) =
        let size = 1 <<< union.Length
        let whole = Dense.identity size
        Dense.applyLeft first (firstQubits |> Array.map (position union)) size whole
        Dense.applyLeft second (secondQubits |> Array.map (position union)) size whole
        whole

    /// Whether two gates commute, by their matrices over the union of their qubits.
    let matricesCommute (a: Complex[], aQubits: int[]) (b: Complex[], bQubits: int[]) : bool =
        let union = Array.append aQubits bQubits |> Array.distinct

        union.Length <= 5
        && (let ab = productOver union (a, aQubits) (b, bQubits)
            let ba = productOver union (b, bQubits) (a, aQubits)
            Array.forall2 (fun (x: Complex) (y: Complex) -> (x - y).Magnitude < 1e-12) ab ba)

    /// Whether one gate undoes the other up to a global phase; both on the same qubits in any order.
    let matricesCancel (a: Complex[], aQubits: int[]) (b: Complex[], bQubits: int[]) : bool =
        let size = 1 <<< aQubits.Length
        Dense.equalUpToPhase size 1e-12 (productOver aQubits (a, aQubits) (b, bQubits)) (Dense.identity size)

/// A circuit with its operations changed.
[<RequireQualifiedAccess>]
module internal Rewrite =

    let private legal (circuit: Result<Circuit<'q>, HybHanasError>) =
        match circuit with
        | Ok circuit -> circuit
        | Error error -> invalidOp $"an optimisation pass made an illegal circuit: {HybHanasError.message error}"

    /// The same registers with other operations, legal because each was made from legal ones.
    let withOperations (circuit: Circuit<'q>) (operations: Operation<'q> seq) : Circuit<'q> =
        legal (Circuit.create circuit.Qubits circuit.Clbits operations)

    /// A circuit of gates that a synthesis made.
    let ofGates (qubits: int) (operations: Operation<'q> seq) : Circuit<'q> =
        legal (Circuit.create qubits 0 operations)

    /// The operation of one step of a synthesis, its positions read as indices of the qubits.
    let operation (qubits: int<'q>[]) ((gate, angles, positions): DefinitionStep) : Operation<'q> =
        Operation.Apply(
            gate,
            angles |> List.map (fun angle -> Angle.Fixed(angle * 1.0<rad>)),
            positions |> List.map (fun position -> qubits[position])
        )

    /// Repeats a change, which must make the circuit smaller in some well-founded measure, until it says None.
    let rec untilNone (change: Circuit<'q> -> Circuit<'q> option) (circuit: Circuit<'q>) : Circuit<'q> =
        match change circuit with
        | Some smaller -> untilNone change smaller
        | None -> circuit
