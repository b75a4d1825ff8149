/// The operations that an elaboration makes, in order.
module internal HybHanas.Core.Circuits.Qasm.Emission

open HybHanas.Core
open HybHanas.Core.Circuits

/// When the operations are done that are added next.
[<RequireQualifiedAccess>]
type Guard =
    | Always
    | Never
    | Where of ClassicalCondition

/// Grows inside one elaboration.
type Operations() =
    let added = ResizeArray<Operation<logical>>()

    /// A barrier orders under any condition.
    member val Guard = Guard.Always with get, set

    member _.Count = added.Count

    member this.Add(operation: Operation<logical>) =
        match this.Guard, operation with
        | Guard.Always, _
        | Guard.Where _, Operation.Barrier _ -> added.Add operation
        | Guard.Where condition, _ -> added.Add(Operation.Conditional(condition, operation))
        | Guard.Never, _ -> ()

    member _.Replace(position: int, operation: Operation<logical>) = added[position] <- operation

    member _.From(position: int) : Operation<logical> seq = Seq.skip position added

let logical qubits =
    qubits |> List.map (fun q -> q * 1<logical>)

/// A gate with angles in radians.
let gate known (angles: float list) (qubits: int list) : Operation<logical> =
    Operation.Apply(known, angles |> List.map (fun angle -> Angle.Fixed(angle * 1.0<rad>)), logical qubits)
