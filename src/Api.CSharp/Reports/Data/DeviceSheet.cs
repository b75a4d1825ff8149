using System.Globalization;
using HybHanas.Core.Backends;

namespace HybHanas.Reports;

/// <summary>A backend's coupling map with places to draw it at, and the errors of a calibration.</summary>
/// <param name="Name">The backend.</param>
/// <param name="Calibrated">When it was calibrated, as it reports.</param>
/// <param name="AgeDays">Days from then to the beginning of the run; null where the date cannot be read.</param>
/// <param name="Qubits">Coupled qubits.</param>
/// <param name="Pairs">Coupled pairs.</param>
/// <param name="IsGrid">True where neighbours are drawn next to each other, false where the qubits stand on a circle.</param>
internal sealed record DeviceSheet(
    string Name, string Calibrated, double? AgeDays, IReadOnlyList<PlacedQubit> Qubits, IReadOnlyList<CoupledPair> Pairs, bool IsGrid)
{
    /// <summary>A backend under a calibration, at the time when a run began.</summary>
    public static DeviceSheet Of(Target target, DateTimeOffset started)
    {
        var details = BackendReport.Detail(target, TimeProvider.System);
        var errors = details.Couplings.GroupBy(pair => (Math.Min(pair.Control, pair.Target), Math.Max(pair.Control, pair.Target)))
            .ToDictionary(group => group.Key, group => group.Min(pair => pair.Error));
        var drawn = CouplingDrawing.positions(target);
        var places = drawn is null ? Circle(target) : drawn.Value.Select(place => (place.Item1, (double)place.Item2, (double)place.Item3));
        return new DeviceSheet(
            target.Calibration.Name, target.Calibration.LastUpdate,
            DateTimeOffset.TryParse(target.Calibration.LastUpdate, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date)
                ? (started - date).TotalDays
                : null,
            [.. places.Select(place => new PlacedQubit(place.Item1, place.Item2, place.Item3, details.Qubits[place.Item1].ReadoutError))],
            [.. target.Couplings.Select(pair => new CoupledPair(
                pair.Item1, pair.Item2, errors.TryGetValue((pair.Item1, pair.Item2), out var error) ? error : null))],
            drawn is not null);
    }

    private static IEnumerable<(int, double, double)> Circle(Target target)
    {
        int[] coupled = [.. Enumerable.Range(0, target.QubitCount).Where(qubit => target.Neighbours(qubit).Length > 0)];
        var radius = coupled.Length / 5.0 + 1;
        return coupled.Select((qubit, i) =>
        {
            var (sine, cosine) = Math.SinCos(2 * Math.PI * i / coupled.Length);
            return (qubit, radius * (1 + sine), radius * (1 - cosine));
        });
    }
}

/// <summary>A qubit and where it is drawn, one unit from its neighbours.</summary>
internal sealed record PlacedQubit(int Index, double Column, double Line, double? ReadoutError);

/// <summary>Two coupled qubits and the error of their gate; of two directions the lower.</summary>
internal sealed record CoupledPair(int Low, int High, double? Error);
