/// What the terminal can do, decided once: colours only on a terminal without NO_COLOR, wide tables where redirected.
[<RequireQualifiedAccess>]
module HybHanas.Cli.Terminal

open System
open System.IO
open Spectre.Console

let private noColor () =
    not (String.IsNullOrEmpty(Environment.GetEnvironmentVariable "NO_COLOR"))
    || Environment.GetEnvironmentVariable "TERM" = "dumb"

let private console (writer: TextWriter) redirected =
    let plain = redirected || noColor ()

    let settings =
        AnsiConsoleSettings(
            Ansi = (if redirected then AnsiSupport.No else AnsiSupport.Detect),
            ColorSystem =
                (if plain then
                     ColorSystemSupport.NoColors
                 else
                     ColorSystemSupport.Detect),
            Interactive =
                (if redirected then
                     InteractionSupport.No
                 else
                     InteractionSupport.Detect),
            Out = AnsiConsoleOutput writer
        )

    let console = AnsiConsole.Create settings

    if redirected then
        console.Profile.Width <- 400

    console

/// Standard output.
let out = lazy (console Console.Out Console.IsOutputRedirected)

/// Standard error.
let error = lazy (console Console.Error Console.IsErrorRedirected)

/// True where lines can be rewritten in place.
let canRewrite (console: IAnsiConsole) = console.Profile.Capabilities.Ansi

/// True where only plain characters should be written: redirected, without colours, or in another encoding than Unicode.
let isPlain (console: IAnsiConsole) =
    not console.Profile.Capabilities.Ansi
    || noColor ()
    || not console.Profile.Capabilities.Unicode

/// A table with plain borders and headings; cells are text, never markup.
let table (headings: string list) (rows: string list seq) =
    let table = Table().Border(TableBorder.Rounded)

    for heading in headings do
        table.AddColumn(TableColumn(Text heading).NoWrap()) |> ignore

    for row in rows do
        table.AddRow(row |> Seq.map (fun cell -> Text cell :> Rendering.IRenderable))
        |> ignore

    table

/// Columns that such a table takes: each cell with a space on both sides and a line after it, and the first line.
let tableWidth (headings: string list) (rows: string list list) =
    headings :: rows
    |> List.transpose
    |> List.sumBy (fun column -> 3 + (column |> List.map _.Length |> List.max))
    |> (+) 1
