namespace HybHanas.Benchmarks.Kernels;

/// <summary>One thing to measure.</summary>
/// <param name="Name">Unique; the comparison's key.</param>
/// <param name="Prepare">Makes the work; called only when the cell is measured.</param>
/// <param name="Operations">Floating-point operations of one call of the work; 0 where they do not matter.</param>
internal sealed record Cell(string Name, Func<Action> Prepare, double Operations = 0);
