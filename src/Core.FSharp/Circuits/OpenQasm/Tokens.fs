/// Words, numbers and punctuation of OpenQASM 2 and 3, each with the white space and comments after it.
module internal HybHanas.Core.Circuits.Qasm.Tokens

open System
open System.Globalization
open FParsec

/// The language of a text.
[<RequireQualifiedAccess>]
type Dialect =
    | Two
    | Three

/// What the parser keeps in mind.
[<Struct>]
type Reading =
    {
        Dialect: Dialect
        /// Parentheses and braces around the place.
        Nesting: int
        /// Where the reading was given up, and the feature that circuits cannot hold.
        Foreign: (Place * string) option
    }

type P<'t> = Parser<'t, Reading>

let private words (text: string) =
    text.Split([| ' '; '\n' |], StringSplitOptions.RemoveEmptyEntries)
    |> Set.ofArray

let private keywordsOfTwo =
    words "OPENQASM include qreg creg gate opaque barrier measure reset if pi sin cos tan exp ln sqrt"

let private keywordsOfThree =
    words
        "OPENQASM include defcalgrammar def cal defcal gate extern box let break continue if else end return for while in switch
         case default nop pragma input output const readonly mutable qreg qubit creg bool bit int uint float angle complex array
         void duration stretch gphase inv pow ctrl negctrl durationof delay reset measure barrier true false"

let private startsWord dialect c =
    match dialect with
    | Dialect.Two -> isAsciiLetter c
    | Dialect.Three -> Char.IsLetter c || c = '_'

let private isWord dialect c =
    startsWord dialect c || isDigit c || c = '_'

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
    let comment (stream: CharStream<Reading>) =
        if stream.Skip "//" then
            stream.SkipRestOfLine false
            Reply(())
        elif stream.UserState.Dialect = Dialect.Three && stream.Skip "/*" then
            let mutable closed = false
            stream.SkipCharsOrNewlinesUntilString("*/", Int32.MaxValue, &closed) |> ignore

            if closed then
                stream.Skip "*/" |> ignore
                Reply(())
            else
                Reply(FatalError, messageError "the comment is not closed; '*/' is missing")
        else
            Reply(Error, NoErrorMessages)

    skipSepBy spaces comment

let symbol (text: string) : P<unit> = skipString text .>> gap

/// Reads a word that the function accepts; where it does not, nothing is consumed.
let private word expected accepts : P<string> =
    fun stream ->
        let dialect = stream.UserState.Dialect

        if not (startsWord dialect (stream.Peek())) then
            Reply(Error, expected)
        else
            let start = stream.State
            let text = stream.ReadCharsOrNewlinesWhile(isWord dialect, false)

            if accepts dialect text then
                Reply text
            else
                stream.BacktrackTo start
                Reply(Error, expected)

let keyword (text: string) : P<unit> =
    word (expectedString text) (fun _ found -> found = text) >>. gap

let private nameOf what (capitals: string list) : P<Name> =
    let anyName =
        word (expected what) (fun dialect text ->
            match dialect with
            | Dialect.Two -> not (keywordsOfTwo.Contains text)
            | Dialect.Three -> not (keywordsOfThree.Contains text))

    let lowerCase (text: string) : P<string> =
        fun stream ->
            let capital = isAsciiUpper text[0] && not (List.contains text capitals)

            if capital && stream.UserState.Dialect = Dialect.Two then
                let rule =
                    "names start with a lower-case letter, but for the built-in gates U and CX"

                Reply(Error, messageError $"'{text}' is no name: {rule}")
            else
                Reply text

    pipe2 place (anyName >>= lowerCase .>> gap) (fun at text -> { Text = text; At = at })

/// A name that a program may declare.
let name what : P<Name> = nameOf what []

/// The name of a gate to apply: also U and CX.
let gateName: P<Name> = nameOf "a gate" [ "U"; "CX" ]

/// Gives up at a feature of the language that circuits cannot hold.
let foreign (at: Place) (feature: string) : P<'t> =
    fun stream ->
        stream.UserState <-
            { stream.UserState with
                Foreign = Some(at, feature)
            }

        Reply(FatalError, messageError feature)

/// The text of a number, whole or real, at a word's end; OpenQASM 3 allows underscores between the digits.
let private numberText: P<string> =
    let isTimeUnit (stream: CharStream<Reading>) =
        [ "dt"; "ns"; "us"; "µs"; "ms"; "s" ]
        |> List.exists (fun unit -> stream.Match unit && not (isWord Dialect.Three (stream.Peek unit.Length)))

    let expectedNumber = expected "a number"

    fun stream ->
        let start = stream.State
        let index = stream.IndexToken
        let at = (place stream).Result
        let dialect = stream.UserState.Dialect
        let three = dialect = Dialect.Three

        let digits () =
            stream.SkipCharsOrNewlinesWhile(isDigit, fun c -> isDigit c || (three && c = '_'))

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
            elif three && isTimeUnit stream then
                foreign at $"a duration such as '{text}' of a time unit" stream
            elif isWord dialect (stream.Peek()) then
                refuse $"'{text}' runs into a word; put an operator or a space between"
            elif whole > 1 && fraction < 0 && exponent < 0 && text[0] = '0' && not three then
                refuse "a whole number has no leading zeros"
            else
                Reply(text.Replace("_", ""))

/// A real number; one too large becomes infinite and is refused where it is used.
let number: P<float> =
    numberText .>> gap
    |>> fun text -> Double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture)

/// The digits of a whole number.
let private digitsText what : P<string> =
    let expected = expected what

    let parse (stream: CharStream<Reading>) =
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
            reply
        else
            stream.BacktrackTo start
            Reply(Error, expected)

    parse .>> gap

/// A whole number; one too large becomes Int32.MaxValue.
let integer what : P<int> =
    digitsText what
    |>> fun text ->
        match Int32.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture) with
        | true, value -> value
        | _ -> Int32.MaxValue

/// Digits at most of a number of any size: reading it takes their square.
[<Literal>]
let MaxDigits = 10000

/// A whole number of any size.
let wholeNumber: P<bigint> =
    digitsText "a whole number"
    >>= fun text ->
        if text.Length > MaxDigits then
            fail $"a whole number has at most {MaxDigits} digits here"
        else
            preturn (bigint.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture))

/// The version's number as it is written.
let versionText: P<string> = numberText .>> gap

/// A file name in double or single quotes, on one line.
let fileName: P<string> =
    let quoted quote =
        between (skipChar quote) (skipChar quote) (manySatisfy (fun c -> c <> quote && c <> '\n' && c <> '\r'))

    (quoted '"' <|> quoted '\'' <?> "a file name in quotes") .>> gap

/// Items with commas between; one may trail.
let commaList (item: P<'t>) : P<'t list> = sepEndBy item (symbol ",")

/// What stands in braces; where the text ends before they do, the place of the first is told.
let braced what (inner: P<'t>) : P<'t> =
    let here: P<CharStreamState<Reading>> = fun stream -> Reply stream.State

    here
    >>= fun start ->
        let unclosed: P<unit> =
            fun stream ->
                if stream.IsEndOfStream then
                    stream.BacktrackTo start
                    Reply(FatalError, messageError $"{what} is not closed; '}}' is missing")
                else
                    Reply(())

        symbol "{" >>. inner .>> unclosed .>> symbol "}"

/// Whether OpenQASM 2 keeps a word for itself.
let isKeywordOfTwo (word: string) : bool = keywordsOfTwo.Contains word

/// Parentheses or braces at most in one another: the parser must not exhaust the stack.
[<Literal>]
let MaxNesting = 200

/// The parser one level deeper.
let nested (inner: P<'t>) : P<'t> =
    fun stream ->
        let outer = stream.UserState

        if outer.Nesting >= MaxNesting then
            Reply(FatalError, messageError $"more than {MaxNesting} parentheses in one another")
        else
            stream.UserState <-
                { outer with
                    Nesting = outer.Nesting + 1
                }

            let reply = inner stream

            stream.UserState <-
                { stream.UserState with
                    Nesting = outer.Nesting
                }

            reply
