using System.Text.RegularExpressions;

namespace HybHanas.Ibm;

/// <summary>A backend as the service names it ("ibm_brisbane") and as its users say it ("brisbane").</summary>
internal sealed partial record BackendName
{
    private BackendName(string service) => Service = service;

    /// <summary>Name in the service's addresses.</summary>
    internal string Service { get; }

    /// <summary>The name without the maker's prefix; that of a bundled snapshot.</summary>
    internal string Short =>
        Service.StartsWith("ibm_", StringComparison.Ordinal) ? Service[4..]
        : Service.StartsWith("ibmq_", StringComparison.Ordinal) ? Service[5..]
        : Service;

    /// <summary>
    /// The backend meant by a name with or without "ibm_"; null for what no address or file name should hold. A name with an
    /// underscore is taken as it is.
    /// </summary>
    internal static BackendName? TryParse(string text) =>
        !Legal().IsMatch(text) ? null : new BackendName(text.Contains('_', StringComparison.Ordinal) ? text : $"ibm_{text}");

    /// <summary>True for a name that the service can give to a backend.</summary>
    internal static bool IsLegal(string text) => Legal().IsMatch(text);

    [GeneratedRegex(@"\A[A-Za-z0-9](?:[A-Za-z0-9_-]{0,62}[A-Za-z0-9])?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Legal();
}
