/// The likeliest parameters of a kernel.
namespace HybHanas.Core.Searching

open System

[<RequireQualifiedAccess>]
module internal KernelSearch =

    let private typicalWeight, private typicalNugget = log 0.6, log 0.01

    /// Logarithms of the weights and then of the nugget, within their bounds.
    let private clipped (logs: float[]) =
        logs
        |> Array.mapi (fun i x ->
            if i < logs.Length - 1 then
                Math.Clamp(x, -6.0, 2.5)
            else
                Math.Clamp(x, -9.0, 1.0))

    let private parametersOf (logs: float[]) =
        {
            Weights = logs |> Array.truncate (logs.Length - 1) |> Array.map exp
            Nugget = exp (Array.last logs)
        }

    let private penalty (logs: float[]) =
        let mutable sum = 0.0

        for i in 0 .. logs.Length - 1 do
            let off =
                if i < logs.Length - 1 then
                    (logs[i] - typicalWeight) / 1.5
                else
                    (logs[i] - typicalNugget) / 2.5

            sum <- sum + 0.5 * off * off

        sum

    let private mostForSearch = 240

    /// Evenly taken from all, so that the search for parameters takes no longer for more data.
    let private thinned (items: 'a[]) : 'a[] =
        if items.Length <= mostForSearch then
            items
        else
            Array.init mostForSearch (fun i -> items[i * items.Length / mostForSearch])

    let private start (space: Space) (earlier: KernelParameters option) =
        match earlier with
        | Some parameters when parameters.Weights.Length = space.Genes.Count ->
            Array.append (Array.map log parameters.Weights) [| log parameters.Nugget |], [ 0.9; 0.4 ]
        | _ -> Array.append (Array.create space.Genes.Count typicalWeight) [| typicalNugget |], [ 1.4; 0.7; 0.7; 0.4 ]

    /// The likeliest after log-normal priors (weights around 0.6, nugget around 0.01), judged by 240 of the data at most; by a coordinate
    /// search over the logarithms, from the priors' centres or in fewer steps from parameters found earlier.
    let likeliest (space: Space) (earlier: KernelParameters option) (rows: Datum[]) (values: float[]) : KernelParameters =
        let rows, values = thinned rows, thinned values
        let start, steps = start space earlier

        let at logs =
            struct (logs, Kriging.loss space (parametersOf logs) rows values + penalty logs)

        let mutable best = at (clipped start)

        for step in steps do
            for i in 0 .. start.Length - 1 do
                let tried move =
                    let struct (logs, loss) = best
                    let trial = Array.copy logs
                    trial[i] <- trial[i] + move
                    let trial = clipped trial

                    trial[i] <> logs[i]
                    && (let struct (_, found) as there = at trial
                        let better = found < loss

                        if better then
                            best <- there

                        better)

                if not (tried step) then
                    tried -step |> ignore

        let struct (logs, _) = best
        parametersOf logs
