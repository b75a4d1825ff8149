using HybHanas.Core.Searching;
using HybHanas.Runs;

namespace HybHanas.Reports;

/// <summary>Everything that a report shows, before any of it is drawn.</summary>
internal sealed record ReportModel
{
    /// <summary>The run.</summary>
    public required ReportedRun Run { get; init; }

    /// <summary>What its <c>run.json</c> holds.</summary>
    public required RunRecord Record { get; init; }

    /// <summary>Networks of the front with a name: the knee and the best in each objective.</summary>
    public required IReadOnlyList<NamedNetwork> Named { get; init; }

    /// <summary>Hypervolume over evaluations.</summary>
    public required HypervolumeHistory History { get; init; }

    /// <summary>What a surrogate says of the accuracies; null where <see cref="Missing"/> says why.</summary>
    public required SurrogateReview? Surrogate { get; init; }

    /// <summary>What each gene does to each objective; empty where <see cref="Missing"/> says why.</summary>
    public required IReadOnlyList<ObjectiveEffects> Effects { get; init; }

    /// <summary>The networks of the front in full; empty where <see cref="Missing"/> says why.</summary>
    public required IReadOnlyList<NetworkSheet> Sheets { get; init; }

    /// <summary>The backend under the calibration that counts; null where <see cref="Missing"/> says why.</summary>
    public required DeviceSheet? Device { get; init; }

    /// <summary>Why some parts are not there: data or calibration of the run cannot be had any more; null where all are.</summary>
    public required string? Missing { get; init; }

    /// <summary>The version of the tool that made the run, whose circuits this one may compile otherwise; null where it is this one.</summary>
    public required string? OtherVersion { get; init; }

    /// <summary>The comparison with other runs; null where none is asked for.</summary>
    public required RunComparison? Comparison { get; init; }

    /// <summary>Names of a candidate, joined; empty where it has none.</summary>
    public string NamesOf(int id) => string.Join(", ", Named.Where(named => named.Id == id).Select(named => named.Name));
}

/// <summary>A network of the front with a name.</summary>
/// <param name="Id">The candidate.</param>
/// <param name="Name">"knee", "highest accuracy", "least parameters".</param>
internal sealed record NamedNetwork(int Id, string Name);

/// <summary>What each gene does to one objective.</summary>
/// <param name="Objective">The objective.</param>
/// <param name="Scale">What its differences are in: "log10 s", "percentage points".</param>
/// <param name="Effects">Null where there are not enough data.</param>
internal sealed record ObjectiveEffects(ObjectiveInfo Objective, string Scale, GeneEffects? Effects);
