using System.Diagnostics.CodeAnalysis;
using HybHanas.Core;
using Microsoft.FSharp.Core;

namespace HybHanas;

/// <summary>The one exception that the library throws for bad input or a failure it can name.</summary>
/// <remarks>The message is one line that names the place and the mend; <see cref="Code"/> is stable between versions.</remarks>
public sealed class HybHanasException : Exception
{
    internal HybHanasException(HybHanasError error)
        : base(HybHanasErrorModule.message(error)) => (Code, Error) = (HybHanasErrorModule.code(error), error);

    internal HybHanasException(string code, string message, Exception? inner = null)
        : base(message, inner) => Code = code;

    internal HybHanasException(string code, string message, IReadOnlyList<string> details)
        : base(message) => (Code, Details) = (code, details);

    /// <summary>Where several things are wrong at once, each of them in one line; else empty.</summary>
    public IReadOnlyList<string> Details { get; } = [];

    /// <summary>Stable code of the fault: "unknown-name", "out-of-range", "invalid-circuit", "syntax", "bad-file",
    /// "unusable-path", "bad-calibration", "circuit-too-wide", "disconnected", "missing-calibration", "unsupported",
    /// "impossible-space", "diverged", "service", "changed-run", "bad-specification", "trainer-failed" or "all-failed".</summary>
    public string Code { get; }

    /// <summary>The core's error, where it came from there.</summary>
    internal HybHanasError? Error { get; }
}

/// <summary>Passes from the core's results to exceptions.</summary>
internal static class ResultExtensions
{
    /// <summary>The value, or the error as an exception.</summary>
    public static T OrThrow<T>(this FSharpResult<T, HybHanasError> result) =>
        result.IsOk ? result.ResultValue : throw new HybHanasException(result.ErrorValue);

    /// <summary>True with the value, or false with the fault.</summary>
    public static bool TryGet<T>(
        this FSharpResult<T, HybHanasError> result, [NotNullWhen(true)] out T? value, [NotNullWhen(false)] out Fault? fault)
        where T : class
    {
        value = result.IsOk ? result.ResultValue : null;
        fault = result.IsOk ? null : Fault.Of(result.ErrorValue);
        return result.IsOk;
    }

    /// <summary>The value of an option, or null.</summary>
    public static T? OrNull<T>(this FSharpOption<T>? option) where T : struct =>
        option is null ? null : option.Value;
}
