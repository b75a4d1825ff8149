using System.Diagnostics.CodeAnalysis;
using HybHanas.Core;

namespace HybHanas;

/// <summary>Why something could not be done, where that is no exception.</summary>
/// <param name="Code">Stable code of the fault, as of <see cref="HybHanasException.Code"/>.</param>
/// <param name="Message">One line that names the place and the mend.</param>
public sealed record Fault(string Code, string Message)
{
    /// <summary>What the core refuses.</summary>
    internal static Fault Of(HybHanasError error) => new(HybHanasErrorModule.code(error), HybHanasErrorModule.message(error));

    /// <summary>What an exception says.</summary>
    internal static Fault Of(HybHanasException exception) => new(exception.Code, exception.Message);

    /// <summary>True with what is made, or false with why it cannot be.</summary>
    internal static bool Try<T>(Func<T> make, [NotNullWhen(true)] out T? value, [NotNullWhen(false)] out Fault? fault)
        where T : class
    {
        try
        {
            (value, fault) = (make(), null);
            return true;
        }
        catch (HybHanasException exception)
        {
            (value, fault) = (null, Of(exception));
            return false;
        }
    }
}
