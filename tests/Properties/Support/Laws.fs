/// How a law is checked: FsCheck with a number of cases; a failure prints the seed, the case and its shrunk form.
module HybHanas.Properties.Support.Laws

open FsCheck
open FsCheck.FSharp

/// Checks the law on `cases` random values of the generator.
let forAll (cases: int) (arbitrary: Arbitrary<'a>) (law: 'a -> bool) =
    Check.One(Config.QuickThrowOnFailure.WithMaxTest(cases), Prop.forAll arbitrary law)

/// The same for a generator without a shrinker.
let forAllOf (cases: int) (generator: Gen<'a>) (law: 'a -> bool) =
    forAll cases (Arb.fromGen generator) law

/// The value of a Result that the test takes to be Ok; the core's message where it is not.
let ok (result: Result<'a, HybHanas.Core.HybHanasError>) : 'a =
    match result with
    | Ok value -> value
    | Error error -> failwith (HybHanas.Core.HybHanasError.message error)
