/// Mutated calibration files through the readers. 200 of them in a test run; any number by tests/fuzz-importer.sh.
module HybHanas.Properties.Backends.ImporterFuzz

open System
open System.IO
open System.Text
open FsCheck.FSharp
open HybHanas.Core
open HybHanas.Core.Backends
open HybHanas.Properties.Support
open Xunit

let private golden file =
    File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Golden", "calibrations", file))

let private count =
    match Environment.GetEnvironmentVariable "HYBHANAS_FUZZ" |> Int32.TryParse with
    | true, count when count > 0 -> count
    | _ -> 200

[<Fact>]
let ``each mutated file gives a value or a typed error`` () =
    let configuration, properties =
        golden "manila-configuration.json", golden "manila-properties.json"

    let text (bytes: byte[]) = Encoding.UTF8.GetString bytes

    let ofIbm (configuration, properties) =
        IbmCalibration.parse "manila" (text configuration) (text properties)

    let own =
        ofIbm (configuration, properties)
        |> Laws.ok
        |> CalibrationJson.write
        |> Encoding.UTF8.GetBytes

    let mutated =
        Gen.frequency
            [
                3,
                Mutation.ofBytes properties
                |> Gen.map (fun properties -> ofIbm (configuration, properties))
                1,
                Mutation.ofBytes configuration
                |> Gen.map (fun configuration -> ofIbm (configuration, properties))
                1, Mutation.ofBytes own |> Gen.map (text >> CalibrationJson.parse "manila")
            ]

    let mutable refused = 0

    Laws.forAllOf count mutated (fun result ->
        match result with
        | Ok calibration ->
            match CalibrationJson.parse "written" (CalibrationJson.write calibration) with
            | Ok again -> again = calibration
            | Error _ -> false
        | Error error ->
            refused <- refused + 1
            let message = HybHanasError.message error
            message <> "" && not (message.Contains '\n'))

    Assert.True(refused > count / 10)
