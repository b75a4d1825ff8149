using HybHanas.Core;
using HybHanas.Core.Circuits;
using HybHanas.Simulation;
using Microsoft.FSharp.Collections;
using Xunit;

namespace HybHanas.Integration.Tests.Simulation;

/// <summary>What is compiled, what is refused, and the edges of the simulator's arguments.</summary>
public sealed class ProgramTests
{
    private static readonly Operation Turn = Apply(Gate.RX, CoreAngle.NewInput(0), 0);

    [Fact]
    public void TrailingMeasurementsAndBarriersArePassedOver()
    {
        var barrier = Operation.NewBarrier(ListModule.OfSeq([0, 1]));
        var circuit = Circuit(2, Turn, barrier, Operation.NewMeasure(0, 0), Apply(Gate.RY, CoreAngle.NewWeight(0), 1), barrier);
        var batch = Run(circuit, [[0.7]], [0.4]);
        var values = batch.Forward();
        Assert.Equal(Math.Cos(0.7), values[0][0], 1e-15);
        Assert.Equal(Math.Cos(0.4), values[1][0], 1e-15);
    }

    [Fact]
    public void ResetsAndGatesAfterMeasurementAreRefused()
    {
        Assert.Equal("a reset (operation 1 of the circuit) is not supported by the simulator",
            Fault(Circuit(2, Turn, Operation.NewReset(1))));
        Assert.Equal("a gate on a measured qubit (operation 1 of the circuit) is not supported by the simulator",
            Fault(Circuit(2, Operation.NewMeasure(0, 0), Turn)));
        Assert.Equal(
            "a second state preparation, or one on used qubits (operation 1 of the circuit) is not supported by the simulator",
            Fault(Circuit(2, Turn, Operation.NewPrepare(ListModule.OfSeq([0, 1]), ListModule.OfSeq([0])))));
        Assert.Equal("number of simulated qubits is 21; allowed: 1..20", Fault(Circuit(21)));
    }

    [Fact]
    public void SharedIndicesAdd()
    {
        // RX(x) RX(w) RX(w) on one qubit: cos(x + 2w).
        var weight = Apply(Gate.RX, CoreAngle.NewWeight(0), 0);
        var batch = Run(Circuit(1, Turn, weight, weight), [[0.3], [0.5]], [0.2]);
        var values = batch.Forward();
        var (byWeight, byInput) = batch.Backward([[1, 2]]);
        Assert.Equal(Math.Cos(0.7), values[0][0], 1e-15);
        Assert.Equal(-2 * Math.Sin(0.7) - 4 * Math.Sin(0.9), byWeight[0], 1e-14);
        Assert.Equal(-2 * Math.Sin(0.9), byInput[0][1], 1e-14);
    }

    [Fact]
    public void AmplitudesOfAnyScaleAreNormalised()
    {
        var prepare = Operation.NewPrepare(ListModule.OfSeq([0, 1]), ListModule.OfSeq([0]));
        var batch = Run(Circuit(1, prepare), [[3, 4], [3e-200, 4e-200], [3e200, -4e200], [0, 0]], []);
        var values = batch.Forward();
        for (int b = 0; b < 3; b++)
            Assert.Equal((9.0 - 16.0) / 25, values[0][b], 1e-15);
        Assert.Equal(1, values[0][3]);

        // d/dx (x² - y²) / (x² + y²) = 4 x y² / (x² + y²)².
        var (_, byInput) = batch.Backward([[1, 0, 0, 1]]);
        Assert.Equal(4.0 * 3 * 16 / 625, byInput[0][0], 1e-15);
        Assert.Equal(0, byInput[0][3]);
        Assert.Equal(0, byInput[1][3]);
    }

    [Theory]
    [InlineData(1e3)]
    [InlineData(-9999.5)]
    [InlineData(1e7)]
    [InlineData(-1e15)]
    public void LargeAnglesKeepTheirPrecision(double angle)
    {
        var batch = Run(Circuit(1, Turn), [[0.1], [angle]], []);
        Assert.Equal(Math.Cos(angle), batch.Forward()[0][1], 1e-12);
    }

    [Fact]
    public void UndefinedInputsGiveUndefinedResultsInTheirOwnSampleOnly()
    {
        var values = Run(Circuit(1, Turn), [[0.1], [double.NaN], [double.PositiveInfinity]], []).Forward();
        Assert.Equal(Math.Cos(0.1), values[0][0], 1e-15);
        Assert.True(double.IsNaN(values[0][1]) && double.IsNaN(values[0][2]));
    }

    [Fact]
    public void WrongLengthsAreRefusedAtTheDoor()
    {
        var simulator = new BatchedSimulator<float>(Batch<float>.Compile(Circuit(1, Turn)), 17);
        Assert.Equal(32, simulator.Stride);
        Assert.Equal(24, new BatchedSimulator<double>(Batch<double>.Compile(Circuit(1, Turn)), 17).Stride);
        var row = new float[32];
        Assert.Throws<ArgumentException>(() => simulator.Forward(new float[31], [], 1, row));
        Assert.Throws<ArgumentOutOfRangeException>(() => simulator.Forward(row, [], 18, row));
        Assert.Throws<InvalidOperationException>(() => simulator.Backward(row, [], row));
        simulator.Forward(row, [], 17, row);
        Assert.Throws<ArgumentException>(() => simulator.Backward(row, new float[1], row));
    }

    [Theory]
    [InlineData(false, null)]
    [InlineData(true, null)]
    [InlineData(false, 0)]
    public void PassesAllocateNothing(bool isReal, int? blockBits)
    {
        Gate[] gates = isReal ? [Gate.RY, Gate.CX, Gate.CZ] : [Gate.RX, Gate.RY, Gate.CX, Gate.CRZ, Gate.CCX];
        var program = Batch<float>.Compile(new RandomCircuits(3).Circuit(4, 60, gates));
        Assert.Equal(isReal, program.IsReal);
        var simulator = new BatchedSimulator<float>(
            program, 8, (program, stride) => Engine<float>.Create(program, stride, new(BlockBits: blockBits)));
        var (inputs, weights) = (new float[program.Inputs * 16], new float[program.Weights]);
        var values = new float[program.Qubits * 16];
        long least = long.MaxValue;
        for (int i = 0; i < 5; i++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            simulator.Forward(inputs, weights, 8, values);
            simulator.Backward(values, weights, inputs);
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        // The runtime itself may allocate while it compiles, but not each time.
        Assert.Equal(0, least);
    }

    private static Batch<double> Run(CoreCircuit circuit, double[][] samples, double[] weights)
    {
        var program = Batch<double>.Compile(circuit);
        return new(program, new BatchedSimulator<double>(program, samples.Length), samples, weights);
    }

    private static string Fault(CoreCircuit circuit)
    {
        var program = QuantumProgram.Compile(circuit, Observable.Z);
        Assert.True(program.IsError);
        return HybHanasErrorModule.message(program.ErrorValue);
    }

    private static CoreCircuit Circuit(int qubits, params Operation[] operations) =>
        CircuitModule.create(qubits, 1, operations).ResultValue;

    private static Operation Apply(Gate gate, CoreAngle angle, int qubit) =>
        Operation.NewApply(gate, ListModule.OfSeq([angle]), ListModule.OfSeq([qubit]));
}
