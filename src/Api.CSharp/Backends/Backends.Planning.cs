using HybHanas.Core;
using HybHanas.Core.Backends;
using HybHanas.Core.Costing;

namespace HybHanas;

public static partial class Backends
{
    /// <summary>Writes a backend's calibration to a file that every option named "backend" takes.</summary>
    /// <param name="backend">A bundled backend's name, or the path of a calibration file.</param>
    /// <param name="outputFile">Path of the calibration file to write.</param>
    /// <exception cref="HybHanasException">The name is unknown ("unknown-name"), the file is not a calibration ("bad-file"), or the output
    /// cannot be written ("unusable-path").</exception>
    public static BackendSummary Export(string backend, string outputFile)
    {
        var target = Open(backend);
        OutputFile.Write(outputFile, CalibrationJson.write(target.Calibration));
        return BackendReport.Summarise(target);
    }

    /// <summary>What changed from one backend, or one calibration of it, to another.</summary>
    /// <param name="first">A bundled backend's name, or the path of a calibration file.</param>
    /// <param name="second">The other one.</param>
    /// <param name="threshold">Relative change from which an entry is listed, 0..1,000.</param>
    /// <exception cref="HybHanasException">As for <see cref="Show"/>; "out-of-range" for the threshold.</exception>
    public static BackendDifference Compare(string first, string second, double threshold = 0.1) =>
        threshold is >= 0 and <= 1000
            ? BackendComparer.Compare(Open(first), Open(second), threshold)
            : throw new HybHanasException(HybHanasError.NewOutOfRange("threshold", $"{threshold}", "0..1000"));

    /// <summary>Writes the calibration of a backend that does not exist, for planning: the medians of a real one on another coupling map.</summary>
    /// <param name="topology">"linear", "grid", "heavy-hex" or "full".</param>
    /// <param name="qubits">2..1,024 qubits, "full" 2..256.</param>
    /// <param name="like">The backend that gives the medians: a bundled name, or the path of a calibration file.</param>
    /// <param name="outputFile">Path of the calibration file to write.</param>
    /// <exception cref="HybHanasException">As for <see cref="Export"/>; "out-of-range" for the number of qubits.</exception>
    public static BackendSummary Synthesize(string topology, int qubits, string like, string outputFile)
    {
        var shape = TopologyModule.ofName(topology).OrThrow();
        var source = Open(like);
        var name = $"{source.Calibration.Name}-{topology}-{qubits}";
        var target = TargetModule.create(SyntheticDevice.create(name, shape, qubits, source).OrThrow()).OrThrow();
        OutputFile.Write(outputFile, CalibrationJson.write(target.Calibration));
        return BackendReport.Summarise(target);
    }
}
