using BenchmarkDotNet.Attributes;
using HybHanas.Benchmarks.Kernels;

namespace HybHanas.Benchmarks.Suite;

/// <summary>A group of cells of benchmarks/Kernels, one case for each.</summary>
[InProcess]
[MemoryDiagnoser]
public abstract class CellBenchmarks
{
    private Action work = () => { };

    /// <summary>Which cell.</summary>
    [ParamsSource(nameof(Names))]
    public string Cell { get; set; } = "";

    /// <summary>The names of the group's cells.</summary>
    public IEnumerable<string> Names => Cells.Select(cell => cell.Name);

    private protected abstract IEnumerable<Cell> Cells { get; }

    /// <summary>Makes the cell's work.</summary>
    [GlobalSetup]
    public void Prepare() => work = Cells.First(cell => cell.Name == Cell).Prepare();

    /// <summary>One call.</summary>
    [Benchmark]
    public void Run() => work();
}

/// <summary>The quantum layer and whole training steps.</summary>
public class KernelBenchmarks : CellBenchmarks
{
    private protected override IEnumerable<Cell> Cells =>
        QuantumCells.Compared.Concat(QuantumCells.Amplitudes).Concat(TrainingCells.Hybrid).Concat(TrainingCells.Classical);
}

/// <summary>Circuits of the search space and levels.</summary>
public class TranspilerBenchmarks : CellBenchmarks
{
    private protected override IEnumerable<Cell> Cells => SearchCells.Transpiling;
}

/// <summary>Generations, sorting and hypervolume.</summary>
public class Nsga2Benchmarks : CellBenchmarks
{
    private protected override IEnumerable<Cell> Cells => SearchCells.Nsga;
}
