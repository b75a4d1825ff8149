using HybHanas.Integration.Tests.Calibrations;
using Xunit;

namespace HybHanas.Integration.Tests.Transpiling;

/// <summary>A part of the comparison with Qiskit, with bounds that leave room; benchmarks/Transpiler prints the whole.</summary>
public class TranspilerComparisonTests
{
    private static readonly Dictionary<string, string> Programs =
        QiskitReference.Rows("circuits.jsonl.gz").ToDictionary(row => row.GetProperty("id").GetString()!, row => row.GetProperty("qasm").GetString()!);

    [Theory]
    [InlineData(0, "hqnn", 1.05)]
    [InlineData(1, "hqnn", 0.98)]
    [InlineData(2, "hqnn", 0.75)]
    [InlineData(3, "hqnn", 0.55)]
    [InlineData(3, "hqnn-full-cx", 0.25)]
    [InlineData(3, "hqnn-full-cz", 0.25)]
    [InlineData(3, "hqnn-star-cx", 0.65)]
    [InlineData(3, "hqnn-star-cz", 0.35)]
    [InlineData(3, "hqnn-circular-cx", 0.86)]
    [InlineData(3, "hqnn-circular-cz", 0.58)]
    [InlineData(3, "hqnn-grid-cx", 0.80)]
    [InlineData(3, "hqnn-grid-cz", 0.50)]
    [InlineData(3, "hqnn-linear-cx", 1.0)]
    [InlineData(3, "hqnn-linear-cz", 0.65)]
    [InlineData(3, "bench", 0.95)]
    [InlineData(3, "ghz", 1.0)]
    [InlineData(3, "random-n3", 0.4)]
    [InlineData(3, "random-n5-d50", 1.06)]
    public void Two_qubit_gates_stay_below_Qiskits(int level, string family, double bound)
    {
        var transpiler = new CircuitTranspiler(new TranspileSettings { Backend = "brisbane", Level = level });
        var logarithms = new List<double>();
        foreach (var row in QiskitReference.Rows("transpile.jsonl.gz"))
        {
            var id = row.GetProperty("circuit").GetString()!;
            if (row.GetProperty("backend").GetString() != "brisbane" || row.GetProperty("level").GetInt32() != level || !Belongs(id, family))
                continue;
            var theirs = Median([.. row.GetProperty("n2q").EnumerateArray().Select(count => count.GetDouble())]);
            var ours = transpiler.TranspileOpenQasm(Programs[id], id, 1).TwoQubitGates;
            logarithms.Add(Math.Log(Math.Max(1, ours) / Math.Max(1, theirs)));
        }

        Assert.NotEmpty(logarithms);
        Assert.InRange(Math.Exp(logarithms.Average()), 0.0, bound);
    }

    private static bool Belongs(string id, string family) => family == "bench"
        ? !id.StartsWith("hqnn") && !id.StartsWith("random") && !id.Contains("n20") && !id.Contains("n50") && !id.Contains("n100") && !id.Contains("n24")
        : id.StartsWith(family) && !id.Contains("-n12-");

    private static double Median(double[] values)
    {
        Array.Sort(values);
        return (values[(values.Length - 1) / 2] + values[values.Length / 2]) / 2;
    }
}
