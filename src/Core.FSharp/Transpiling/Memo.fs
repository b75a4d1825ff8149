namespace HybHanas.Core.Transpiling

open System.Collections.Concurrent

/// Values that depend on their key alone, each made once. Safe among threads.
[<Sealed>]
type internal Memo<'key, 'value when 'key: equality and 'key: not null>() =
    let values = ConcurrentDictionary<'key, Lazy<'value>>()

    /// The value of a key; `make` is called where it is not known yet.
    member _.Get(key: 'key, make: 'key -> 'value) : 'value =
        match values.TryGetValue key with
        | true, known -> known.Value
        | _ -> values.GetOrAdd(key, (fun key -> lazy (make key))).Value
