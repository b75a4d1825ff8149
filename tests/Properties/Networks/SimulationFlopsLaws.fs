module HybHanas.Properties.Networks.SimulationFlopsLaws

open FsCheck.FSharp
open HybHanas.Core
open HybHanas.Core.Circuits
open HybHanas.Core.Costing
open HybHanas.Core.Networks
open HybHanas.Properties.Support
open Xunit

let private count forward backward : FlopCount =
    {
        Forward = forward * 1L<flop>
        Backward = backward * 1L<flop>
    }

let private network (ansatz: Ansatz) =
    Architecture.create
        {
            Input = SampleShape.Table 4
            Convolutions = []
            Dense = []
            Ansatz = ansatz
            Classes = 3
            Form = HybridForm.Recipe
        }
    |> Laws.ok

[<Fact>]
let ``a small circuit by hand`` () =
    // 2 qubits, 4 amplitudes: 2 inputs and 2 weights of 14 x 4, a CNOT of 30 x 4, expectations (2 + 3) x 4.
    let layer =
        LayerForm.Patterned(Rotations.create [ Axis.Y ] |> Laws.ok, Entanglement.Linear, EntanglingGate.Cnot)

    let ansatz = Ansatz.create 2 1 Embedding.AngleX layer |> Laws.ok
    let forward = 4L * 56L + 120L + 20L
    let backward = 4L * (2L * 56L + 56L + 16L) + 2L * 120L + 16L
    Assert.Equal(count forward backward, SimulationFlops.ofAnsatz 1 ansatz)

    let net = network ansatz
    let classical = Flops.total 8 net

    Assert.Equal(
        count (int64 classical.Forward + 8L * forward) (int64 classical.Backward + 8L * backward),
        SimulationFlops.total 8 net
    )

    // Amplitudes take the place of two rotations: 3 x 4 forward, 5 x 4 backward.
    let prepared = Ansatz.create 2 1 Embedding.Amplitude layer |> Laws.ok

    Assert.Equal(count (forward - 112L + 12L) (backward - 2L * (3L * 56L + 16L) + 20L), SimulationFlops.ofAnsatz 1 prepared)

[<Fact>]
let ``linear in the batch, growing with the depth, while the classical layers stay the same`` () =
    let deeper (ansatz: Ansatz) =
        match ansatz.Layer with
        | LayerForm.Ranged layers ->
            Ansatz.create ansatz.Qubits (ansatz.Depth + 1) ansatz.Embedding (LayerForm.Ranged(layers @ [ layers.Head ]))
        | layer -> Ansatz.create ansatz.Qubits (ansatz.Depth + 1) ansatz.Embedding layer
        |> Laws.ok

    Laws.forAllOf 100 (Gen.zip (CircuitGenerators.ansatz (1, 10) (1, 8)) (Gen.choose (1, 64))) (fun (ansatz, batch) ->
        let one, many =
            SimulationFlops.ofAnsatz 1 ansatz, SimulationFlops.ofAnsatz batch ansatz

        let more = deeper ansatz
        let grown = SimulationFlops.ofAnsatz 1 more

        many = count (int64 batch * int64 one.Forward) (int64 batch * int64 one.Backward)
        && grown.Forward > one.Forward
        && grown.Backward > one.Backward
        && Flops.total 1 (network ansatz) = Flops.total 1 (network more))

[<Fact>]
let ``seconds for a sample are FLOPs over throughput, and never fewer for more throughput`` () =
    let net =
        Ansatz.create 4 2 Embedding.AngleY LayerForm.StronglyEntangling
        |> Laws.ok
        |> network

    let seconds throughput =
        InferenceTime.simulated (throughput * 1.0<flop / s>) net |> Laws.ok

    let flops = float (SimulationFlops.total 1 net).Forward
    Assert.Equal(flops / 1e9, float (seconds 1e9), 15)
    Assert.True(seconds 2e9 < seconds 1e9)
    Assert.True(Result.isError (InferenceTime.simulated 0.0<flop / s> net))

[<Fact>]
let ``on hardware a sample takes the classical layers and every useful shot`` () =
    let net =
        Ansatz.create 4 2 Embedding.AngleY LayerForm.StronglyEntangling
        |> Laws.ok
        |> network

    let run logSuccess : RunCost =
        {
            Duration = 4e-6<s>
            Share = { Gates = 4e-6<s>; Routing = 0.0<s> }
            Reliability =
                {
                    LogGates = logSuccess
                    LogReadout = 0.0
                    Stale = []
                }
            LogDecoherence = 0.0
        }

    let seconds shots logSuccess =
        InferenceTime.onHardware 1e9<flop / s> shots (run logSuccess) net

    let classical = float (Flops.total 1 net).Forward / 1e9
    Assert.Equal(classical + 1000.0 * 4e-6 / 0.5, float (seconds 1000<shot> (log 0.5) |> Laws.ok), 12)
    Assert.True(Result.isError (seconds 0<shot> 0.0))
    Assert.True(Result.isError (seconds 1<shot> -1e6))
