/// Real expressions of OpenQASM 2 and 3: their grammar, the look-up of names, their value.
/// ^ (in OpenQASM 3: **) is right-associative and binds tighter than a sign before it: -2^2 = -4, 2^-1 = 0.5, 2^3^2 = 512.
/// Whole numbers are reals here: 1/2 = 0.5 in both languages, as Qiskit reads `2**3/10`.
module internal HybHanas.Core.Circuits.Qasm.Expressions

open System
open System.Collections.Generic
open FParsec
open HybHanas.Core
open HybHanas.Core.Circuits.Qasm.Tokens

let private common =
    [
        "sin", Function.Sin
        "cos", Function.Cos
        "tan", Function.Tan
        "exp", Function.Exp
        "sqrt", Function.Sqrt
    ]

let private functionsOfTwo = ("ln", Function.Ln) :: common

let private functionsOfThree =
    common
    @ [
        "log", Function.Ln
        "arcsin", Function.Arcsin
        "arccos", Function.Arccos
        "arctan", Function.Arctan
        "ceiling", Function.Ceiling
        "floor", Function.Floor
    ]

let private expression, private expressionRef =
    createParserForwardedToRef<Expression, Reading>()

/// One parser for OpenQASM 2, another for 3.
let private byDialect (two: P<'t>) (three: P<'t>) : P<'t> =
    fun stream ->
        match stream.UserState.Dialect with
        | Dialect.Two -> two stream
        | Dialect.Three -> three stream

let private parenthesised: P<Expression> =
    symbol "(" >>. nested expression .>> symbol ")"

let private atomOfTwo: P<Expression> =
    let call (text, f) =
        keyword text >>. parenthesised |>> fun inner -> Expression.Apply(f, inner)

    let parameter =
        name "a parameter"
        >>= fun name ->
            let unknown =
                HybHanasError.message (HybHanasError.unknown "function" (List.map fst functionsOfTwo) name.Text)

            notFollowedBy (skipChar '(') <|> fail unknown >>% Expression.Named name

    choice
        [
            number |>> Expression.Number
            parenthesised
            parameter
            keyword "pi" >>% Expression.Number Math.PI
            choice (functionsOfTwo |> List.map call)
        ]
    <?> "an expression"

let private atomOfThree: P<Expression> =
    let pair =
        symbol "(" >>. nested (expression .>> symbol "," .>>. expression) .>> symbol ")"

    let power (x, y) = Expression.Power [ x; y ]

    let modulo (x, y) =
        Expression.Product [ Factor.Times, x; Factor.Modulo, y ]

    let named (name: Name) =
        match List.tryFind (fun (text, _) -> text = name.Text) functionsOfThree with
        | Some(_, f) -> parenthesised |>> fun inner -> Expression.Apply(f, inner)
        | None when name.Text = "mod" -> pair |>> modulo
        | None ->
            let known = "mod" :: "pow" :: List.map fst functionsOfThree

            let unknown =
                HybHanasError.message (HybHanasError.unknown "function" known name.Text)

            notFollowedBy (skipChar '(') <|> fail unknown >>% Expression.Named name

    choice
        [
            number |>> Expression.Number
            parenthesised
            name "a name" >>= named
            keyword "pow" >>. pair |>> power
        ]
    <?> "an expression"

let private atom = byDialect atomOfTwo atomOfThree

/// Signs before an operand: true where they make it negative.
let private signs: P<bool> =
    many (symbol "-" >>% true <|> (symbol "+" >>% false))
    |>> fun signs -> (signs |> List.filter id |> List.length) % 2 = 1

let private signed negative operand =
    if negative then Expression.Negative operand else operand

let private power: P<Expression> =
    let exponent = pipe2 signs atom signed

    let operator = byDialect (symbol "^") (symbol "**")

    pipe2 atom (many (operator >>. exponent)) (fun first rest ->
        match rest with
        | [] -> first
        | _ -> Expression.Power(first :: rest))

let private chain operand operator first build : P<Expression> =
    pipe2 operand (many (operator .>>. operand)) (fun head rest ->
        match rest with
        | [] -> head
        | _ -> build ((first, head) :: rest))

let private term: P<Expression> =
    let times = symbol "*" >>% Factor.Times <|> (symbol "/" >>% Factor.Divide)
    let modulo = symbol "%" >>% Factor.Modulo
    chain (pipe2 signs power signed) (byDialect times (times <|> modulo)) Factor.Times Expression.Product

expressionRef.Value <- chain term (symbol "+" >>% false <|> (symbol "-" >>% true)) false Expression.Sum

/// An angle of a gate.
let argument: P<Argument> =
    pipe2 place expression (fun at value -> { Value = value; Start = at })

/// Size of an expression in steps of its evaluation.
let rec size (expression: Expression) : int64 =
    match expression with
    | Expression.Number _
    | Expression.Named _
    | Expression.Parameter _ -> 1L
    | Expression.Sum parts -> parts |> List.sumBy (snd >> size)
    | Expression.Product parts -> parts |> List.sumBy (snd >> size)
    | Expression.Power parts -> parts |> List.sumBy size
    | Expression.Negative inner
    | Expression.Apply(_, inner) -> 1L + size inner

/// Puts what the look-up gives for names; the first unknown name is the error.
let rec resolve (find: string -> Expression option) (expression: Expression) : Result<Expression, Name> =
    let all wrap parts =
        parts |> Results.traverse (resolve find) |> Result.map wrap

    let chained wrap parts =
        parts
        |> Results.traverse (fun (kind, part) -> resolve find part |> Result.map (fun part -> kind, part))
        |> Result.map wrap

    match expression with
    | Expression.Named name ->
        match find name.Text with
        | Some found -> Result.Ok found
        | None -> Result.Error name
    | Expression.Number _
    | Expression.Parameter _ -> Result.Ok expression
    | Expression.Sum parts -> chained Expression.Sum parts
    | Expression.Product parts -> chained Expression.Product parts
    | Expression.Power parts -> all Expression.Power parts
    | Expression.Negative inner -> resolve find inner |> Result.map Expression.Negative
    | Expression.Apply(f, inner) -> resolve find inner |> Result.map (fun inner -> Expression.Apply(f, inner))

/// Look-up of the parameters of a gate, by their positions.
let ofParameters (parameters: Dictionary<string, int>) (name: string) : Expression option =
    match parameters.TryGetValue name with
    | true, index -> Some(Expression.Parameter index)
    | _ -> None

let private apply f (x: float) =
    match f with
    | Function.Sin -> Result.Ok(sin x)
    | Function.Cos -> Result.Ok(cos x)
    | Function.Tan -> Result.Ok(tan x)
    | Function.Exp -> Result.Ok(exp x)
    | Function.Ln when x > 0.0 -> Result.Ok(log x)
    | Function.Ln -> Result.Error "ln of a number that is not positive"
    | Function.Sqrt when x >= 0.0 -> Result.Ok(sqrt x)
    | Function.Sqrt -> Result.Error "sqrt of a negative number"
    | Function.Arcsin -> Result.Ok(asin x)
    | Function.Arccos -> Result.Ok(acos x)
    | Function.Arctan -> Result.Ok(atan x)
    | Function.Ceiling -> Result.Ok(ceil x)
    | Function.Floor -> Result.Ok(floor x)

let private fold step first rest =
    (Result.Ok first, rest)
    ||> List.fold (fun sum next -> sum |> Result.bind (fun sum -> step sum next))

/// Value of a resolved expression: a finite number, or what is wrong with it.
let evaluate (parameters: float[]) (expression: Expression) : Result<float, string> =
    let rec value expression =
        match expression with
        | Expression.Number number -> Result.Ok number
        | Expression.Parameter index -> Result.Ok parameters[index]
        | Expression.Named name -> Result.Error $"'{name.Text}' has no value"
        | Expression.Negative inner -> value inner |> Result.map (~-)
        | Expression.Apply(f, inner) -> value inner |> Result.bind (apply f)
        | Expression.Sum parts ->
            parts.Tail
            |> List.fold
                (fun sum (minus, part) ->
                    Result.bind (fun sum -> value part |> Result.map (if minus then (-) sum else (+) sum)) sum)
                (value (snd parts.Head))
        | Expression.Product parts ->
            value (snd parts.Head)
            |> Result.bind (fun first ->
                fold
                    (fun product (kind, part) ->
                        value part
                        |> Result.bind (fun factor ->
                            match kind with
                            | Factor.Times -> Result.Ok(product * factor)
                            | _ when factor = 0.0 -> Result.Error "division by zero"
                            | Factor.Divide -> Result.Ok(product / factor)
                            | Factor.Modulo -> Result.Ok(product % factor)))
                    first
                    parts.Tail)
        | Expression.Power parts ->
            let reversed = List.rev parts

            value reversed.Head
            |> Result.bind (fun last ->
                fold
                    (fun exponent part -> value part |> Result.map (fun ``base`` -> Math.Pow(``base``, exponent)))
                    last
                    reversed.Tail)

    value expression
    |> Result.bind (fun number ->
        if Double.IsFinite number then
            Result.Ok number
        else
            Result.Error "the value is not a finite real number")
