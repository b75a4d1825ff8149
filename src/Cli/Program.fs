module HybHanas.Cli.Program

[<EntryPoint>]
let main _ = 0
