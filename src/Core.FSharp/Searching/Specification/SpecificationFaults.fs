/// What does not go together in a specification, though each value is right.
namespace HybHanas.Core.Searching

open HybHanas.Core
open HybHanas.Core.Circuits
open HybHanas.Core.Cutting

[<RequireQualifiedAccess>]
module internal SpecificationFaults =

    let private faultsOfData (data: DataChoices) =
        let fault name given allowed =
            [ $"data.{name}", HybHanasError.OutOfRange(name, given, allowed) ]

        let sources = [ data.Set; data.Csv; data.Images ] |> List.choose id

        [
            if sources.Length > 1 then
                "data", HybHanasError.OutOfRange("data", "several sources", "one of set, csv, images")
            if data.Images.IsSome <> data.Labels.IsSome then
                yield!
                    if data.Images.IsSome then
                        fault "labels" "missing" "the IDX file of the labels of 'images'"
                    else
                        fault "images" "missing" "the IDX file that 'labels' belongs to"
            if data.Label.IsSome && data.Csv.IsNone then
                yield! fault "label" "given" "only together with csv"
        ]

    let private faultsOfRanged (parts: SpecificationParts) =
        match parts.Circuit.Layers with
        | LayerKind.Patterned ->
            [
                if parts.Training.LearningRates.IsSome then
                    "training.learningRates",
                    HybHanasError.OutOfRange("learningRates", "given", "only with ranged layers; learningRate sets one for all")
            ]
        | LayerKind.Ranged ->
            [
                if parts.Network.Mode <> NetworkMode.Fixed then
                    "network.mode", HybHanasError.OutOfRange("mode", "variable", "fixed, with ranged layers")
                if parts.Circuit.Choices.Qubits.Low < 2 then
                    "circuit.qubits.low",
                    HybHanasError.OutOfRange("low", string parts.Circuit.Choices.Qubits.Low, "2 or more, with ranged layers")
            ]

    let together (parts: SpecificationParts) =
        let uses quantity =
            List.contains quantity parts.Objectives
            || parts.Constraints |> List.exists (fun bounded -> bounded.Quantity = quantity)

        let widest =
            parts.Circuit.Choices.Embeddings |> List.map Ansatz.maxQubits |> List.fold max 0

        [
            yield! faultsOfData parts.Data

            if not (List.contains Quantity.Accuracy parts.Objectives) then
                "objectives", HybHanasError.OutOfRange("objectives", "without accuracy", "accuracy and at least one other")

            if parts.Circuit.Choices.Qubits.Low > widest then
                "circuit.qubits.low",
                HybHanasError.OutOfRange(
                    "low",
                    string parts.Circuit.Choices.Qubits.Low,
                    $"at most {widest}, the most that the embeddings take"
                )

            yield! faultsOfRanged parts

            if
                parts.Training.Trainer = TrainerName.Supercircuit
                && parts.Network.Mode = NetworkMode.Variable
            then
                "training.trainer",
                HybHanasError.OutOfRange(
                    "trainer",
                    "supercircuit",
                    "embedded in variable mode; shared weights need one classical part"
                )

            let training = parts.Training

            if
                training.Epochs >= 1
                && training.Rungs >= 1
                && training.Rungs <= SuccessiveHalving.most
            then
                match SuccessiveHalving.rungs training.Rungs training.Epochs with
                | Error error -> "training.rungs", error
                | Ok _ -> ()

            match training.Folds with
            | Some folds when folds > 1 && training.Rungs > 1 ->
                "training.folds",
                HybHanasError.OutOfRange("folds", string folds, "1 with several rungs; halving compares single trainings")
            | Some folds when folds > 1 && training.Trainer = TrainerName.Supercircuit ->
                "training.folds",
                HybHanasError.OutOfRange(
                    "folds",
                    string folds,
                    "1 with a supercircuit; its weights have seen every training sample"
                )
            | _ -> ()

            if uses Quantity.Subcircuits || uses Quantity.CuttingOverhead then
                if parts.Cost.CuttingTarget.IsNone then
                    "cost.cuttingTarget",
                    HybHanasError.OutOfRange(
                        "cuttingTarget",
                        "missing",
                        "the qubits of a part, for what is counted of cut circuits"
                    )

                if parts.Circuit.Choices.Qubits.High > CircuitCuts.maxQubits then
                    "circuit.qubits.high",
                    HybHanasError.OutOfRange(
                        "high",
                        string parts.Circuit.Choices.Qubits.High,
                        $"at most {CircuitCuts.maxQubits} where circuits are cut"
                    )

            if parts.Cost.Runtime = RuntimeSource.Measured then
                if not (List.contains Quantity.RuntimePerSample parts.Objectives) then
                    "cost.runtime",
                    HybHanasError.OutOfRange("runtime", "measured", "modelled where runtime-per-sample is no objective")

                if
                    parts.Constraints
                    |> List.exists (fun bounded -> bounded.Quantity = Quantity.RuntimePerSample)
                then
                    "constraints",
                    HybHanasError.OutOfRange(
                        "constraints",
                        "a bound on runtime-per-sample",
                        "none where it is measured; bounds are looked at before a network is evaluated"
                    )

            if
                uses Quantity.Energy
                && parts.Cost.QuantumWatts.IsNone
                && parts.Cost.ClassicalWatts.IsNone
            then
                "cost.quantumWatts", HybHanasError.OutOfRange("quantumWatts", "missing", "the powers that the energy is made of")
        ]
