namespace HybHanas.Core.Searching

open HybHanas.Core
open HybHanas.Core.Networks

/// The search space of a specification, once data and backend are known.
[<RequireQualifiedAccess>]
module SpecificationSpace =

    /// The constraints of a specification that need the cost of a network.
    val costConstraints: specification: Specification -> Constraint list

    /// Images get convolutions, tables dense layers; never more qubits than `usableQubits`. Constraints on the architecture are
    /// part of the space. Fails where no network of the ranges meets them, or no image of this size fits the stages.
    val create:
        sample: SampleShape -> classes: int -> usableQubits: int -> specification: Specification -> Result<Space, HybHanasError>
