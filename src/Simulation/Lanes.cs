using System.Numerics;

namespace HybHanas.Simulation;

/// <summary>
/// One hardware vector of T. Only lane-by-lane operations that IEEE 754 fixes to the last bit, so that every width gives
/// the same results.
/// </summary>
internal interface ILanes<TSelf, T>
    where TSelf : unmanaged, ILanes<TSelf, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    static abstract int Count { get; }

    static abstract TSelf Broadcast(T value);

    static abstract TSelf operator +(TSelf a, TSelf b);

    static abstract TSelf operator -(TSelf a, TSelf b);

    static abstract TSelf operator -(TSelf a);

    static abstract TSelf operator *(TSelf a, TSelf b);

    static abstract TSelf operator /(TSelf a, TSelf b);

    /// <summary>a b + c, rounded once.</summary>
    static abstract TSelf MultiplyAdd(TSelf a, TSelf b, TSelf c);

    /// <summary>c - a b, rounded once.</summary>
    static abstract TSelf MultiplySubtractFrom(TSelf a, TSelf b, TSelf c);

    static abstract TSelf SquareRoot(TSelf a);

    static abstract TSelf Magnitude(TSelf a);

    static abstract TSelf Maximum(TSelf a, TSelf b);

    /// <summary>To the nearest integer, ties to even.</summary>
    static abstract TSelf Round(TSelf a);

    static abstract TSelf Floor(TSelf a);

    /// <summary>In each lane the second where test is zero, else the third.</summary>
    static abstract TSelf WhereZero(TSelf test, TSelf zero, TSelf other);
}
