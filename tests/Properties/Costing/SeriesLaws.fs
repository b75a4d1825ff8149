module HybHanas.Properties.Costing.SeriesLaws

open FsCheck.FSharp
open HybHanas.Core
open HybHanas.Core.Backends
open HybHanas.Core.Circuits
open HybHanas.Core.Costing
open HybHanas.Properties.Costing.Devices
open HybHanas.Properties.Support
open Xunit

let private parts = gen {
    let! amounts = Gen.listOfLength 4 (Gen.choose (0, 1_000_000))
    let time k = float amounts[k] / 1000.0 * 1.0<s>

    return
        {
            Gates = time 0
            Routing = time 1
            Reliability = time 2
            Gradient = time 3
        }
}

let private costs = Gen.nonEmptyListOf parts

let private series costs = SeriesCost.create costs |> Laws.ok

let private close (a: float<s>) (b: float<s>) = abs (a - b) <= 1e-12 * max a b

[<Fact>]
let ``the median total is the median of the totals and lies in the range`` () =
    Laws.forAllOf 500 costs (fun costs ->
        let cost = series costs
        let totals = costs |> List.map _.Total

        (Median.tryOf totals |> Option.forall (close cost.Median.Total))
        && cost.Lowest.Total = List.min totals
        && cost.Highest.Total = List.max totals
        && SeriesCost.counted CostOver.Worst cost = cost.Highest
        && SeriesCost.counted CostOver.Median cost = cost.Median)

[<Fact>]
let ``order does not matter, and a further calibration never narrows the range`` () =
    let shuffled = gen {
        let! costs = costs
        let! order = Gen.shuffle (Array.ofList costs)
        let! further = parts
        return costs, List.ofArray order, further
    }

    Laws.forAllOf 500 shuffled (fun (costs, order, further) ->
        let cost, other, longer = series costs, series order, series (further :: costs)

        close cost.Median.Total other.Median.Total
        && cost.Lowest.Total = other.Lowest.Total
        && cost.Highest.Total = other.Highest.Total
        && longer.Lowest.Total <= cost.Lowest.Total
        && longer.Highest.Total >= cost.Highest.Total)

[<Fact>]
let ``equal calibrations make no range, and figures follow the same rule`` () =
    let repeated = Gen.zip parts (Gen.choose (1, 6))

    Laws.forAllOf 200 repeated (fun (parts, count) ->
        let cost = series (List.replicate count parts)
        cost.Lowest = parts && cost.Median = parts && cost.Highest = parts)

    Assert.Equal(Ok 2.5<s>, SeriesCost.figure CostOver.Median [ 4.0<s>; 1.0<s>; 2.0<s>; 3.0<s> ])
    Assert.Equal(Ok 4.0<s>, SeriesCost.figure CostOver.Worst [ 4.0<s>; 1.0<s>; 2.0<s>; 3.0<s> ])
    Assert.True(Result.isError (SeriesCost.create []))
    Assert.True(Result.isError (SeriesCost.figure CostOver.Median ([]: float<s> list)))

let private dated (device: CalibrationParts) (day: int) =
    { device with
        LastUpdate = $"2025-01-%02d{day}T08:00:00Z"
    }

let private made device =
    Calibration.create device |> Result.bind Target.create |> Laws.ok

[<Fact>]
let ``a series is sorted by date, whatever the order of its files and the zones of its dates`` () =
    let days = Gen.zip device (Gen.shuffle [| 1..9 |])

    Laws.forAllOf 50 days (fun (device, days) ->
        let series =
            days
            |> Seq.map (dated device >> made)
            |> List.ofSeq
            |> CalibrationSeries.create
            |> Laws.ok

        let dates = series.Targets |> List.map _.Calibration.LastUpdate

        dates = List.sort dates
        && series.Latest.Calibration.LastUpdate = List.last dates
        && not (CalibrationSeries.isNewer series.Latest series)
        && CalibrationSeries.isNewer (made (dated device 10)) series)

    // 23:00 five hours behind Greenwich is the next day there.
    let device = Gen.sample 1 device |> Seq.head

    let at text = made { device with LastUpdate = text }

    let series =
        CalibrationSeries.create [ at "2025-01-01T23:00:00-05:00"; at "2025-01-02T03:00:00Z" ]
        |> Laws.ok

    Assert.Equal("2025-01-01T23:00:00-05:00", series.Latest.Calibration.LastUpdate)

[<Fact>]
let ``what does not belong to a series is refused with the reason`` () =
    Laws.forAllOf 50 device (fun device ->
        let refusal (reason: string) (other: CalibrationParts) =
            match CalibrationSeries.create [ made (dated device 1); made other ] with
            | Error(HybHanasError.BadCalibration(_, _, text)) -> text.Contains reason
            | _ -> false

        let reversed gates =
            gates |> List.map (fun (_, a, b, row) -> Gate.CZ, a, b, row)

        let narrower =
            { device with
                Qubits = device.Qubits @ [ device.Qubits.Head ]
            }

        refusal "of one backend" { dated device 2 with Name = "other" }
        && refusal "two calibrations" (dated device 1)
        && refusal "no date" { device with LastUpdate = "yesterday" }
        && refusal "of them" (dated narrower 2)
        && refusal
            "two-qubit gate"
            { dated device 2 with
                TwoQubitGates = reversed device.TwoQubitGates
            })

    Assert.True(Result.isError (CalibrationSeries.create []))

[<Fact>]
let ``a series has the qubits that all of its calibrations have`` () =
    Laws.forAllOf 50 device (fun device ->
        let broken =
            { dated device 2 with
                Qubits =
                    device.Qubits
                    |> List.mapi (fun index qubit ->
                        { qubit with
                            Operational = index < device.Qubits.Length - 1 || device.Qubits.Length = 2
                        })
            }

        let whole = CalibrationSeries.single (made (dated device 1))
        let both = CalibrationSeries.join (made broken) whole |> Laws.ok

        both.UsableQubits = (made broken).UsableQubits.Length
        && both.UsableQubits <= whole.UsableQubits)
