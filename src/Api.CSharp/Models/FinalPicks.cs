using System.Globalization;
using HybHanas.Core;
using HybHanas.Core.Searching;

namespace HybHanas.Models;

/// <summary>Which networks of a run are meant.</summary>
internal static class FinalPicks
{
    /// <summary>The networks of ids, "best", "loss" and "knee", each once, in this order.</summary>
    public static IReadOnlyList<Candidate> Of(
        IReadOnlyList<string> picks, IReadOnlyList<Candidate> evaluations, IReadOnlyList<Candidate> front, Objectives objectives)
    {
        if (picks.Count == 0)
            throw new HybHanasException(HybHanasError.NewOutOfRange("networks to train", "none", "ids, 'best', 'loss' or 'knee'"));
        if (front.Count == 0)
            throw new HybHanasException(HybHanasError.NewOutOfRange("networks of the run", "none that was trained", "at least one; go on with 'hybhanas resume'"));
        return [.. picks.Select(Find).DistinctBy(candidate => candidate.Id)];

        // The front is sorted by accuracy, then by seconds.
        Candidate Find(string pick) => pick switch
        {
            "best" => front[0],
            "loss" => LowestLoss(),
            "knee" => front[Knee.index(PointsModule.create([.. front.Select(objectives.Of)]).OrThrow()).OrThrow()],
            _ => ById(pick),
        };

        // Only trainings of the same length compare; the front has at least one that was trained.
        Candidate LowestLoss()
        {
            var trained = evaluations.Where(candidate => candidate is { Failure: null, Epochs.Count: > 0 }).ToList();
            var epochs = trained.Max(candidate => candidate.Epochs.Count);
            return trained.Where(candidate => candidate.Epochs.Count == epochs).MinBy(candidate => candidate.Epochs[^1].ValidationLoss)!;
        }

        Candidate ById(string pick)
        {
            var found = int.TryParse(pick, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
                ? evaluations.FirstOrDefault(candidate => candidate.Id == id)
                : null;
            if (found is null)
                throw new HybHanasException(HybHanasErrorModule.unknown(
                    "network of the run", front.Select(candidate => candidate.Id.ToString(CultureInfo.InvariantCulture)).Concat(["best", "loss", "knee"]), pick));
            return found.Failure is { } reason
                ? throw new HybHanasException(HybHanasError.NewUnsupported($"network {pick}, which failed ({reason}),", "a final training"))
                : found;
        }
    }
}
