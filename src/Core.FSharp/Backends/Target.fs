/// A calibration made ready for compiling and costing: the native gates, the coupling map with hop distances, and
/// quick look-ups.
namespace HybHanas.Core.Backends

open System.Collections.Frozen
open System.Collections.Generic
open System.Collections.Immutable
open HybHanas.Core
open HybHanas.Core.Circuits

type Target =
    private
        {
            Source: Calibration
            Native: Gate
            Edges: ImmutableArray<struct (int * int)>
            Adjacent: ImmutableArray<ImmutableArray<int>>
            Hops: int[,]
            Largest: ImmutableArray<PhysicalQubit>
            Rows: FrozenDictionary<struct (Gate * int * int), InstructionCalibration>
        }

    member this.Calibration = this.Source

    member this.TwoQubitGate = this.Native

    member this.QubitCount = this.Source.Qubits.Length

    member this.Couplings = this.Edges

    member this.Neighbours(qubit: PhysicalQubit) = this.Adjacent[int qubit]

    member this.Distance(first: PhysicalQubit, second: PhysicalQubit) = this.Hops[int first, int second]

    member this.UsableQubits = this.Largest

[<RequireQualifiedAccess>]
module Target =

    let oneQubitBasis = [ Gate.RZ; Gate.SX; Gate.X; Gate.Id ]

    let private natives = [ Gate.ECR; Gate.CZ; Gate.CX ]

    /// A one-qubit gate stands under (gate, qubit, qubit).
    let private rows (calibration: Calibration) =
        seq {
            for KeyValue((gate, q), row) in calibration.OneQubitGates do
                KeyValuePair(struct (gate, int q, int q), row)

            for KeyValue((gate, a, b), row) in calibration.TwoQubitGates do
                KeyValuePair(struct (gate, int a, int b), row)
        }
        |> _.ToFrozenDictionary()

    let private tryRow gate (first: PhysicalQubit) (second: PhysicalQubit) (target: Target) =
        match target.Rows.TryGetValue(struct (gate, int first, int second)) with
        | true, row -> Some row
        | _ -> None

    let private distances (count: int) (adjacent: ImmutableArray<ImmutableArray<int>>) =
        let hops = Array2D.create count count System.Int32.MaxValue

        for start in 0 .. count - 1 do
            let queue = System.Collections.Generic.Queue [ start ]
            hops[start, start] <- 0

            while queue.Count > 0 do
                let q = queue.Dequeue()

                for next in adjacent[q] do
                    if hops[start, next] = System.Int32.MaxValue then
                        hops[start, next] <- hops[start, q] + 1
                        queue.Enqueue next

        hops

    let create (calibration: Calibration) : Result<Target, HybHanasError> =
        let count = calibration.Qubits.Length
        let working (q: PhysicalQubit) = calibration.Qubits[int q].Operational

        let pairs =
            [
                for KeyValue((gate, a, b), _) in calibration.TwoQubitGates do
                    if working a && working b then
                        gate, a, b
            ]

        let counted =
            natives
            |> List.map (fun gate -> gate, pairs |> List.filter (fun (g, _, _) -> g = gate) |> List.length)

        let native, uses = counted |> List.maxBy snd

        if uses = 0 && count > 1 then
            Error(HybHanasError.BadCalibration(calibration.Name, "gates", "no cx, ecr or cz between working qubits"))
        else
            let edges =
                pairs
                |> List.choose (fun (gate, a, b) ->
                    if gate = native then
                        Some(struct (int (min a b), int (max a b)))
                    else
                        None)
                |> List.distinct
                |> List.sort

            let neighbours = Array.init count (fun _ -> ResizeArray<int>())

            for struct (a, b) in edges do
                neighbours[a].Add b
                neighbours[b].Add a

            let adjacent =
                neighbours
                |> Seq.map (fun list -> Seq.sort list |> ImmutableArray.CreateRange)
                |> ImmutableArray.CreateRange

            let hops = distances count adjacent

            let components =
                [
                    for q in 0 .. count - 1 do
                        if calibration.Qubits[q].Operational then
                            [
                                for other in 0 .. count - 1 do
                                    if hops[q, other] <> System.Int32.MaxValue then
                                        other * 1<physical>
                            ]
                ]

            if components.IsEmpty then
                Error(HybHanasError.BadCalibration(calibration.Name, "qubits", "no working qubit"))
            else
                Ok
                    {
                        Source = calibration
                        Native = native
                        Edges = ImmutableArray.CreateRange edges
                        Adjacent = adjacent
                        Hops = hops
                        Largest = components |> List.maxBy List.length |> ImmutableArray.CreateRange
                        Rows = rows calibration
                    }

    let isNative (first: PhysicalQubit) (second: PhysicalQubit) (target: Target) : bool =
        target.Rows.ContainsKey(struct (target.Native, int first, int second))

    let areCoupled (first: PhysicalQubit) (second: PhysicalQubit) (target: Target) : bool = target.Hops[int first, int second] = 1

    let tryInstruction (gate: Gate) (qubits: PhysicalQubit list) (target: Target) : InstructionCalibration option =
        match qubits with
        | [ q ] -> tryRow gate q q target
        | [ a; b ] when a <> b -> tryRow gate a b target
        | _ -> None
