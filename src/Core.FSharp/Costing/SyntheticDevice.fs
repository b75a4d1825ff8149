/// Devices for planning: a coupling map of one's own, every qubit and coupling like the median of a real device.
namespace HybHanas.Core.Costing

open HybHanas.Core
open HybHanas.Core.Backends

[<RequireQualifiedAccess>]
module SyntheticDevice =

    /// True where the device calibrates its two-qubit gate in both directions of most couplings.
    let private bothWays (target: Target) =
        let native =
            target.Calibration.TwoQubitGates
            |> Seq.filter (fun entry ->
                let gate, _, _ = entry.Key
                gate = target.TwoQubitGate)
            |> Seq.length

        2 * native > 3 * target.Couplings.Length

    let create (name: string) (topology: Topology) (qubits: int) (like: Target) : Result<Calibration, HybHanasError> = result {
        let! couplings = Topology.couplings topology qubits
        let calibration = like.Calibration
        let coupled = CoupledDevice.medianCoupling like
        let bothWays = bothWays like

        return!
            Calibration.create
                {
                    Name = name
                    Version = $"synthetic, medians of {calibration.Name} {calibration.Version}"
                    LastUpdate = calibration.LastUpdate
                    Dt = calibration.Dt
                    Qubits = List.replicate qubits (CoupledDevice.medianQubit calibration)
                    OneQubitGates = CoupledDevice.medianOneQubitGates qubits calibration
                    TwoQubitGates =
                        [
                            for low, high in couplings do
                                like.TwoQubitGate, low * 1<physical>, high * 1<physical>, coupled

                                if bothWays then
                                    like.TwoQubitGate, high * 1<physical>, low * 1<physical>, coupled
                        ]
                }
    }
