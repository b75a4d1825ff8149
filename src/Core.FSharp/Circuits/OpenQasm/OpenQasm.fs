namespace HybHanas.Core.Circuits

open FParsec
open HybHanas.Core
open HybHanas.Core.Circuits.Qasm
open HybHanas.Core.Circuits.Qasm.Tokens

[<RequireQualifiedAccess>]
module OpenQasm =

    /// What stands first in a text, after white space and comments.
    [<RequireQualifiedAccess>]
    type private Opening =
        | Version of Place * string
        | Include of string
        | Other

    let private opening: P<Opening> =
        let version =
            keyword "OPENQASM"
            >>. pipe2 place versionText (fun at text -> Opening.Version(at, text))

        let includes = keyword "include" >>. fileName |>> Opening.Include
        gap >>. (version <|> includes <|> preturn Opening.Other)

    let parse (file: string) (text: string) : Result<Circuit<logical>, HybHanasError> =
        // The comments of OpenQASM 3 include those of 2.
        match Reader.read Dialect.Three opening file text with
        | Result.Ok(Opening.Version(at, version)) ->
            match version.Split('.')[0] with
            | "2" -> OpenQasm2.parse file text
            | "3" -> OpenQasm3.parse file text
            | _ ->
                Result.Error(
                    HybHanasError.Unsupported($"{file}:{at.Line}:{at.Column}: OpenQASM {version}", "the reader; 2 and 3 are")
                )
        | Result.Ok(Opening.Include "stdgates.inc") -> OpenQasm3.parse file text
        | Result.Ok(Opening.Include _)
        | Result.Ok Opening.Other -> OpenQasm2.parse file text
        | Result.Error error -> Result.Error error
