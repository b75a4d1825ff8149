/// Real expressions of OpenQASM 2: their grammar, the look-up of parameters, their value.
/// ^ is right-associative and binds tighter than a sign before it: -2^2 = -4, 2^-1 = 0.5, 2^3^2 = 512.
module internal HybHanas.Core.Circuits.OpenQasm.Expressions

open System
open System.Collections.Generic
open FParsec
open HybHanas.Core
open HybHanas.Core.Circuits.OpenQasm.Tokens

let private functions =
    [
        "sin", Function.Sin
        "cos", Function.Cos
        "tan", Function.Tan
        "exp", Function.Exp
        "ln", Function.Ln
        "sqrt", Function.Sqrt
    ]

let private expression, private expressionRef =
    createParserForwardedToRef<Expression, int>()

let private parenthesised: P<Expression> =
    symbol "(" >>. nested expression .>> symbol ")"

let private atom: P<Expression> =
    let call (text, f) =
        keyword text >>. parenthesised |>> fun inner -> Expression.Apply(f, inner)

    let parameter =
        name "a parameter"
        >>= fun name ->
            let unknown =
                HybHanasError.message (HybHanasError.unknown "function" (List.map fst functions) name.Text)

            notFollowedBy (skipChar '(') <|> fail unknown >>% Expression.Named name

    choice
        [
            number |>> Expression.Number
            parenthesised
            parameter
            keyword "pi" >>% Expression.Number Math.PI
            choice (functions |> List.map call)
        ]
    <?> "an expression"

/// Signs before an operand: true where they make it negative.
let private signs: P<bool> =
    many (symbol "-" >>% true <|> (symbol "+" >>% false))
    |>> fun signs -> (signs |> List.filter id |> List.length) % 2 = 1

let private signed negative operand =
    if negative then Expression.Negative operand else operand

let private power: P<Expression> =
    let exponent = pipe2 signs atom signed

    pipe2 atom (many (symbol "^" >>. exponent)) (fun first rest ->
        match rest with
        | [] -> first
        | _ -> Expression.Power(first :: rest))

let private chain operand plus minus build : P<Expression> =
    let following = symbol plus >>% false <|> (symbol minus >>% true) .>>. operand

    pipe2 operand (many following) (fun first rest ->
        match rest with
        | [] -> first
        | _ -> build ((false, first) :: rest))

let private unary: P<Expression> = pipe2 signs power signed
let private term = chain unary "*" "/" Expression.Product
expressionRef.Value <- chain term "+" "-" Expression.Sum

/// An angle of a gate.
let argument: P<Argument> =
    pipe2 place expression (fun at value -> { Value = value; Start = at })

/// Size of an expression in steps of its evaluation.
let rec size (expression: Expression) : int64 =
    match expression with
    | Expression.Number _
    | Expression.Named _
    | Expression.Parameter _ -> 1L
    | Expression.Sum parts
    | Expression.Product parts -> parts |> List.sumBy (snd >> size)
    | Expression.Power parts -> parts |> List.sumBy size
    | Expression.Negative inner
    | Expression.Apply(_, inner) -> 1L + size inner

/// Puts positions for names; the first unknown name is the error.
let rec resolve (parameters: Dictionary<string, int>) (expression: Expression) : Result<Expression, Name> =
    let all wrap parts =
        parts |> Results.traverse (resolve parameters) |> Result.map wrap

    let chained wrap parts =
        parts
        |> Results.traverse (fun (flag, part) -> resolve parameters part |> Result.map (fun part -> flag, part))
        |> Result.map wrap

    match expression with
    | Expression.Named name ->
        match parameters.TryGetValue name.Text with
        | true, index -> Result.Ok(Expression.Parameter index)
        | _ -> Result.Error name
    | Expression.Number _
    | Expression.Parameter _ -> Result.Ok expression
    | Expression.Sum parts -> chained Expression.Sum parts
    | Expression.Product parts -> chained Expression.Product parts
    | Expression.Power parts -> all Expression.Power parts
    | Expression.Negative inner -> resolve parameters inner |> Result.map Expression.Negative
    | Expression.Apply(f, inner) -> resolve parameters inner |> Result.map (fun inner -> Expression.Apply(f, inner))

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
                    (fun product (divides, part) ->
                        value part
                        |> Result.bind (fun factor ->
                            if not divides then Result.Ok(product * factor)
                            elif factor = 0.0 then Result.Error "division by zero"
                            else Result.Ok(product / factor)))
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
