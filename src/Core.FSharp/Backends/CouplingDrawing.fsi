namespace HybHanas.Core.Backends

/// A coupling map as text. Runs of coupled neighbours in number (q, q + 1, ...) are drawn as rows, as IBM numbers its
/// devices; the others follow from where they touch.
[<RequireQualifiedAccess>]
module CouplingDrawing =

    /// (qubit, column, line) of every coupled qubit, columns and lines from 0, ascending by qubit; None where some coupling cannot be drawn as a
    /// straight stroke between neighbours.
    val positions: target: Target -> (int * int * int) list option

    /// Lines of text, or None where some coupling cannot be drawn as a straight stroke between neighbours.
    val lines: target: Target -> string list option
