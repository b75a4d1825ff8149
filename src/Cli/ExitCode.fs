/// How the program ends. The numbers are part of its interface.
namespace HybHanas.Cli

/// Documented exit codes.
[<RequireQualifiedAccess>]
type ExitCode =
    /// Done.
    | Success
    /// It was tried and failed: nothing could be trained, a folder cannot be written.
    | Failed
    /// The command line is wrong: an option, a name or a value on it.
    | Usage
    /// A file or what it holds is wrong, or asks for what cannot be.
    | BadInput
    /// Ctrl-C; what is finished is saved.
    | Interrupted

[<RequireQualifiedAccess>]
module ExitCode =

    let number code =
        match code with
        | ExitCode.Success -> 0
        | ExitCode.Failed -> 1
        | ExitCode.Usage -> 2
        | ExitCode.BadInput -> 3
        | ExitCode.Interrupted -> 130

    /// The exit code for an error of the library, by its stable code.
    let ofError (code: string) =
        match code with
        | "unknown-name"
        | "out-of-range" -> ExitCode.Usage
        | "all-failed"
        | "diverged"
        | "service"
        | "trainer-failed"
        | "unusable-path" -> ExitCode.Failed
        | _ -> ExitCode.BadInput

    /// Each number with what it means.
    let meanings =
        [
            0, "done"
            1, "failed"
            2, "wrong command line"
            3, "bad input"
            130, "interrupted (what is finished is saved)"
        ]

    /// For the end of every help text.
    let help =
        let listed =
            meanings
            |> List.map (fun (number, meaning) -> $"{number} {meaning}")
            |> String.concat ", "

        $"EXIT CODES: {listed}."
