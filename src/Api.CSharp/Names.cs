using HybHanas.Core;

namespace HybHanas;

/// <summary>Helps a person who mistyped a name.</summary>
public static class Names
{
    /// <summary>One line that says what is unknown and which valid names are nearest, at most three.</summary>
    /// <param name="kind">What the name should have named, such as "option".</param>
    /// <param name="valid">The valid names.</param>
    /// <param name="name">What was given.</param>
    public static string Unknown(string kind, IEnumerable<string> valid, string name) =>
        HybHanasErrorModule.message(HybHanasErrorModule.unknown(kind, valid, name));
}
