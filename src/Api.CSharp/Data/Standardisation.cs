namespace HybHanas.Data;

/// <summary>
/// value -> (value - mean) / deviation, with population moments: one pair for all values of an image data set, one pair for each feature
/// of a table. The deviation of what does not vary counts as 1.
/// </summary>
internal sealed class Standardisation
{
    private readonly double[] _means;
    private readonly double[] _deviations;

    private Standardisation(double[] means, double[] deviations)
    {
        _means = means;
        _deviations = deviations;
    }

    /// <summary>One for all values of images, one for each feature of a table.</summary>
    internal IReadOnlyList<double> Means => _means;

    /// <summary>As many as the means, above 0.</summary>
    internal IReadOnlyList<double> Deviations => _deviations;

    /// <summary>Known moments; null where they are not finite, a deviation is not above 0, or there are not as many as the shape takes.</summary>
    internal static Standardisation? Of(SampleShape shape, double[] means, double[] deviations)
    {
        var groups = shape.IsImage ? 1 : shape.Features;
        return means.Length == groups && deviations.Length == groups && means.All(double.IsFinite)
            && deviations.All(deviation => double.IsFinite(deviation) && deviation > 0)
            ? new Standardisation(means, deviations)
            : null;
    }

    /// <summary>The moments of these samples.</summary>
    internal static Standardisation Fit(DataSet data)
    {
        var groups = data.Shape.IsImage ? 1 : data.Shape.Features;
        var means = new double[groups];
        var deviations = new double[groups];
        for (var group = 0; group < groups; group++)
            (means[group], deviations[group]) = Moments(data.Values.Span, group, groups);
        return new Standardisation(means, deviations);
    }

    /// <summary>The standardised values of these samples.</summary>
    internal float[] Apply(DataSet data) => Apply(data.Values.Span);

    /// <summary>The standardised values of whole samples.</summary>
    internal float[] Apply(ReadOnlySpan<float> values)
    {
        var scaled = new float[values.Length];
        for (var i = 0; i < scaled.Length; i++)
        {
            var group = i % _means.Length;
            scaled[i] = (float)((values[i] - _means[group]) / _deviations[group]);
        }
        return scaled;
    }

    private static (double Mean, double Deviation) Moments(ReadOnlySpan<float> values, int start, int step)
    {
        var count = values.Length / step;
        double sum = 0, squares = 0;
        var varies = false;
        for (var i = start; i < values.Length; i += step)
        {
            sum += values[i];
            varies |= values[i] != values[start];
        }
        // Rounding would give a constant column a deviation of about 1e-16 instead of 0.
        if (!varies)
            return (values[start], 1);
        var mean = sum / count;
        for (var i = start; i < values.Length; i += step)
            squares += (values[i] - mean) * (values[i] - mean);
        return (mean, Math.Sqrt(squares / count));
    }
}
