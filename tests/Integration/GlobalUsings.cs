// The facade's own types of these names stand before the core's in the tests' namespaces.
global using CoreAngle = HybHanas.Core.Circuits.Angle;
global using CoreCircuit = HybHanas.Core.Circuits.Circuit;
