using HybHanas.Calibrations;
using HybHanas.Core;
using HybHanas.Core.Backends;
using HybHanas.Core.Circuits;
using Xunit;
using static HybHanas.Integration.Tests.Calibrations.QiskitReference;

namespace HybHanas.Integration.Tests.Calibrations;

public sealed class BundledCalibrationTests
{
    [Fact]
    public void The_ten_backends_load_and_make_targets()
    {
        (string Name, int Qubits, int Couplings, Gate Gate)[] expected =
        [
            ("brisbane", 127, 144, Gate.ECR),
            ("fez", 156, 176, Gate.CZ),
            ("guadalupe", 16, 16, Gate.CX),
            ("hanoi", 27, 28, Gate.CX),
            ("lagos", 7, 6, Gate.CX),
            ("manila", 5, 4, Gate.CX),
            ("marrakesh", 156, 176, Gate.CZ),
            ("nighthawk", 120, 218, Gate.CZ),
            ("sherbrooke", 127, 144, Gate.ECR),
            ("torino", 133, 150, Gate.CZ),
        ];

        Assert.Equal(expected.Select(backend => backend.Name), BundledCalibrations.Names);

        foreach (var backend in expected)
        {
            var target = Ok(TargetModule.create(Ok(BundledCalibrations.Load(backend.Name))));
            Assert.Equal(backend.Name, target.Calibration.Name);
            Assert.Equal(backend.Qubits, target.UsableQubits.Length);
            Assert.Equal(backend.Couplings, target.Couplings.Length);
            Assert.Equal(backend.Gate, target.TwoQubitGate);
            Assert.Equal(4 * backend.Qubits, target.Calibration.OneQubitGates.Count);
        }
    }

    [Fact]
    public void A_calibration_is_read_once() =>
        Assert.Same(
            Ok(BundledCalibrations.Load("fez")),
            Ok(BundledCalibrations.Load("fez")));

    [Fact]
    public void An_unknown_name_gets_the_nearest_ones()
    {
        var error = Assert.IsType<HybHanasError.UnknownName>(BundledCalibrations.Load("manilla").ErrorValue);
        Assert.Equal("manila", error.nearest.Head);
    }

    [Fact]
    public void Importing_the_files_of_ibm_gives_the_bundled_calibration()
    {
        var imported = Ok(IbmCalibration.parse("manila", Golden("manila-configuration.json"), Golden("manila-properties.json")));
        Assert.Equal(Ok(BundledCalibrations.Load("manila")), imported);
    }

    [Fact]
    public void Writing_a_bundled_calibration_and_reading_it_again_changes_nothing()
    {
        foreach (var name in BundledCalibrations.Names)
        {
            var calibration = Ok(BundledCalibrations.Load(name));
            Assert.Equal(calibration, Ok(CalibrationJson.parse("written", CalibrationJson.write(calibration))));
        }
    }

    private static string Golden(string file) =>
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Golden", "calibrations", file));
}
