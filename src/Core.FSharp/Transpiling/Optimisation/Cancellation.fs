namespace HybHanas.Core.Transpiling

open System
open System.Collections.Generic
open System.Numerics
open HybHanas.Core
open HybHanas.Core.Circuits

/// Gates that undo each other, or add up to one, though others stand between that commute with them
/// (Qiskit: InverseCancellation, CommutativeCancellation).
[<RequireQualifiedAccess>]
module internal Cancellation =

    /// How many gates a gate looks back over at most; keeps the time linear.
    [<Literal>]
    let private LookBack = 100

    /// An operation with what is asked of it again and again. A gate with free angles keeps its axes but has no matrix.
    type private Term<[<Measure>] 'q> =
        {
            Operation: Operation<'q>
            Qubits: int[]
            Gate: Gate
            Angles: float list
            IsGate: bool
            Axes: int[]
            Matrix: Lazy<Complex[]> option
        }

    let private term (operation: Operation<'q>) =
        let qubits = Operation.qubits operation |> List.map int |> Array.ofList

        match operation with
        | Operation.Apply(gate, angles, _) ->
            let bound = GateAlgebra.tryAngles angles

            {
                Operation = operation
                Qubits = qubits
                Gate = gate
                Angles = Option.defaultValue [] bound
                IsGate = true
                Axes = GateAlgebra.axes gate
                Matrix = bound |> Option.map (fun angles -> lazy (GateAlgebra.matrix gate angles))
            }
        | _ ->
            {
                Operation = operation
                Qubits = qubits
                Gate = Gate.Id
                Angles = []
                IsGate = false
                Axes = Array.zeroCreate qubits.Length
                Matrix = None
            }

    /// Answers about pairs of gates without angles, which come up again and again.
    type private Memory =
        {
            Commute: Dictionary<struct (Gate * Gate * int), bool>
            Cancel: Dictionary<struct (Gate * Gate * int), bool>
        }

    /// Where the second gate's qubits are among the first's, as one number.
    let private placement (a: int[]) (b: int[]) =
        b |> Array.fold (fun code q -> 8 * code + Array.IndexOf(a, q) + 1) 0

    let private remembered (memory: Dictionary<_, bool>) (a: Term<'q>) (b: Term<'q>) answer =
        if a.Angles.IsEmpty && b.Angles.IsEmpty then
            let key = struct (a.Gate, b.Gate, placement a.Qubits b.Qubits)

            match memory.TryGetValue key with
            | true, known -> known
            | _ ->
                let found = answer ()
                memory[key] <- found
                found
        else
            answer ()

    /// Gates commute if they keep a common axis on every shared qubit. If they differ on just one, and both keep some axis
    /// there, they do not. The matrices say in the other cases.
    let private commute (memory: Memory) (a: Term<'q>) (b: Term<'q>) =
        if not (a.IsGate && b.IsGate) then
            false
        else
            let mutable shared, apart, unknown = 0, 0, 0

            for j in 0 .. b.Qubits.Length - 1 do
                let i = Array.IndexOf(a.Qubits, b.Qubits[j])

                if i >= 0 then
                    shared <- shared + 1

                    if a.Axes[i] = 0 || b.Axes[j] = 0 then
                        unknown <- unknown + 1
                    elif a.Axes[i] &&& b.Axes[j] = 0 then
                        apart <- apart + 1

            if apart + unknown = 0 then
                true
            elif shared = 1 && apart = 1 then
                false
            else
                match a.Matrix, b.Matrix with
                | Some matrixA, Some matrixB ->
                    remembered memory.Commute a b (fun () ->
                        GateAlgebra.matricesCommute (matrixA.Value, a.Qubits) (matrixB.Value, b.Qubits))
                | _ -> false

    let private sameQubits (a: int[]) (b: int[]) =
        a.Length = b.Length && b |> Array.forall (fun q -> Array.IndexOf(a, q) >= 0)

    /// What a gate and a later one on the same qubits add up to, once they stand side by side.
    let private sum (memory: Memory) (a: Term<'q>) (b: Term<'q>) =
        match a.Matrix, b.Matrix with
        | Some matrixA, Some matrixB when sameQubits a.Qubits b.Qubits ->
            match GateMerging.tryRotation a.Gate a.Angles, GateMerging.tryRotation b.Gate b.Angles with
            | Some(familyA, angleA), Some(familyB, angleB) when familyA = familyB ->
                if a.Qubits = b.Qubits || GateMerging.isSymmetric familyA then
                    GateMerging.add familyA (a.Gate, angleA) (b.Gate, angleB)
                else
                    GateMerging.Sum.Two
            | _ ->
                let cancel =
                    remembered memory.Cancel a b (fun () ->
                        GateAlgebra.matricesCancel (matrixA.Value, a.Qubits) (matrixB.Value, b.Qubits))

                if cancel then
                    GateMerging.Sum.Nothing
                else
                    GateMerging.Sum.Two
        | _ -> GateMerging.Sum.Two

    /// The gates kept so far, in order, and for each qubit the places of those on it.
    type private Kept<[<Measure>] 'q> =
        {
            Terms: ResizeArray<Term<'q> voption>
            Wires: ResizeArray<int>[]
        }

    let private append (kept: Kept<'q>) (term: Term<'q>) =
        for q in term.Qubits do
            kept.Wires[q].Add kept.Terms.Count

        kept.Terms.Add(ValueSome term)

    let private drop (kept: Kept<'q>) place (term: Term<'q>) =
        for q in term.Qubits do
            kept.Wires[q].RemoveAt(kept.Wires[q].LastIndexOf place)

        kept.Terms[place] <- ValueNone

    /// Moves the term back past all that commutes with it; true if it found one to cancel or merge with.
    let private absorb (memory: Memory) (kept: Kept<'q>) (later: Term<'q>) =
        let tops = later.Qubits |> Array.map (fun q -> kept.Wires[q].Count - 1)
        let mutable absorbed = false
        let mutable blocked = not later.IsGate
        let mutable steps = 0

        while not absorbed && not blocked && steps < LookBack do
            let mutable place = -1

            for j in 0 .. tops.Length - 1 do
                if tops[j] >= 0 then
                    place <- max place (kept.Wires[later.Qubits[j]][tops[j]])

            if place < 0 then
                blocked <- true
            else
                let earlier = kept.Terms[place].Value

                match sum memory earlier later with
                | GateMerging.Sum.Nothing ->
                    drop kept place earlier
                    absorbed <- true
                | GateMerging.Sum.One(gate, angles) ->
                    let angles = angles |> List.map (fun angle -> Angle.Fixed(angle * 1.0<rad>))
                    let merged = Operation.Apply(gate, angles, Operation.qubits earlier.Operation)
                    kept.Terms[place] <- ValueSome(term merged)
                    absorbed <- true
                | GateMerging.Sum.Two ->
                    blocked <- not (commute memory earlier later)
                    steps <- steps + 1

                    for j in 0 .. tops.Length - 1 do
                        if tops[j] >= 0 && kept.Wires[later.Qubits[j]][tops[j]] = place then
                            tops[j] <- tops[j] - 1

        absorbed

    let private once memory (circuit: Circuit<'q>) =
        let kept =
            {
                Terms = ResizeArray circuit.Operations.Length
                Wires = Array.init circuit.Qubits (fun _ -> ResizeArray())
            }

        let mutable changed = false

        for operation in circuit.Operations do
            let term = term operation

            if absorb memory kept term then
                changed <- true
            else
                append kept term

        if changed then
            kept.Terms
            |> Seq.choose (fun term ->
                match term with
                | ValueSome term -> Some term.Operation
                | ValueNone -> None)
            |> Rewrite.withOperations circuit
            |> Some
        else
            None

    /// Cancels inverse pairs and adds up rotations about the same axis, across gates that commute with them, until none is
    /// left. Barriers, measurements and resets are not crossed. The unitary is kept up to a global phase.
    let cancel (circuit: Circuit<'q>) : Circuit<'q> =
        let memory =
            {
                Commute = Dictionary()
                Cancel = Dictionary()
            }

        Rewrite.untilNone (once memory) circuit
