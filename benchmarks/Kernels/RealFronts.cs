using System.Globalization;
using HybHanas.Core;
using HybHanas.Core.Searching.Studies;
using Microsoft.FSharp.Collections;

namespace HybHanas.Benchmarks.Kernels;

/// <summary>NSGA-II on the classic test problems: quartiles of the hypervolume after 20,000 evaluations, as docs/algorithms.md has them beside pymoo's.</summary>
internal static class RealFronts
{
    private const int Generations = 200;

    public static void Print(int seeds)
    {
        foreach (var problem in RealProblemModule.all)
        {
            var found = new double[seeds];
            for (var seed = 0; seed < seeds; seed++)
                found[seed] = RealNsga2.hypervolume(Generations, problem, SeedModule.create((ulong)seed)).OrThrow();
            var row = AlgorithmStudy.summary(ListModule.OfSeq(found)).OrThrow();
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"| {problem.Name} | {row.Median:F4} [{row.FirstQuartile:F4} {row.ThirdQuartile:F4}] |"));
        }
    }
}
