using System.Globalization;

namespace HybHanas.Reports;

/// <summary>The networks of the front in full, each folded away until it is asked for.</summary>
internal static class NetworkSection
{
    /// <summary>Characters that all drawings of circuits take at most; the page stays below 2 MB with them.</summary>
    private const int MostDrawn = 200_000;

    /// <summary>Those with a name first in the count of room, all in the order of the front.</summary>
    public static Markup Of(ReportModel report)
    {
        var section = new Markup();
        section.Add($"<section id=\"networks\"><h2>Networks of the front</h2>");
        if (report.Sheets.Count == 0)
            section.Add($"<p class=\"notice\">No network can be shown in full.</p>");
        if (report.Device is { } device && report.Sheets.Count > 0)
            section.Add($"<p>Circuits as they were costed on {device.Name}, calibrated {device.Calibrated}{Age(device)}.</p>{DeviceDrawing.Legend(device)}");
        var drawings = Drawings(report);
        if (report.Sheets.Count > 0 && report.Sheets.Count < report.Run.Front.Count)
            section.Add($"<p class=\"notice\">{report.Sheets.Count} of the {report.Run.Front.Count} networks of the front are shown in full, those with a name among them; the others stand above in words.</p>");
        if (report.OtherVersion is { } version && report.Sheets.Count < report.Run.Front.Count)
            section.Add($"<p class=\"notice\">The run was made by version {version}; networks whose circuits this version compiles to other figures are left out.</p>");
        foreach (var sheet in report.Sheets)
            section.Add($"{Sheet(report, sheet, drawings.GetValueOrDefault(sheet.Candidate.Id))}");
        return section.Add($"</section>\n");
    }

    private static string Age(DeviceSheet device) => device.AgeDays is { } days
        ? string.Create(CultureInfo.InvariantCulture, $", {(days < 0 ? $"{-days:0.#} days after" : $"{days:0.#} days old when")} the run began")
        : "";

    /// <summary>The circuits of as many networks as there is room for.</summary>
    private static Dictionary<int, Markup> Drawings(ReportModel report)
    {
        var drawings = new Dictionary<int, Markup>();
        var room = MostDrawn;
        foreach (var sheet in report.Sheets.OrderByDescending(sheet => report.NamesOf(sheet.Candidate.Id).Length > 0))
        {
            var drawing = Markup.Of(
                $"<h4>Circuit as it is written</h4><p class=\"fine\">Boxes: <span class=\"key input\">value of the sample</span> <span class=\"key weight\">trainable angle</span> <span class=\"key fixed\">fixed</span></p><div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"Circuit as it is written\">{CircuitDrawing.Of(sheet.Logical, "Circuit as it is written")}</div><h4>Circuit as it is run</h4><p class=\"fine\">In the backend's own gates, on its qubits, with generic angles{(sheet.Physical.Gates.Any(gate => gate.Role == GateRole.Routing) ? Routing : new Markup())}.</p><div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"Circuit as it is run\">{CircuitDrawing.Of(sheet.Physical, "Circuit as it is run")}</div>");
            if (drawing.Length > room)
                continue;
            room -= drawing.Length;
            drawings[sheet.Candidate.Id] = drawing;
        }

        return drawings;
    }

    private static Markup Routing => Markup.Of($"; <span class=\"key routing\">there for routing only</span>");

    private static Markup Sheet(ReportModel report, NetworkSheet sheet, Markup? circuits)
    {
        var candidate = sheet.Candidate;
        var markup = new Markup();
        var names = report.NamesOf(candidate.Id);
        markup.Add($"<details class=\"network\" id=\"network-{candidate.Id}\"><summary><strong>#{candidate.Id}</strong> {(names.Length > 0 ? Markup.Of($"<em>{names}</em> ") : new Markup())}{string.Join(", ", report.Run.Objectives.Select(objective => Readable.Value(objective, candidate.Value(objective.Name))))} <span class=\"words\">{candidate.Description}</span></summary><div class=\"sheet\">");
        markup.Add($"<div class=\"columns\"><div><h4>Layers</h4>{Tables.Of($"Layers of #{candidate.Id}", ["layer", "gives", "parameters"], sheet.Layers.Select(layer => (IReadOnlyList<string>)[layer.What, layer.Output, Readable.Count(layer.Parameters)]))}</div>");
        markup.Add($"<div><h4>Time of the whole training</h4>{CostBars.Of(candidate)}<p class=\"fine\">The four steps of the cost model, logarithmic{PerStep(sheet)}.</p></div>");
        if (candidate.Epochs.Count > 0)
            markup.Add($"<div><h4>Learning curve</h4>{LearningCurve(candidate)}{Folds(candidate)}</div>");
        if (report.Device is { } device)
            markup.Add($"<div><h4>Place on {device.Name}</h4>{DeviceDrawing.Placement(device, sheet.Layout)}<p class=\"fine\">Ringed: the qubits in use, with their numbers in the circuit as it is written. Calibrated {device.Calibrated}{Age(device)}.</p></div>");
        markup.Add($"</div>{circuits ?? Markup.Of($"<p class=\"notice\">The circuits are not drawn, to keep the page small: {candidate.Description}; {sheet.Logical.Gates.Count} operations as it is written, {sheet.Physical.Gates.Count} as it is run.</p>")}");
        foreach (var warning in candidate.Warnings)
            markup.Add($"<p class=\"notice\">{warning}</p>");
        markup.Add($"<h4>Go on with it</h4><pre class=\"commands\">{string.Join('\n', Commands.Of(report, candidate))}</pre>");
        return markup.Add($"<details><summary>Genes</summary>{Tables.Of($"Genes of #{candidate.Id}", ["gene", "value"], candidate.Genes.Select(gene => (IReadOnlyList<string>)[gene.Gene, gene.Value]))}<p class=\"fine\">genome {candidate.Genome}</p></details></div></details>");
    }

    private static string PerStep(NetworkSheet sheet) => sheet.Candidate.QuantumSeconds is { } seconds
        ? $"; one of the {Readable.Count(sheet.Steps)} training steps takes {Readable.Seconds(seconds.Total / sheet.Steps)} on the backend"
        : "";

    private static Markup Folds(Candidate candidate) => candidate.FoldAccuracies is { Count: > 1 } folds
        ? Markup.Of($"<p class=\"fine\">The mean over {folds.Count} folds, which end at {string.Join(", ", folds.Select(Readable.Percent))}.</p>")
        : new Markup();

    private static Markup LearningCurve(Candidate candidate)
    {
        var epochs = candidate.Epochs;
        return CurvePlot.Of(
            "learning", $"Validation accuracy by epoch: {string.Join(", ", epochs.Select(epoch => Readable.Percent(epoch.ValidationAccuracy)))}",
            Axis.OfCounts("epoch", epochs.Select(epoch => epoch.Number)), Axis.OfShares("validation accuracy", epochs.Select(epoch => epoch.ValidationAccuracy)),
            [new Curve("validation accuracy", [.. epochs.Select(epoch => ((double)epoch.Number, epoch.ValidationAccuracy))])], 420, 240);
    }
}
