/// Units of measure and qubit index spaces shared by every room of the core.
namespace HybHanas.Core

[<Measure>]
type s

[<Measure>]
type rad

[<Measure>]
type shot

[<Measure>]
type flop

[<Measure>]
type logical

[<Measure>]
type physical

type LogicalQubit = int<logical>

type PhysicalQubit = int<physical>

[<RequireQualifiedAccess>]
module internal Units =

    let ofNanoseconds (ns: float) : float<s> = (ns / 1e9) * 1.0<s>

    let ofMicroseconds (us: float) : float<s> = (us / 1e6) * 1.0<s>
