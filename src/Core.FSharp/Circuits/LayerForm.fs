/// What an ansatz is made of: its embedding, the rotations and entangling gates of its layers.
namespace HybHanas.Core.Circuits

open HybHanas.Core

[<RequireQualifiedAccess>]
type Embedding =
    | AngleX
    | AngleY
    | AngleZ
    | QnasAngleZ
    | Amplitude

[<RequireQualifiedAccess>]
type Axis =
    | X
    | Y
    | Z

[<RequireQualifiedAccess>]
type EntanglingGate =
    | Cnot
    | Cz

[<RequireQualifiedAccess>]
type CnotMode =
    | All
    | Odd
    | Even
    | None

type RangedLayer = { Range: int; Mode: CnotMode }

type Rotations = private Rotations of Axis list

[<RequireQualifiedAccess>]
type LayerForm =
    | Patterned of rotations: Rotations * entanglement: Entanglement * gate: EntanglingGate
    | StronglyEntangling
    | Ranged of layers: RangedLayer list

[<RequireQualifiedAccess>]
module Embedding =

    let all: Embedding list =
        [
            Embedding.AngleX
            Embedding.AngleY
            Embedding.AngleZ
            Embedding.QnasAngleZ
            Embedding.Amplitude
        ]

    let warning (embedding: Embedding) : string option =
        match embedding with
        | Embedding.QnasAngleZ ->
            Some
                "qnas-angle-z encodes nothing: RZ on |0> is a global phase, so all samples give the same outputs; angle-z (H, then RZ) does encode"
        | _ -> None

[<RequireQualifiedAccess>]
module CnotMode =

    let all: CnotMode list =
        [ CnotMode.All; CnotMode.Odd; CnotMode.Even; CnotMode.None ]

    let name (mode: CnotMode) : string =
        match mode with
        | CnotMode.All -> "all"
        | CnotMode.Odd -> "odd"
        | CnotMode.Even -> "even"
        | CnotMode.None -> "none"

[<RequireQualifiedAccess>]
module internal RangedLayer =

    let pairs (n: int) (layer: RangedLayer) : (LogicalQubit * LogicalQubit) list =
        let kept i =
            match layer.Mode with
            | CnotMode.All -> true
            | CnotMode.Odd -> i % 2 = 0
            | CnotMode.Even -> i % 2 = 1
            | CnotMode.None -> false

        [
            if n > 1 then
                for i in 0 .. n - 1 do
                    if kept i then
                        i * 1<logical>, (i + layer.Range) % n * 1<logical>
        ]

[<RequireQualifiedAccess>]
module Rotations =

    let create (axes: Axis list) : Result<Rotations, HybHanasError> =
        match axes |> List.distinct |> List.sort with
        | [] -> Error(HybHanasError.OutOfRange("rotations", "empty", "a non-empty subset of X, Y, Z"))
        | axes -> Ok(Rotations axes)

    let axes (Rotations axes) : Axis list = axes

    let all: Rotations list =
        [
            [ Axis.X ]
            [ Axis.Y ]
            [ Axis.Z ]
            [ Axis.X; Axis.Y ]
            [ Axis.X; Axis.Z ]
            [ Axis.Y; Axis.Z ]
            [ Axis.X; Axis.Y; Axis.Z ]
        ]
        |> List.map Rotations

    let private letter axis =
        match axis with
        | Axis.X -> "X"
        | Axis.Y -> "Y"
        | Axis.Z -> "Z"

    let name (Rotations axes) : string =
        axes |> List.map letter |> String.concat ""
