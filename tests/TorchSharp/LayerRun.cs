using HybHanas.Core.Circuits;
using HybHanas.Simulation;
using Xunit;
using static TorchSharp.torch;

namespace HybHanas.TorchSharp.Tests;

/// <summary>A quantum layer on plain arrays.</summary>
internal static class LayerRun
{
    /// <summary>Values and derivatives of the sum over upstream x values: [sample][qubit], [weight], [sample][input].</summary>
    public sealed record Result(double[][] Values, double[] ByWeight, double[][] ByInput);

    public static QuantumProgram Compile(Circuit circuit, Observable observable = Observable.Z)
    {
        var program = QuantumProgram.Compile(circuit, observable);
        Assert.True(program.IsOk, program.IsError ? program.ErrorValue.ToString() : "");
        return program.ResultValue;
    }

    public static QuantumLayer LayerOf(QuantumProgram program, QuantumForm form, ScalarType precision, double[] weights)
    {
        var layer = new QuantumLayer(program, new QuantumLayerOptions { Form = form, Precision = precision });
        using var ungraded = no_grad();
        layer.get_parameter("weights")!.copy_(tensor(weights, [weights.Length]));
        return layer;
    }

    public static Tensor Rows(double[][] rows, ScalarType precision, bool requiresGradient = false) =>
        tensor([.. rows.SelectMany(row => row)], [rows.Length, rows[0].Length], precision).requires_grad_(requiresGradient);

    public static double[][] Rows(Tensor tensor)
    {
        var (values, columns) = (Flat(tensor), (int)tensor.shape[1]);
        return [.. Enumerable.Range(0, (int)tensor.shape[0]).Select(row => values.AsSpan(row * columns, columns).ToArray())];
    }

    public static double[] Flat(Tensor tensor) => tensor.detach().to(ScalarType.Float64).contiguous().data<double>().ToArray();

    public static Result Of(
        QuantumProgram program, QuantumForm form, ScalarType precision, double[][] samples, double[] weights, double[][] upstream)
    {
        using var scope = NewDisposeScope();
        using var layer = LayerOf(program, form, precision, weights);
        var inputs = Rows(samples, precision, requiresGradient: true);
        var values = layer.call(inputs);
        Assert.Equal(precision, values.dtype);
        layer.Backward(values.mul(Rows(upstream, precision)).sum());
        return new(
            Rows(values),
            weights.Length == 0 ? [] : Flat(layer.get_parameter("weights")!.grad!),
            samples[0].Length == 0 ? samples : Rows(inputs.grad!));
    }

    public static void AssertClose(double[][] expected, double[][] actual, double tolerance, string what)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (var row = 0; row < expected.Length; row++)
            AssertClose(expected[row], actual[row], tolerance, $"{what}, row {row}");
    }

    public static void AssertClose(double[] expected, double[] actual, double tolerance, string what)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (var i = 0; i < expected.Length; i++)
            Assert.True(Math.Abs(expected[i] - actual[i]) <= tolerance, $"{what}: value {i} is {actual[i]:R}, not {expected[i]:R}");
    }
}
