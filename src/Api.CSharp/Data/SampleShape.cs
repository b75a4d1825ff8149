using CoreShape = HybHanas.Core.Networks.SampleShape;

namespace HybHanas.Data;

/// <summary>Shape of one sample: an image of channels x height x width, or a row of a table.</summary>
public sealed record SampleShape
{
    private SampleShape(bool isImage, int channels, int height, int width)
    {
        IsImage = isImage;
        Channels = channels;
        Height = height;
        Width = width;
    }

    /// <summary>True for an image, false for a row of a table.</summary>
    public bool IsImage { get; }

    /// <summary>Channels of an image; 1 for a table.</summary>
    public int Channels { get; }

    /// <summary>Rows of an image; 1 for a table.</summary>
    public int Height { get; }

    /// <summary>Columns of an image; the features of a table.</summary>
    public int Width { get; }

    /// <summary>Values of one sample.</summary>
    public int Features => Channels * Height * Width;

    /// <summary>An image; values in the order channel, row, column. Sizes are 1 or more.</summary>
    public static SampleShape Image(int channels, int height, int width)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(channels, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        return new(true, channels, height, width);
    }

    /// <summary>A row of features, 1 or more.</summary>
    public static SampleShape Table(int features)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(features, 1);
        return new(false, 1, 1, features);
    }

    /// <summary>"1x28x28" or "13 features".</summary>
    public override string ToString() => IsImage ? $"{Channels}x{Height}x{Width}" : $"{Width} features";

    internal CoreShape ToCore() =>
        IsImage ? CoreShape.NewImage(Channels, Height, Width) : CoreShape.NewTable(Width);
}
