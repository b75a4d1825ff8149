/// Texts with a few bytes wrong, for readers that must be total.
module HybHanas.Properties.Support.Mutation

open FsCheck.FSharp

/// One to four times: a byte replaced, put in, taken out or flipped in its lowest bit, or (rarely) the rest cut off.
let ofBytes (original: byte[]) : FsCheck.Gen<byte[]> = gen {
    let! count = Gen.choose (1, 4)
    let! kinds = Gen.listOfLength count (Gen.choose (0, 3))
    let! places = Gen.listOfLength count (Gen.choose (0, original.Length - 1))
    let structural = "{}[]\",:.-eE0919nulltrue\\u" |> Seq.map byte |> List.ofSeq

    let! bytes =
        Gen.listOfLength count (Gen.oneof [ Gen.elements structural; Gen.choose (0, 255) |> Gen.map byte ])

    return
        List.zip3 kinds places bytes
        |> List.fold
            (fun (text: byte[]) (kind, place, value) ->
                let place = min place (text.Length - 1)

                match kind with
                | 0 -> Array.updateAt place value text
                | 1 -> Array.insertAt place value text
                | 2 when text.Length > 1 -> Array.removeAt place text
                | 3 when place % 8 = 0 -> Array.truncate (place + 1) text
                | _ -> Array.updateAt place (text[place] ^^^ 1uy) text)
            original
}
