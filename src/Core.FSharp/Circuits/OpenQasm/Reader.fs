/// Runs a grammar over a text and tells in one line why it does not fit.
module internal HybHanas.Core.Circuits.Qasm.Reader

open FParsec
open HybHanas.Core
open HybHanas.Core.Circuits.Qasm.Tokens

/// What the parser wanted and what it said, in one line.
let private describe (text: string) (error: ParserError) =
    let rec collect (messages: ErrorMessageList) =
        ErrorMessageList.ToSortedArray messages
        |> Array.collect (fun message ->
            match message with
            | Expected label -> [| Choice1Of2 label |]
            | ExpectedString text -> [| Choice1Of2 $"'{text}'" |]
            | Message text -> [| Choice2Of2 text |]
            | NestedError(_, _, inner)
            | CompoundError(_, _, _, inner) -> collect inner
            | _ -> [||])

    let parts = collect error.Messages |> Array.distinct

    let wanted =
        parts
        |> Array.choose (function
            | Choice1Of2 label -> Some label
            | Choice2Of2 _ -> None)

    let said =
        parts
        |> Array.choose (function
            | Choice1Of2 _ -> None
            | Choice2Of2 message -> Some message)

    let found =
        let start = int error.Position.Index

        if start >= text.Length then
            "the end of the text"
        else
            let isWord c = isAsciiLetter c || isDigit c || c = '_'
            let rest = text.Substring(start, min 20 (text.Length - start))
            let word = rest |> Seq.takeWhile isWord |> Seq.length

            match rest[0] with
            | '\n'
            | '\r' -> "the end of the line"
            | first when System.Char.IsControl first -> $"the character U+{int first:X4}"
            | _ -> $"'{rest.Substring(0, max 1 word)}'"

    if said.Length > 0 then
        String.concat "; " said
    else
        let wanted = String.concat ", " wanted
        $"expected {wanted}; found {found}"

/// Characters at most in one text.
[<Literal>]
let MaxLength = 16777216

/// What the grammar makes of a text. Syntax at the first place that the grammar does not allow, Unsupported where it gives up at a
/// foreign feature, OutOfRange for a text too long.
let read (dialect: Dialect) (grammar: P<'t>) (file: string) (text: string) : Result<'t, HybHanasError> =
    if text.Length > MaxLength then
        Result.Error(HybHanasError.OutOfRange($"length of {file}", $"{text.Length} characters", $"0..{MaxLength}"))
    else
        let start =
            {
                Dialect = dialect
                Nesting = 0
                Foreign = None
            }

        match runParserOnString grammar start file text with
        | Success(value, _, _) -> Result.Ok value
        | Failure(_, _, { Foreign = Some(at, feature) }) ->
            Result.Error(HybHanasError.Unsupported($"{file}:{at.Line}:{at.Column}: {feature}", "circuits"))
        | Failure(_, error, _) ->
            let place =
                {
                    File = file
                    SourcePlace.Line = int error.Position.Line
                    Column = int error.Position.Column
                }

            Result.Error(HybHanasError.Syntax(place, describe text error))
