using System.Numerics;
using HybHanas.Simulation;

namespace HybHanas.Training.Layers;

/// <summary>Images laid into larger ones of zeros; without a border the images themselves are used.</summary>
internal sealed unsafe class Frame<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Slab<T> image;
    private readonly int top;
    private readonly int left;
    private readonly AlignedBuffer<T>? framed;

    public Frame(Slab<T> image, int top, int left, int height, int width)
    {
        (this.image, this.top, this.left, Height, Width) = (image, top, left, height, width);
        framed = height == image.Height && width == image.Width
            ? null
            : new AlignedBuffer<T>((long)image.Channels * height * width * image.Stride);
    }

    public int Height { get; }

    public int Width { get; }

    /// <summary>Copies values (or gradients) of the image into the frame and gives its start.</summary>
    public T* Fill(T* values)
    {
        if (framed is null)
            return values;
        var row = image.Width * image.Stride;
        for (var channel = 0; channel < image.Channels; channel++)
        {
            for (var y = 0; y < image.Height; y++)
            {
                var to = ((nint)(channel * Height + y + top) * Width + left) * image.Stride;
                var from = (nint)(channel * image.Height + y) * row;
                new Span<T>(values + from, row).CopyTo(new Span<T>(framed.Pointer + to, row));
            }
        }

        return framed.Pointer;
    }

    /// <summary>The start of what Fill has laid out.</summary>
    public T* Filled(T* values) => framed is null ? values : framed.Pointer;
}
