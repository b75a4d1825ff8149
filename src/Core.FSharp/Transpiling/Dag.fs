/// Which step waits for which.
namespace HybHanas.Core.Transpiling

/// Successors of each step along its wires (one entry for each shared wire), how many entries point to it, and the
/// two qubits of a two-qubit step (-1 for all others).
type internal Dag =
    {
        Qubits: int
        First: int[]
        Second: int[]
        Successors: int[][]
        Waiting: int[]
    }

[<RequireQualifiedAccess>]
module internal Dag =

    let private link (qubits: int) (first: int[]) (second: int[]) (edges: struct (int * int) seq) =
        let successors = Array.init first.Length (fun _ -> ResizeArray<int>(2))
        let waiting = Array.zeroCreate first.Length

        for struct (before, after) in edges do
            successors[before].Add after
            waiting[after] <- waiting[after] + 1

        {
            Qubits = qubits
            First = first
            Second = second
            Successors = successors |> Array.map (fun list -> list.ToArray())
            Waiting = waiting
        }

    /// The steps of a circuit on so many qubits and classical bits.
    let ofSteps (qubits: int) (clbits: int) (steps: Step[]) : Dag =
        let last = Array.create (qubits + clbits) -1
        let edges = ResizeArray<struct (int * int)>()

        for index in 0 .. steps.Length - 1 do
            for wire in Step.wires qubits steps[index] do
                if last[wire] >= 0 then
                    edges.Add(struct (last[wire], index))

                last[wire] <- index

        let qubit position step =
            match step.Action with
            | Action.Two _ -> step.Qubits[position]
            | _ -> -1

        link qubits (steps |> Array.map (qubit 0)) (steps |> Array.map (qubit 1)) edges

    /// The same steps run backwards.
    let reverse (dag: Dag) : Dag =
        seq {
            for before in 0 .. dag.Successors.Length - 1 do
                for after in dag.Successors[before] -> struct (after, before)
        }
        |> link dag.Qubits dag.First dag.Second
