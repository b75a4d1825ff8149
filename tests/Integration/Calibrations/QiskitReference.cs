using System.IO.Compression;
using System.Text.Json;
using HybHanas.Calibrations;
using HybHanas.Core;
using HybHanas.Core.Backends;
using HybHanas.Core.Circuits;
using HybHanas.Core.Transpiling;
using Microsoft.FSharp.Collections;
using Microsoft.FSharp.Core;
using Xunit;

namespace HybHanas.Integration.Tests.Calibrations;

/// <summary>The rows of a golden file made with Qiskit, and their circuits on the bundled calibrations.</summary>
internal static class QiskitReference
{
    public static IEnumerable<JsonElement> Rows(string file)
    {
        var path = Path.Combine(AppContext.BaseDirectory, "Golden", "qiskit", file);
        using var reader = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));

        while (reader.ReadLine() is { } line)
        {
            using var document = JsonDocument.Parse(line);
            yield return document.RootElement;
        }
    }

    public static T Ok<T>(FSharpResult<T, HybHanasError> result)
    {
        Assert.True(result.IsOk, result.IsError ? HybHanasErrorModule.message(result.ErrorValue) : "");
        return result.ResultValue;
    }

    public static Target TargetOf(JsonElement row) =>
        Ok(TargetModule.create(Ok(BundledCalibrations.Load(row.GetProperty("backend").GetString()!))));

    public static PhysicalCircuit CircuitOf(JsonElement row, Target target, bool measured = true)
    {
        var operations = row.GetProperty("ops").EnumerateArray()
            .Where(operation => measured || operation[0].GetString() != "measure")
            .Select(OperationOf);

        return Ok(PhysicalCircuitModule.ofNative(
            target,
            Ok(CircuitModule.create(
                row.GetProperty("n_qubits").GetInt32(), row.GetProperty("n_clbits").GetInt32(), operations))));
    }

    public static double[] Numbers(JsonElement row, string name) =>
        [.. row.GetProperty(name).EnumerateArray().Select(value => value.GetDouble())];

    private static Operation OperationOf(JsonElement operation)
    {
        var qubits = operation[1].EnumerateArray().Select(qubit => qubit.GetInt32()).ToArray();

        return operation[0].GetString()! switch
        {
            "measure" => Operation.NewMeasure(qubits[0], operation[3][0].GetInt32()),
            "barrier" => Operation.NewBarrier(ListModule.OfSeq(qubits)),
            var name => Operation.NewApply(
                GateTable.tryFind(name)!.Value,
                ListModule.OfSeq(operation[2].EnumerateArray().Select(angle => CoreAngle.NewFixed(angle.GetDouble()))),
                ListModule.OfSeq(qubits)),
        };
    }
}
