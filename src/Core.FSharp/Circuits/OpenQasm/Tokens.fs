/// Words, numbers and punctuation of OpenQASM 2, each with the white space and comments after it.
module internal HybHanas.Core.Circuits.OpenQasm.Tokens

open System
open System.Globalization
open FParsec

/// A parser whose state is the number of parentheses it is in.
type P<'t> = Parser<'t, int>

let private keywords =
    Set.ofList
        [
            "OPENQASM"
            "include"
            "qreg"
            "creg"
            "gate"
            "opaque"
            "barrier"
            "measure"
            "reset"
            "if"
            "pi"
            "sin"
            "cos"
            "tan"
            "exp"
            "ln"
            "sqrt"
        ]

let private isWord c = isAsciiLetter c || isDigit c || c = '_'

let place: P<Place> =
    fun stream ->
        Reply
            {
                Line = int stream.Line
                Column = int stream.Column
            }

/// White space and comments to the end of the line.
let gap: P<unit> =
    // Without a label: a comment is never what was expected.
    let comment (stream: CharStream<int>) =
        if stream.Skip "//" then
            stream.SkipRestOfLine false
            Reply(())
        else
            Reply(Error, NoErrorMessages)

    skipSepBy spaces comment

let symbol (text: string) : P<unit> = skipString text .>> gap

/// Reads a word that the function accepts; where it does not, nothing is consumed.
let private word expected accepts : P<string> =
    fun stream ->
        if not (isAsciiLetter (stream.Peek())) then
            Reply(Error, expected)
        else
            let start = stream.State
            let text = stream.ReadCharsOrNewlinesWhile(isWord, false)

            if accepts text then
                Reply text
            else
                stream.BacktrackTo start
                Reply(Error, expected)

let keyword (text: string) : P<unit> =
    word (expectedString text) (fun found -> found = text) >>. gap

let private nameOf what (capitals: string list) : P<Name> =
    let anyName = word (expected what) (fun text -> not (keywords.Contains text))

    let lowerCase (text: string) =
        if isAsciiUpper text[0] && not (List.contains text capitals) then
            fail $"'{text}' is no name: names start with a lower-case letter, but for the built-in gates U and CX"
        else
            preturn text

    pipe2 place (anyName >>= lowerCase .>> gap) (fun at text -> { Text = text; At = at })

/// A name that a program may declare.
let name what : P<Name> = nameOf what []

/// The name of a gate to apply: also U and CX.
let gateName: P<Name> = nameOf "a gate" [ "U"; "CX" ]

/// The text of a number, whole or real, at a word's end.
let private numberText: P<string> =
    let expectedNumber = expected "a number"

    fun stream ->
        let start = stream.State
        let index = stream.IndexToken
        let digits () = stream.SkipCharsOrNewlinesWhile isDigit

        // What was read stays consumed: the message then wins over the label of a choice.
        let refuse message = Reply(Error, messageError message)
        let whole = digits ()
        let fraction = if stream.Skip '.' then digits () else -1

        if whole = 0 && fraction <= 0 then
            stream.BacktrackTo start
            Reply(Error, expectedNumber)
        else
            let exponent =
                if stream.SkipCaseFolded "e" then
                    (stream.Skip '+' || stream.Skip '-') |> ignore
                    digits ()
                else
                    -1

            let text = stream.ReadFrom index

            if exponent = 0 then
                refuse $"'{text}' needs digits in its exponent"
            elif isWord (stream.Peek()) then
                refuse $"'{text}' runs into a word; put an operator or a space between"
            elif whole > 1 && fraction < 0 && exponent < 0 && text[0] = '0' then
                refuse "a whole number has no leading zeros"
            else
                Reply text

/// A real number; one too large becomes infinite and is refused where it is used.
let number: P<float> =
    numberText .>> gap
    |>> fun text -> Double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture)

/// A whole number; one too large becomes Int32.MaxValue.
let integer what : P<int> =
    let expected = expected what

    let parse (stream: CharStream<int>) =
        let start = stream.State
        let reply = numberText stream

        if reply.Status <> Ok then
            Reply(
                Error,
                (if stream.Index > start.GetIndex stream then
                     reply.Error
                 else
                     expected)
            )
        elif String.forall isDigit reply.Result then
            match Int32.TryParse(reply.Result, NumberStyles.None, CultureInfo.InvariantCulture) with
            | true, value -> Reply value
            | _ -> Reply Int32.MaxValue
        else
            stream.BacktrackTo start
            Reply(Error, expected)

    parse .>> gap

/// The version's number as it is written.
let versionText: P<string> = numberText .>> gap

/// A file name in double or single quotes, on one line.
let fileName: P<string> =
    let quoted quote =
        between (skipChar quote) (skipChar quote) (manySatisfy (fun c -> c <> quote && c <> '\n' && c <> '\r'))

    (quoted '"' <|> quoted '\'' <?> "a file name in quotes") .>> gap

/// Items with commas between; one may trail.
let commaList (item: P<'t>) : P<'t list> = sepEndBy item (symbol ",")

/// Parentheses at most in one another: the parser must not exhaust the stack.
[<Literal>]
let MaxNesting = 200

/// The parser one level deeper.
let nested (inner: P<'t>) : P<'t> =
    fun stream ->
        if stream.UserState >= MaxNesting then
            Reply(FatalError, messageError $"more than {MaxNesting} parentheses in one another")
        else
            stream.UserState <- stream.UserState + 1
            let reply = inner stream
            stream.UserState <- stream.UserState - 1
            reply
