using System.Globalization;

namespace HybHanas.Reports;

/// <summary>Command lines that go on with a network.</summary>
internal static class Commands
{
    /// <summary>To train, export and cost it.</summary>
    public static IReadOnlyList<string> Of(ReportModel report, Candidate candidate)
    {
        var run = Quoted(report.Run.Folder);
        var model = Quoted(Path.Combine(report.Run.Folder, "models", $"model-{candidate.Id.ToString(CultureInfo.InvariantCulture)}.json"));
        var (options, record) = (report.Record.Options, report.Record);
        return
        [
            $"hybhanas train {run} --pick {candidate.Id}",
            $"hybhanas export {model} --as openqasm2 --sample 1 -o circuit.qasm",
            string.Create(
                CultureInfo.InvariantCulture,
                $"hybhanas cost circuit.qasm --backend {Quoted(options.Backend)} --shots {options.Shots} --parameters {candidate.QuantumParameters} --samples {options.BatchSize} --steps {(long)record.StepsPerEpoch * options.Epochs} --explain"),
        ];
    }

    /// <summary>A word for a shell.</summary>
    public static string Quoted(string word) => word.Length > 0 && word.All(c => char.IsAsciiLetterOrDigit(c) || "/._-+:@\\".Contains(c, StringComparison.Ordinal))
        ? word
        : "'" + word.Replace("'", "'\\''", StringComparison.Ordinal) + "'";
}
