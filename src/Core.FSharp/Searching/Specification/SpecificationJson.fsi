namespace HybHanas.Core.Searching

/// Specifications as JSON files: read with every fault at once, printed, and described by a JSON schema.
[<RequireQualifiedAccess>]
module SpecificationJson =

    /// What the text leaves out is as in `start`. Fails with every fault: what is no JSON alone; else unknown fields and
    /// names, wrong types, values out of range, and values that do not go together.
    val internal parseOver:
        start: SpecificationParts -> file: string -> text: string -> Result<Specification, SpecificationFault list>

    /// What the text leaves out is as in the default search.
    val parse: file: string -> text: string -> Result<Specification, SpecificationFault list>

    /// The whole specification as indented JSON; parse reads it back to the same value.
    val print: specification: Specification -> string

    /// The JSON schema (draft 2020-12) of specification files, made from the same table of fields.
    val schema: string

    /// Every field as (path, allowed values, default, meaning).
    val fields: struct (string * string * string * string) list
