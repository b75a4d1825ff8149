/// Values that several parts of a specification have.
namespace HybHanas.Core.Searching

open HybHanas.Core
open HybHanas.Core.Networks

[<RequireQualifiedAccess>]
module internal Choices =

    let named (word: 'a -> string) (values: 'a list) =
        values |> List.map (fun value -> word value, value)

    let activations =
        named Description.activation [ Activation.Relu; Activation.Silu; Activation.Tanh ]
        |> Codec.choice "activation"

    let poolings =
        named Description.pooling [ Pooling.None; Pooling.Max; Pooling.Average ]
        |> Codec.choice "pooling"

    let kernels = Codec.integerOf [ 1; 3; 5; 7 ]

    let share =
        Codec.real [ "exclusiveMinimum", "0"; "exclusiveMaximum", "1" ] "a share in (0, 1)" (fun x -> x > 0.0 && x < 1.0)

    let shareOrNone =
        Codec.real [ "minimum", "0"; "exclusiveMaximum", "1" ] "a share in [0, 1)" (fun x -> x >= 0.0 && x < 1.0)

    let watts =
        Codec.real [ "minimum", "0"; "maximum", "1e9" ] "0..1e9 W" (fun x -> x >= 0.0 && x <= 1e9)

    let trainer: Codec<TrainerName> =
        let written =
            Codec.parsed TrainerName.range "embedded" TrainerName.name TrainerName.parse

        { written with
            Schema =
                [
                    "type", Codec.text "string"
                    "pattern", Codec.text TrainerName.pattern
                    "examples", Codec.items [ Codec.text "embedded"; Codec.text "supercircuit" ]
                ]
            Check =
                fun path trainer ->
                    match TrainerName.parse (TrainerName.name trainer) with
                    | Ok same when same = trainer -> []
                    | Ok _ ->
                        [
                            path,
                            HybHanasError.OutOfRange(
                                "trainer",
                                $"a plug-in named '{TrainerName.name trainer}'",
                                TrainerName.range
                            )
                        ]
                    | Error error -> [ path, error ]
        }

    let range low high (start: IntRange) : Codec<IntRange> =
        let ends =
            Codec.record
                [
                    Fields.field "low" "the least, included" (Codec.integer low high) (fun (r: IntRange) -> r.Low) (fun v r ->
                        { r with Low = v })
                    Fields.field "high" "the most, included" (Codec.integer low high) (fun (r: IntRange) -> r.High) (fun v r ->
                        { r with High = v })
                ]
                start

        { ends with
            Range = $"low and high within {low}..{high}"
            Inside = []
            Check =
                fun path range ->
                    match ends.Check path range with
                    | [] when range.Low > range.High ->
                        [
                            path,
                            HybHanasError.OutOfRange(
                                Codec.last path,
                                $"{range.Low}..{range.High}, an empty range",
                                "low not above high"
                            )
                        ]
                    | faults -> faults
        }
