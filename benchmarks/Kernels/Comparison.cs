namespace HybHanas.Benchmarks.Kernels;

/// <summary>Ours, the C bound and the PyTorch peer in turn, round after round, so that a noisy machine disturbs all alike.</summary>
internal sealed class Comparison(Peers peers, int rounds)
{
    private const int Batch = QuantumCells.Batch;
    private const double MostPeerSteps = 40;

    private readonly List<ComparedCell> rows = [];

    /// <summary>One row for each cell, in the order of the goals.</summary>
    public IReadOnlyList<ComparedCell> Run()
    {
        // The runtime compiles a method again once it has been used a while: every cell before the first round.
        foreach (var cell in QuantumCells.Compared.Concat(TrainingCells.Hybrid).Concat(TrainingCells.Classical))
            Measure(cell);
        for (var round = 1; round <= rounds; round++)
        {
            Console.Error.WriteLine($"round {round} of {rounds}");
            foreach (var (size, cell) in QuantumCells.Sizes.Zip(QuantumCells.Compared))
            {
                var ours = Measure(cell);
                RowOf(cell, BoundGoal(size)).Add(ours, peers.BoundMs(size.Qubits, size.Depth, Batch), null);
            }

            foreach (var (size, cell) in QuantumCells.Sizes.Zip(TrainingCells.Hybrid))
            {
                var ours = Measure(cell);
                var steps = (int)(size.Qubits > 8 ? MostPeerSteps / 5 : MostPeerSteps);
                RowOf(cell, new Goal(null, size.Qubits > 8 ? 25 : 20))
                    .Add(ours, null, peers.HybridStepMs(size.Qubits, size.Depth, Batch, steps));
            }

            var classical = peers.ClassicalStepMs();
            foreach (var cell in TrainingCells.Classical)
            {
                var isOne = cell.Name == TrainingCells.OneConvolution;
                RowOf(cell, new Goal(null, isOne ? 5 : 1.5)).Add(Measure(cell), null, isOne ? classical.One : classical.Three);
            }

            RowOf(MatrixProduct.Cell, null).Add(Measure(MatrixProduct.Cell), null, null);
        }

        return rows;
    }

    private static Goal BoundGoal((int Qubits, int Depth) size) => new(size.Qubits switch { < 8 => 4, < 12 => 1.5, _ => 1.3 }, null);

    private static Timing Measure(Cell cell) => Timing.Of(cell.Prepare(), TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(0.5));

    private ComparedCell RowOf(Cell cell, Goal? goal)
    {
        var row = rows.Find(row => row.Cell == cell.Name);
        if (row is null)
            rows.Add(row = new ComparedCell(cell.Name, cell.Operations, goal));
        return row;
    }
}
