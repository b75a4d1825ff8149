/// Reads the golden data of the search tests.
module HybHanas.Properties.Searching.GoldenFiles

open System
open System.IO
open System.IO.Compression
open System.Text.Json

/// The JSON lines of Golden/<area>/<name>.jsonl.gz.
let linesOf (area: string) (name: string) : JsonElement list =
    let path =
        Path.Combine(AppContext.BaseDirectory, "Golden", area, $"{name}.jsonl.gz")

    use file = File.OpenRead path
    use unzipped = new GZipStream(file, CompressionMode.Decompress)
    use reader = new StreamReader(unzipped)

    reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries)
    |> Array.map (fun line ->
        use document = JsonDocument.Parse line
        document.RootElement.Clone())
    |> List.ofArray

/// The JSON of Golden/nsga2/<name>.
let json (name: string) : JsonElement =
    use document =
        JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Golden", "nsga2", name)))

    document.RootElement.Clone()

/// Those of Golden/nsga2.
let lines (name: string) : JsonElement list = linesOf "nsga2" name

/// A number, or infinity written as the string "inf" or "-inf".
let number (element: JsonElement) : float =
    match element.ValueKind with
    | JsonValueKind.String when element.GetString() = "inf" -> infinity
    | JsonValueKind.String when element.GetString() = "-inf" -> -infinity
    | _ -> element.GetDouble()

let numbers (element: JsonElement) : float[] =
    [| for item in element.EnumerateArray() -> number item |]

let integers (element: JsonElement) : int[] =
    [| for item in element.EnumerateArray() -> item.GetInt32() |]

let points (element: JsonElement) : float[][] =
    [| for item in element.EnumerateArray() -> numbers item |]
