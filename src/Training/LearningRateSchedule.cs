namespace HybHanas.Training;

/// <summary>How the learning rate changes from step to step.</summary>
public enum LearningRateSchedule
{
    /// <summary>It does not.</summary>
    Constant,

    /// <summary>From a 25th of the highest rate up to it over the first 30 % of the steps, then down to a 250,000th, both along half
    /// a cosine (Smith and Topin 2018): PyTorch's OneCycleLR without its cycle of the momentum.</summary>
    OneCycle,
}

/// <summary>The rate of each step.</summary>
internal static class LearningRates
{
    private const double Rise = 0.3;
    private const double StartDivisor = 25;
    private const double EndDivisor = 1e4;

    /// <summary>The rate of a step, counted from 0, of so many.</summary>
    public static double At(LearningRateSchedule schedule, double highest, long step, long steps)
    {
        if (schedule == LearningRateSchedule.Constant)
            return highest;
        var (start, top) = (highest / StartDivisor, Rise * steps - 1);
        return step <= top
            ? Between(start, highest, step / top)
            : Between(highest, start / EndDivisor, (step - top) / (steps - 1 - top));
    }

    private static double Between(double from, double to, double share) =>
        to + (from - to) / 2 * (1 + Math.Cos(Math.PI * share));
}
