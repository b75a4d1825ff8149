/// The fields of the classical part.
namespace HybHanas.Core.Searching

open HybHanas.Core.Networks

[<RequireQualifiedAccess>]
module internal NetworkFields =

    let private convolution: Codec<ConvolutionStage> =
        Codec.record
            [
                Fields.field
                    "channels"
                    "output channels"
                    (Codec.integer 1 1024)
                    (fun (r: ConvolutionStage) -> r.Channels)
                    (fun v r -> { r with Channels = v })
                Fields.field
                    "kernel"
                    "side of the square kernel"
                    Choices.kernels
                    (fun (r: ConvolutionStage) -> r.Kernel)
                    (fun v r -> { r with Kernel = v })
                Fields.field "stride" "step of the kernel" (Codec.integer 1 4) (fun (r: ConvolutionStage) -> r.Stride) (fun v r ->
                    { r with Stride = v })
                Fields.field
                    "padding"
                    "zeros around the image: same keeps its size, valid has none"
                    (Codec.choice "padding" [ "same", Padding.Same; "valid", Padding.Valid ])
                    (fun (r: ConvolutionStage) -> r.Padding)
                    (fun v r -> { r with Padding = v })
                Fields.field
                    "activation"
                    "after the convolution"
                    Choices.activations
                    (fun (r: ConvolutionStage) -> r.Activation)
                    (fun v r -> { r with Activation = v })
                Fields.field
                    "pooling"
                    "2 x 2, after the activation"
                    Choices.poolings
                    (fun (r: ConvolutionStage) -> r.Pooling)
                    (fun v r -> { r with Pooling = v })
                Fields.field
                    "dropout"
                    "probability of dropping a value in training"
                    Choices.shareOrNone
                    (fun (r: ConvolutionStage) -> r.Dropout)
                    (fun v r -> { r with Dropout = v })
            ]
            SpecificationStart.start.Network.Fixed.Convolutions.Head

    let private denseStage: Codec<DenseStage> =
        Codec.record
            [
                Fields.field "width" "values it gives" (Codec.integer 1 65536) (fun (r: DenseStage) -> r.Width) (fun v r ->
                    { r with Width = v })
                Fields.field "activation" "after the layer" Choices.activations (fun (r: DenseStage) -> r.Activation) (fun v r ->
                    { r with Activation = v })
                Fields.field
                    "dropout"
                    "probability of dropping a value in training"
                    Choices.shareOrNone
                    (fun (r: DenseStage) -> r.Dropout)
                    (fun v r -> { r with Dropout = v })
            ]
            {
                Width = 16
                Activation = Activation.Relu
                Dropout = 0.0
            }

    let private fixedStages: Field<FixedStages> list =
        [
            Fields.field
                "convolutions"
                "the convolutions of every network, for images"
                (Codec.list false 0 3 convolution)
                (fun (r: FixedStages) -> r.Convolutions)
                (fun v r -> { r with Convolutions = v })
            Fields.optional
                "dense"
                "the dense layers after them"
                "one of 16, ReLU, for tables; none for images"
                (Codec.list false 0 3 denseStage)
                (fun (r: FixedStages) -> r.Dense)
                (fun v r -> { r with Dense = v })
        ]

    let private cnn: Field<CnnChoices> list =
        [
            Fields.nestedRange
                "count"
                "number of convolutions"
                (Choices.range 0 3)
                (fun (r: CnnChoices) -> r.Convolutions)
                (fun v r -> { r with Convolutions = v })
            Fields.field
                "channels"
                "output channels of each"
                (Codec.list true 1 32 (Codec.integer 1 1024))
                (fun (r: CnnChoices) -> r.Channels)
                (fun v r -> { r with Channels = v })
            Fields.field
                "kernels"
                "side of the square kernel of each"
                (Codec.list true 1 4 Choices.kernels)
                (fun (r: CnnChoices) -> r.Kernels)
                (fun v r -> { r with Kernels = v })
            Fields.field
                "activations"
                "activation of all"
                (Codec.list true 1 3 Choices.activations)
                (fun (r: CnnChoices) -> r.Activations)
                (fun v r -> { r with Activations = v })
            Fields.field
                "poolings"
                "pooling of each"
                (Codec.list true 1 3 Choices.poolings)
                (fun (r: CnnChoices) -> r.Poolings)
                (fun v r -> { r with Poolings = v })
            Fields.field
                "dropout"
                "probability of dropping a value in training, after each"
                Choices.shareOrNone
                (fun (r: CnnChoices) -> r.Dropout)
                (fun v r -> { r with Dropout = v })
        ]

    let private dense: Field<DenseChoices> list =
        [
            Fields.nestedRange
                "count"
                "number of dense layers"
                (Choices.range 0 3)
                (fun (r: DenseChoices) -> r.Layers)
                (fun v r -> { r with Layers = v })
            Fields.field
                "widths"
                "values that each gives"
                (Codec.list true 1 32 (Codec.integer 1 65536))
                (fun (r: DenseChoices) -> r.Widths)
                (fun v r -> { r with Widths = v })
            Fields.field
                "activations"
                "activation of all"
                (Codec.list true 1 3 Choices.activations)
                (fun (r: DenseChoices) -> r.Activations)
                (fun v r -> { r with Activations = v })
            Fields.field
                "dropout"
                "probability of dropping a value in training, after each"
                Choices.shareOrNone
                (fun (r: DenseChoices) -> r.Dropout)
                (fun v r -> { r with Dropout = v })
        ]

    let private variable: Field<VariableStages> list =
        [
            Fields.nested "convolutions" "for images" cnn (fun (r: VariableStages) -> r.Convolutions) (fun v r ->
                { r with Convolutions = v })
            Fields.nested "dense" "for tables" dense (fun (r: VariableStages) -> r.Dense) (fun v r -> { r with Dense = v })
        ]

    let network: Field<NetworkChoices> list =
        [
            Fields.field
                "mode"
                "variable: the classical part is searched too; fixed: only the circuit"
                (Codec.choice "mode" [ "fixed", NetworkMode.Fixed; "variable", NetworkMode.Variable ])
                (fun (r: NetworkChoices) -> r.Mode)
                (fun v r -> { r with Mode = v })
            Fields.field
                "scaling"
                "recipe: scaled angles and expectations that train; paper: pi tanh, unscaled"
                (Codec.choice "scaling" [ "recipe", HybridForm.Recipe; "paper", HybridForm.Paper ])
                (fun (r: NetworkChoices) -> r.Form)
                (fun v r -> { r with Form = v })
            Fields.nested "fixed" "the classical part in fixed mode" fixedStages (fun (r: NetworkChoices) -> r.Fixed) (fun v r ->
                { r with Fixed = v })
            Fields.nested "variable" "its choices in variable mode" variable (fun (r: NetworkChoices) -> r.Variable) (fun v r ->
                { r with Variable = v })
        ]
