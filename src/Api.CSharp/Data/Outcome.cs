using HybHanas.Core;
using Microsoft.FSharp.Core;

namespace HybHanas.Data;

/// <summary>The core's results, written from C#.</summary>
internal static class Outcome
{
    internal static FSharpResult<T, HybHanasError> Ok<T>(T value) => FSharpResult<T, HybHanasError>.NewOk(value);

    internal static FSharpResult<T, HybHanasError> Refuse<T>(HybHanasError error) =>
        FSharpResult<T, HybHanasError>.NewError(error);

    /// <summary>The next step on the value; an error is passed on.</summary>
    internal static FSharpResult<TNext, HybHanasError> Then<T, TNext>(
        this FSharpResult<T, HybHanasError> outcome, Func<T, FSharpResult<TNext, HybHanasError>> next) =>
        outcome.IsOk ? next(outcome.ResultValue) : Refuse<TNext>(outcome.ErrorValue);
}
