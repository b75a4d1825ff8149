/// The rules that circuits, ansatz options and search spaces are checked by. The analyzers of the C# package follow the same table.
namespace HybHanas.Core.Circuits

/// How much a finding matters.
[<RequireQualifiedAccess>]
type FindingSeverity =
    /// Good to know; nothing is wrong.
    | Info
    /// Most likely a mistake, or a limit that is exceeded.
    | Warning

/// One rule.
type CircuitRule =
    {
        /// "HH0001" and up; never given to another rule.
        Id: string
        /// "Budget", "Validity", "Measurement", "Design" or "Search".
        Category: string
        Severity: FindingSeverity
        /// What it finds, in a few words.
        Title: string
        /// What a finding says, with {0}, {1}, ... for what it found.
        Message: string
    }

/// The table of rules.
[<RequireQualifiedAccess>]
module CircuitRule =

    /// All rules, by id.
    val all: CircuitRule list

    /// The rule of an id.
    val tryFind: id: string -> CircuitRule option
