namespace HybHanas;

/// <summary>How much a finding matters.</summary>
public enum FindingSeverity
{
    /// <summary>Good to know; nothing is wrong.</summary>
    Info,

    /// <summary>Most likely a mistake, or a limit that is exceeded.</summary>
    Warning,
}

/// <summary>One thing that the check of a circuit found.</summary>
/// <param name="Id">Id of the rule, such as "HH0008"; the analyzers use the same ones.</param>
/// <param name="Severity">How much it matters.</param>
/// <param name="Category">"Budget", "Validity", "Measurement" or "Design".</param>
/// <param name="Title">What the rule finds, in a few words.</param>
/// <param name="Operation">Index of the operation that it is about, from 0; null where it is about the whole circuit.</param>
/// <param name="Message">What was found, in a sentence.</param>
public sealed record CircuitFinding(
    string Id, FindingSeverity Severity, string Category, string Title, int? Operation, string Message)
{
    /// <summary>The finding in one line, as a compiler writes it.</summary>
    public override string ToString() =>
        $"{(Severity == FindingSeverity.Info ? "info" : "warning")} {Id}: {Message}{(Operation is { } at ? $" (operation {at})" : "")}";
}
