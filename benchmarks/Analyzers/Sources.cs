using System.Text;

namespace HybHanas.Benchmarks.Analyzers;

/// <summary>A program of 500 files with four circuits each, among code that has nothing to do with them.</summary>
internal static class Sources
{
    /// <summary>The text of a file.</summary>
    public static string File(int number)
    {
        var text = new StringBuilder("using System;\nusing System.Collections.Generic;\nusing System.Linq;\nusing HybHanas;\n\n");
        text.Append($"namespace Application.Part{number};\n\n[CircuitBudget(Qubits = 8, Depth = 90, Backend = \"brisbane\")]\npublic static class Circuits\n{{\n");
        text.Append($$"""
                public static Circuit Ghz() => Circuit.Create(5).H(0).Cnot(0, 1).Cnot(1, 2).Cnot(2, 3).Cnot(3, 4).MeasureAll();

                public static Circuit Ring()
                {
                    const int n = 6;
                    var circuit = Circuit.Create(n);
                    for (var layer = 0; layer < 3; layer++)
                    {
                        for (var i = 0; i < n; i++)
                            circuit = circuit.Ry(Angle.Parameter((n * layer) + i), i);
                        for (var i = 0; i < n; i++)
                            circuit = circuit.Cnot(i, (i + 1) % n);
                    }

                    return circuit.MeasureAll();
                }

                public static Circuit Doubtful(int width) => Circuit.Create(4).Rx(90, 0).H(1).H(1).Cz(0, width).Measure(0).X(0);

                public static Circuit Chosen() => Circuit.FromAnsatz(new AnsatzOptions { Qubits = 6, Depth = {{1 + (number % 4)}} });
            }

            public sealed record Order(int Id, string Name, decimal Price);

            """);
        for (var i = 0; i < 4; i++)
        {
            text.Append($$"""
                public sealed class Service{{i}}
                {
                    private readonly Dictionary<int, Order> orders = [];

                    public int Count => orders.Count;

                    public void Add(Order order)
                    {
                        ArgumentNullException.ThrowIfNull(order);
                        if (!orders.TryAdd(order.Id, order))
                            throw new InvalidOperationException($"order {order.Id} is there already");
                    }

                    public IReadOnlyList<string> Report(decimal least)
                    {
                        var lines = new List<string>();
                        foreach (var group in orders.Values.Where(order => order.Price >= least).GroupBy(order => order.Name))
                        {
                            var total = group.Sum(order => order.Price);
                            lines.Add(total > 1000m ? $"{group.Key}: {total:N2} (large)" : $"{group.Key}: {total:N2}");
                        }

                        return lines.Count == 0 ? ["nothing"] : lines;
                    }
                }

                """);
        }

        return text.ToString();
    }
}
