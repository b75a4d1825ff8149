using HybHanas.Core;

namespace HybHanas.Ibm;

/// <summary>What has to happen before it can work.</summary>
internal enum FaultKind
{
    /// <summary>The user's settings or account have to be mended.</summary>
    Account,

    /// <summary>The service refuses the account.</summary>
    NotAuthorised,

    /// <summary>The service does not have that backend.</summary>
    UnknownBackend,

    /// <summary>The service cannot be reached, is overloaded or answers nonsense: later it may work.</summary>
    Unavailable,
}

/// <summary>A failure on the way to the service; caught at the border of this folder and never seen outside.</summary>
internal sealed class IbmFault : Exception
{
    internal IbmFault(FaultKind kind, HybHanasError error)
        : base(HybHanasErrorModule.message(error)) => (Kind, Error) = (kind, error);

    internal FaultKind Kind { get; }

    internal HybHanasError Error { get; }

    internal static IbmFault Account(string setting, string reason) =>
        new(FaultKind.Account, HybHanasError.NewService(setting, reason));

    internal static IbmFault Unavailable(Uri address, string reason) =>
        new(FaultKind.Unavailable, HybHanasError.NewService(address.ToString(), reason));
}
