namespace HybHanas.Core.Transpiling

[<RequireQualifiedAccess>]
module internal KnownBlockTable =

    /// Written by KnownBlockWriter; KnownBlocks tells how it is read. Every line is proven again when it is used.
    [<Literal>]
    let Text = """"""
