using System.IO.Compression;
using System.Text.Json;
using HybHanas.Core.Circuits;
using HybHanas.Simulation;
using Microsoft.FSharp.Collections;
using Xunit;

namespace HybHanas.Integration.Tests.Simulation;

/// <summary>One circuit of the golden file: derivatives are [sample][qubit][parameter or input].</summary>
public sealed record GoldenCircuit(
    string Name,
    CoreCircuit Circuit,
    Observable Observable,
    double[][] Inputs,
    double[] Weights,
    double[][] Expectations,
    double[][][] ByWeight,
    double[][][] ByInput,
    double[] StateRe,
    double[] StateIm);

/// <summary>Reads circuits and their reference values from JSON lines.</summary>
public static class GoldenCircuits
{
    /// <summary>Every circuit of Golden/simulation/expvals.jsonl.gz.</summary>
    public static IEnumerable<GoldenCircuit> All()
    {
        string path = Path.Combine(AppContext.BaseDirectory, "Golden", "simulation", "expvals.jsonl.gz");
        using var reader = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        while (reader.ReadLine() is { } line)
        {
            using var json = JsonDocument.Parse(line);
            yield return Read(json.RootElement);
        }
    }

    /// <summary>A circuit from its `ops`: [gate, [wires]] or [gate, [wires], argument].</summary>
    public static CoreCircuit Parse(int qubits, JsonElement ops)
    {
        var circuit = CircuitModule.create(qubits, 0, [.. ops.EnumerateArray().Select(Operation)]);
        Assert.True(circuit.IsOk, circuit.IsError ? circuit.ErrorValue.ToString() : "");
        return circuit.ResultValue;
    }

    private static Operation Operation(JsonElement op)
    {
        string name = op[0].GetString()!;
        var wires = ListModule.OfSeq(op[1].EnumerateArray().Select(wire => wire.GetInt32()));
        if (name == "AMPLITUDE")
        {
            var index = op[2].GetProperty("inputs").EnumerateArray().Select(i => i.GetInt32());
            return Core.Circuits.Operation.NewPrepare(ListModule.OfSeq(index), wires);
        }

        var gate = GateTable.tryFind(name == "CNOT" ? "cx" : name.ToLowerInvariant());
        Assert.NotNull(gate);
        CoreAngle[] angles = op.GetArrayLength() > 2 ? [Angle(op[2])] : [];
        return Core.Circuits.Operation.NewApply(gate.Value, ListModule.OfSeq(angles), wires);
    }

    private static CoreAngle Angle(JsonElement argument) =>
        argument.ValueKind == JsonValueKind.Number ? CoreAngle.NewFixed(argument.GetDouble())
        : argument.TryGetProperty("param", out var weight) ? CoreAngle.NewWeight(weight.GetInt32())
        : CoreAngle.NewInput(argument.GetProperty("input").GetInt32());

    private static GoldenCircuit Read(JsonElement json)
    {
        T Field<T>(string name) => json.GetProperty(name).Deserialize<T>()!;
        bool prepared = json.TryGetProperty("d_expval_d_inputs_through_normalisation", out _);
        return new(
            $"{Field<string>("id")} {Field<string>("label")}",
            Parse(Field<int>("n"), json.GetProperty("ops")),
            Enum.Parse<Observable>(Field<string>("observable")),
            Field<double[][]>("inputs"),
            Field<double[]>("params"),
            Field<double[][]>("expvals"),
            Field<double[][][]>("d_expval_d_params"),
            Field<double[][][]>(prepared ? "d_expval_d_inputs_through_normalisation" : "d_expval_d_inputs"),
            Field<double[]>("state_re"),
            Field<double[]>("state_im"));
    }
}
