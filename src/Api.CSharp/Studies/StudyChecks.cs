using System.Globalization;
using HybHanas.Core;

namespace HybHanas.Studies;

/// <summary>The documented ranges of studies.</summary>
internal static class StudyChecks
{
    /// <summary>Throws "out-of-range" where the range does not hold.</summary>
    public static void Require(bool holds, string option, IFormattable given, string allowed)
    {
        if (!holds)
            throw new HybHanasException(HybHanasError.NewOutOfRange(option, given.ToString(null, CultureInfo.InvariantCulture), allowed));
    }
}
