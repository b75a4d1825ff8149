using System.Text.RegularExpressions;
using HybHanas.Core;
using HybHanas.Core.Backends;
using HybHanas.Core.Circuits;
using Microsoft.FSharp.Collections;

namespace HybHanas.Ibm;

/// <summary>Brings a backend's present calibration from the service.</summary>
internal static partial class LiveCalibration
{
    /// <summary>
    /// The calibration under the backend's short name. Where its date and version are those of <paramref name="known"/>, that one
    /// is returned and the configuration is not asked for.
    /// </summary>
    /// <exception cref="IbmFault">There is none, or what comes is none.</exception>
    internal static async Task<Calibration> FetchAsync(
        IbmClient client, BackendName name, Calibration? known, CancellationToken cancellation)
    {
        var properties = await client.PropertiesAsync(name, cancellation).ConfigureAwait(false);
        if (ServiceJson.Text(properties).AsSpan().Trim() is "" or "null" or "{}")
            throw IbmFault.Unavailable(properties.Address, "the backend has no calibration (is it a simulator?)");
        var (date, version) = ServiceJson.Read(
            properties, root => (root.Field("last_update_date").AsText(), root.Optional("backend_version")?.AsText() ?? ""));
        // The date names a file and is kept: nothing but a date may get in.
        if (!Date().IsMatch(date))
            throw IbmFault.Unavailable(properties.Address, "the answer cannot be used: last_update_date: no date");
        var secrets = client.Account.Secrets;
        if (known is not null && known.LastUpdate == date && known.Version == secrets.Clean(version))
            return known;

        var configuration = await client.ConfigurationAsync(name, cancellation).ConfigureAwait(false);
        ServiceJson.Read(configuration, _ => true);
        var outcome = IbmCalibration.parse(name.Short, ServiceJson.Text(configuration), ServiceJson.Text(properties));
        if (outcome.IsError)
            throw Unusable(client, name, outcome.ErrorValue);
        var parts = CalibrationModule.parts(outcome.ResultValue);
        var calibration = CalibrationModule.create(new CalibrationParts(
            parts.Name,
            secrets.Clean(parts.Version),
            parts.LastUpdate,
            parts.Dt,
            parts.Qubits,
            ListModule.OfSeq(parts.OneQubitGates.Where(row => !IsFractional(row.Item1))),
            ListModule.OfSeq(parts.TwoQubitGates.Where(row => !IsFractional(row.Item1)))));
        return calibration.IsOk ? calibration.ResultValue : throw Unusable(client, name, calibration.ErrorValue);
    }

    /// <summary>
    /// True for the gates that qiskit-ibm-runtime leaves out unless it is asked for them: those with an angle that is not a mere
    /// change of frame.
    /// </summary>
    internal static bool IsFractional(Gate gate) =>
        !GateTable.angles(gate).IsEmpty && !gate.IsRZ && !gate.IsP && !gate.IsU1;

    // The reasons may quote the answer, and with it whatever the server echoes.
    private static IbmFault Unusable(IbmClient client, BackendName name, HybHanasError error) =>
        IbmFault.Unavailable(
            new Uri(client.Account.Api, $"backends/{name.Service}"),
            $"the answer cannot be used: {client.Account.Secrets.Clean(HybHanasErrorModule.message(error))}");

    [GeneratedRegex(@"\A[0-9]{4}-[0-9]{2}-[0-9]{2}[ 0-9:.TZ+-]{0,32}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Date();
}
