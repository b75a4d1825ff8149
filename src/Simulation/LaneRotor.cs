using System.Numerics;

namespace HybHanas.Simulation;

/// <summary>A <see cref="Rotor"/> in each lane.</summary>
internal struct LaneRotor<TLanes, T>
    where TLanes : unmanaged, ILanes<TLanes, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public TLanes W;
    public TLanes X;
    public TLanes Y;
    public TLanes Z;

    public static LaneRotor<TLanes, T> Of(Rotor rotor) => new()
    {
        W = TLanes.Broadcast(T.CreateTruncating(rotor.W)),
        X = TLanes.Broadcast(T.CreateTruncating(rotor.X)),
        Y = TLanes.Broadcast(T.CreateTruncating(rotor.Y)),
        Z = TLanes.Broadcast(T.CreateTruncating(rotor.Z)),
    };

    public static LaneRotor<TLanes, T> About(Axis axis, TLanes cosine, TLanes sine)
    {
        var rotor = new LaneRotor<TLanes, T> { W = cosine };
        if (axis == Axis.X)
            rotor.X = -sine;
        else if (axis == Axis.Y)
            rotor.Y = -sine;
        else
            rotor.Z = -sine;
        return rotor;
    }

    /// <summary>See <see cref="Rotor.After"/>.</summary>
    public readonly LaneRotor<TLanes, T> After(in LaneRotor<TLanes, T> o) => new()
    {
        W = W * o.W - X * o.X - Y * o.Y - Z * o.Z,
        X = W * o.X + o.W * X - (Y * o.Z - Z * o.Y),
        Y = W * o.Y + o.W * Y - (Z * o.X - X * o.Z),
        Z = W * o.Z + o.W * Z - (X * o.Y - Y * o.X),
    };

    /// <summary>See <see cref="Rotor.Undo"/>.</summary>
    public readonly void Undo(ref TLanes x, ref TLanes y, ref TLanes z)
    {
        TLanes tx = Y * z - Z * y, ty = Z * x - X * z, tz = X * y - Y * x;
        (tx, ty, tz) = (tx + tx, ty + ty, tz + tz);
        x += W * tx + Y * tz - Z * ty;
        y += W * ty + Z * tx - X * tz;
        z += W * tz + X * ty - Y * tx;
    }
}
