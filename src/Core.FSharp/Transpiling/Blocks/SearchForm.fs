/// A block as the search sees it: rows of bits, without signs and without what one-qubit gates at the ends can mend.
namespace HybHanas.Core.Transpiling

open HybHanas.Core

/// X[q] and Z[q]: the row of qubit q over the images of X_j (bit j) and Z_j (bit Labels + j).
type internal SearchForm =
    {
        Labels: int
        X: uint64[]
        Z: uint64[]
        /// CX moves are enough, and nothing else is tried.
        Linear: bool
        /// Spare vertices are in |0>: the rows of Z are empty, spare rows must end empty.
        Zero: bool
        /// Block qubits with a Hadamard gate at both ends (a bit mask): the form is what stands between.
        Flips: uint64
        /// The form is that of the inverse block: a search starts at the input placement.
        Inverse: bool
    }

[<RequireQualifiedAccess>]
module internal SearchForm =

    let private ofBlock inverse (block: CliffordBlock) =
        let n, tableau = block.Qubits, block.Tableau

        {
            Labels = n
            X = Array.init n tableau.XPart
            Z = Array.init n tableau.ZPart
            Linear = CliffordBlock.isLinear block
            Zero = false
            Flips = 0UL
            Inverse = inverse
        }

    /// A diagonal block over a two-colourable graph of CZ gates: CX gates between Hadamard gates on one colour class.
    let private ofTwoColours inverse (block: CliffordBlock) =
        let n = block.Qubits

        CliffordBlock.tryDiagonal block
        |> Option.bind (fun (neighbours, phases) ->
            CliffordBlock.tryTwoColour neighbours
            |> Option.map (fun second ->
                let isTarget q = (second >>> q) &&& 1UL = 1UL
                let own q = 1UL <<< q

                let form =
                    {
                        Labels = n
                        X = Array.init n (fun q -> if isTarget q then own q ||| neighbours[q] else own q)
                        Z =
                            Array.init n (fun q ->
                                if isTarget q then
                                    own q <<< n
                                else
                                    (own q ||| neighbours[q]) <<< n)
                        Linear = true
                        Zero = false
                        Flips = second
                        Inverse = inverse
                    }

                form, phases))

    let private narrow qubits vertices (form: SearchForm) =
        let low = (1UL <<< qubits) - 1UL

        { form with
            Labels = qubits
            X = Array.init vertices (fun q -> if q < qubits then form.X[q] &&& low else 0UL)
            Z = Array.zeroCreate vertices
            Zero = true
        }

    /// The forms worth searching for a block on so many vertices. With spares in |0> those that use it come first.
    let all (spares: SpareState) (vertices: int) (inverse: bool) (block: CliffordBlock) : SearchForm list =
        let block = if inverse then CliffordBlock.inverse block else block
        let wide = CliffordBlock.widen vertices block
        let plain = ofBlock inverse wide
        let coloured = ofTwoColours inverse wide

        let zero =
            if
                spares = SpareState.Unknown
                || vertices = block.Qubits
                || block.Tableau.Signs <> 0UL
            then
                []
            else
                let narrowed =
                    [
                        if plain.Linear then
                            ofBlock inverse block
                        match ofTwoColours inverse block with
                        | Some(form, 0UL) when not plain.Linear -> form
                        | _ -> ()
                    ]

                narrowed |> List.map (narrow block.Qubits vertices)

        zero @ (coloured |> Option.map fst |> Option.toList) @ [ plain ]

    /// What a search found, as moves in order of application on the block itself. The start and the end of the search
    /// are placements of all vertices; the rows are what was left at the end.
    let toSolution
        (block: CliffordBlock)
        (graph: BlockGraph)
        (form: SearchForm)
        (start: int[])
        (finish: int[])
        (restX: uint64[])
        (restZ: uint64[])
        (steps: BlockMove[])
        : BlockSolution option =
        let output = if form.Inverse then finish else start

        let flipped =
            [
                for j in 0 .. form.Labels - 1 do
                    if (form.Flips >>> j) &&& 1UL = 1UL then
                        output[j]
            ]

        let unflip v pauli =
            if List.contains v flipped then
                BlockMove.exchanged pauli
            else
                pauli

        // Steps that reduced the inverse block leave one-qubit gates after them; these are taken to the front.
        let pullBack v pauli =
            if form.Linear then
                pauli
            else
                let j = System.Array.IndexOf(finish, v)
                let bit (rows: uint64[]) index = int ((rows[v] >>> index) &&& 1UL)
                let a, b = bit restX j, bit restZ j
                let c, d = bit restX (form.Labels + j), bit restZ (form.Labels + j)
                let px, pz = pauli &&& 1, pauli >>> 1
                ((px &&& d) ^^^ (pz &&& c)) ||| (((px &&& b) ^^^ (pz &&& a)) <<< 1)

        let moves =
            if form.Inverse then
                steps |> Array.map (BlockMove.conjugate pullBack >> BlockMove.conjugate unflip)
            else
                steps |> Array.rev |> Array.map (BlockMove.conjugate unflip)

        if form.Zero then
            let input = if form.Inverse then start else finish
            BlockSolution.tryOfZeroMoves block graph input output form.Flips moves
        else
            BlockSolution.tryOfMoves block graph output moves
