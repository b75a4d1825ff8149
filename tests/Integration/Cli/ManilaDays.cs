using System.Text.Json.Nodes;

namespace HybHanas.Integration.Tests.Cli;

/// <summary>Calibrations of manila on different days, made from the bundled one.</summary>
internal static class ManilaDays
{
    /// <summary>Three days: as it is, with worse and with better two-qubit gates.</summary>
    public static string ThreeDays(TemporaryFolder folder)
    {
        var days = Directory.CreateDirectory(folder.Sub("days")).FullName;
        // Not in the order of the dates.
        File.WriteAllText(Path.Combine(days, "a.json"), Of("2024-05-22T01:00:00-04:00", 0.8));
        File.WriteAllText(Path.Combine(days, "b.json"), Of("2024-05-20T01:00:00-04:00", 1));
        File.WriteAllText(Path.Combine(days, "c.json"), Of("2024-05-21T01:00:00-04:00", 1.6));
        File.WriteAllText(Path.Combine(days, "notes.txt"), "not a calibration");
        return days;
    }

    /// <summary>Manila with that date, and durations and errors of its two-qubit gates times the factor.</summary>
    public static string Of(string date, double factor)
    {
        using var folder = new TemporaryFolder();
        Backends.Export("manila", folder.Sub("manila.json"));
        var root = JsonNode.Parse(File.ReadAllText(folder.Sub("manila.json")))!;
        root["last_update"] = date;
        foreach (var block in root["two_qubit"]!.AsArray())
        {
            foreach (var column in (string[])["duration", "error"])
                block![column] = new JsonArray([.. block[column]!.AsArray().Select(value => (JsonNode)(value!.GetValue<double>() * factor))]);
        }

        return root.ToJsonString();
    }
}
