module HybHanas.Properties.Costing.BillingLaws

open FsCheck.FSharp
open HybHanas.Core
open HybHanas.Core.Costing
open HybHanas.Properties.Support
open Xunit

let private terms = gen {
    let! overhead = Gen.choose (0, 5000)
    let! delay = Gen.choose (0, 500)
    let! size = Gen.choose (1, 400)

    return
        BillingTerms.create (float overhead * 1e-3<s>) (float delay * 1e-6<s>) size
        |> Laws.ok
}

let private workload = gen {
    let! shots = Gen.choose (1, 5000)
    let! batch = Gen.choose (1, 300)
    let! steps = Gen.choose (1, 200)
    let! epochs = Gen.choose (1, 20)
    return Workload.create (shots * 1<shot>) batch steps epochs |> Laws.ok
}

let private evaluations = Gen.choose (1, 100)

let private duration =
    Gen.choose (0, 100_000) |> Gen.map (fun k -> float k * 1e-9<s>)

let private case = Gen.zip (Gen.zip terms workload) (Gen.zip evaluations duration)

let private close (a: float<s>) (b: float<s>) = abs (a - b) <= 1e-12 * max a b

[<Fact>]
let ``a bill counts what the workload runs`` () =
    Laws.forAllOf 500 case (fun ((terms, workload), (evaluations, duration)) ->
        let bill = Billing.estimate terms workload evaluations duration
        let steps = Workload.steps workload
        let perStep = workload.Batch * evaluations
        let jobs = (perStep + terms.CircuitsPerJob - 1) / terms.CircuitsPerJob

        bill.Circuits = steps * float perStep
        && bill.Executions = bill.Circuits * float (int workload.Shots)
        && bill.Jobs = steps * float jobs
        && bill.Usage = bill.Overhead + bill.Running + bill.Waiting
        && close bill.Usage (bill.Jobs * terms.Overhead + bill.Executions * (duration + terms.Delay))
        && bill.LargestJob <= bill.Usage * (1.0 + 1e-12)
        && bill.LargestJob * bill.Jobs >= bill.Usage * (1.0 - 1e-12))

[<Fact>]
let ``larger jobs never cost more, longer circuits never less`` () =
    Laws.forAllOf 500 case (fun ((terms, workload), (evaluations, duration)) ->
        let usage terms duration =
            (Billing.estimate terms workload evaluations duration).Usage

        let larger =
            BillingTerms.create terms.Overhead terms.Delay (2 * terms.CircuitsPerJob)
            |> Laws.ok

        usage larger duration <= usage terms duration
        && usage terms (duration + 1e-6<s>) > usage terms duration)

[<Fact>]
let ``terms and powers outside their ranges are refused`` () =
    let refused result =
        match result with
        | Ok _ -> false
        | Error error -> HybHanasError.code error = "out-of-range"

    Assert.All(
        [
            BillingTerms.create -1.0<s> 0.0<s> 1
            BillingTerms.create (nan * 1.0<s>) 0.0<s> 1
            BillingTerms.create 0.0<s> (infinity * 1.0<s>) 1
            BillingTerms.create 0.0<s> 0.0<s> 0
        ],
        fun result -> Assert.True(refused result)
    )

    Assert.True(refused (Energy.estimate -1.0<W> 0.0<W> 1.0<s> 1.0<s>))
    Assert.True(refused (Energy.estimate 1.0<W> (nan * 1.0<W>) 1.0<s> 1.0<s>))
    let energy = Energy.estimate 3.0<W> 5.0<W> 7.0<s> 11.0<s> |> Laws.ok
    Assert.Equal(21.0<J>, energy.Quantum)
    Assert.Equal(90.0<J>, energy.Classical)
    Assert.Equal(111.0<J>, energy.Total)
