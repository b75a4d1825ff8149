using HybHanas.Training.Layers;

namespace HybHanas.Training.Kernels;

/// <summary>The definitions of the layers as plain loops over one sample, for tests to hold the fast kernels against.</summary>
internal static class Reference
{
    /// <summary>image: [channel][row][column]; weights: [out][in][row][column]; gives [out][row][column].</summary>
    public static double[] Convolution(
        double[] image, int channels, int height, int width, ConvolutionSize size, double[] weights, double[] bias)
    {
        var output = new double[size.Channels * size.Side(height) * size.Side(width)];
        ForEachProduct(channels, height, width, size, (to, weight, from) => output[to] += weights[weight] * image[from]);
        var area = size.Side(height) * size.Side(width);
        for (var i = 0; i < output.Length; i++)
            output[i] += bias[i / area];
        return output;
    }

    /// <summary>Adds one sample's gradients to weightGradient and biasGradient and gives the input's.</summary>
    public static double[] ConvolutionBackward(
        double[] image, int channels, int height, int width, ConvolutionSize size, double[] weights, double[] upstream,
        double[] weightGradient, double[] biasGradient)
    {
        var gradient = new double[image.Length];
        ForEachProduct(channels, height, width, size, (to, weight, from) =>
        {
            gradient[from] += weights[weight] * upstream[to];
            weightGradient[weight] += image[from] * upstream[to];
        });
        var area = size.Side(height) * size.Side(width);
        for (var i = 0; i < upstream.Length; i++)
            biasGradient[i / area] += upstream[i];
        return gradient;
    }

    /// <summary>The pooled image, and for each pooled value the shares of its window that make it: (from, share).</summary>
    public static (double[] Output, (int From, double Share)[][] Shares) Pooling(
        double[] image, int channels, int height, int width, bool average)
    {
        var output = new List<double>();
        var shares = new List<(int, double)[]>();
        for (var channel = 0; channel < channels; channel++)
        {
            for (var row = 0; row + 1 < height; row += 2)
            {
                for (var column = 0; column + 1 < width; column += 2)
                {
                    var corner = (channel * height + row) * width + column;
                    int[] window = [corner, corner + 1, corner + width, corner + width + 1];
                    (int, double)[] taken = average
                        ? [.. window.Select(from => (from, 0.25))]
                        : [(window.MaxBy(from => image[from]), 1.0)];
                    shares.Add(taken);
                    output.Add(taken.Sum(share => share.Item2 * image[share.Item1]));
                }
            }
        }

        return ([.. output], [.. shares]);
    }

    private static void ForEachProduct(
        int channels, int height, int width, ConvolutionSize size, Action<int, int, int> product)
    {
        var (outHeight, outWidth) = (size.Side(height), size.Side(width));
        for (var o = 0; o < size.Channels; o++)
        {
            for (var y = 0; y < outHeight; y++)
            {
                for (var x = 0; x < outWidth; x++)
                {
                    for (var tap = 0; tap < channels * size.Kernel * size.Kernel; tap++)
                    {
                        var channel = tap / size.Kernel / size.Kernel;
                        var row = y * size.Stride + tap / size.Kernel % size.Kernel - size.Padding;
                        var column = x * size.Stride + tap % size.Kernel - size.Padding;
                        if (row >= 0 && row < height && column >= 0 && column < width)
                        {
                            product(
                                (o * outHeight + y) * outWidth + x, o * channels * size.Kernel * size.Kernel + tap,
                                (channel * height + row) * width + column);
                        }
                    }
                }
            }
        }
    }
}
