using HybHanas.Core;

namespace HybHanas.Ibm;

/// <summary>The fault of an account that the service refuses.</summary>
internal static class NotAuthorised
{
    /// <summary>Names where the key came from, so that it can be mended there.</summary>
    internal static IbmFault For(IbmAccount account, ServiceAnswer answer)
    {
        var mend = answer.Status == 403
            ? $"not authorised; check that the API key of {account.TokenOrigin} may use the service instance"
            : $"not authorised; check the API key of {account.TokenOrigin} and the service instance";
        return new IbmFault(
            FaultKind.NotAuthorised,
            HybHanasError.NewService(answer.Address.ToString(), $"{mend}: {answer.Status}{Refusal.Read(answer, account.Secrets)}"));
    }
}
