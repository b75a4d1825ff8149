/// A console for questions that reads plain lines, so that prompts work on a terminal and through a pipe alike.
[<RequireQualifiedAccess>]
module HybHanas.Cli.PromptConsole

open System
open System.Threading.Tasks
open Spectre.Console

let private key (character: char) =
    match character with
    | '\n' -> ConsoleKeyInfo('\r', ConsoleKey.Enter, false, false, false)
    | character -> ConsoleKeyInfo(character, ConsoleKey.None, false, false, false)

let rec private next () =
    match Console.In.Read() with
    | -1 -> raise (Choices.BadValue "the answers end before the questions; '--yes' takes the defaults of all that is not given")
    | 13 -> next ()
    | character -> key (char character)

/// Takes the keys of a pipe; a terminal's own editing stays as it is.
let private piped =
    { new IAnsiConsoleInput with
        member _.IsKeyAvailable() = true
        member _.ReadKey _ = Nullable(next ())
        member _.ReadKeyAsync(_, _) = Task.FromResult(Nullable(next ()))
    }

/// The console of the terminal, or one over standard input where that is redirected.
let create () : IAnsiConsole =
    let console = Terminal.out.Value

    if not Console.IsInputRedirected then
        console
    else
        console.Profile.Capabilities.Interactive <- true

        { new IAnsiConsole with
            member _.Profile = console.Profile
            member _.Cursor = console.Cursor
            member _.Input = piped
            member _.ExclusivityMode = console.ExclusivityMode
            member _.Pipeline = console.Pipeline
            member _.Clear home = console.Clear home
            member _.Write renderable = console.Write renderable
        }
