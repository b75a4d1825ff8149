using System.Text.Json;
using System.Text.Json.Nodes;

namespace HybHanas.Runs;

/// <summary>Whether a run can go on: everything that decides its outcome must be as it was.</summary>
internal static class RunIdentity
{
    /// <summary>Parts of <c>run.json</c> that do not decide the outcome.</summary>
    private static readonly string[] Free =
        ["started", "warnings", "throughput", "versions.runtime", "options.threads", "options.useCache", "options.outputFolder", "options.trainerFolder", "options.timeLimit", "options.maxTrainings"];

    /// <summary>Throws a "changed-run" error that lists what differs.</summary>
    public static void Require(string folder, RunRecord then, RunRecord now)
    {
        var differences = new List<string>();
        Compare("", JsonSerializer.SerializeToNode(then, ResultJson.Line), JsonSerializer.SerializeToNode(now, ResultJson.Line), differences);
        if (differences.Count > 0)
            throw new HybHanasException(
                "changed-run", $"{folder}: cannot go on, the run began with other settings: {string.Join("; ", differences)}");
    }

    /// <summary>The same where only the run's samples and networks matter, not what they cost.</summary>
    public static void RequireSameNetworks(string folder, RunRecord then, RunRecord now) => Require(
        folder, then, then with { Data = now.Data, Space = now.Space });

    private static void Compare(string path, JsonNode? then, JsonNode? now, List<string> differences)
    {
        if (Free.Contains(path))
            return;
        if (then is JsonObject before && now is JsonObject after)
        {
            foreach (var name in before.Select(p => p.Key).Union(after.Select(p => p.Key)))
                Compare(path.Length == 0 ? name : $"{path}.{name}", before[name], after[name], differences);
        }
        else if (then is JsonArray { Count: var count } earlier && now is JsonArray later && later.Count == count)
        {
            for (var i = 0; i < count; i++)
                Compare($"{path}[{i}]", earlier[i], later[i], differences);
        }
        else if (!JsonNode.DeepEquals(then, now))
        {
            differences.Add($"{path} was {Shown(then)} and is {Shown(now)}");
        }
    }

    private static string Shown(JsonNode? node)
    {
        var text = node?.ToJsonString(ResultJson.Line) ?? "nothing";
        return text.Length <= 80 ? text : text[..77] + "...";
    }
}
