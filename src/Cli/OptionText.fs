/// Texts of options that several commands have.
[<RequireQualifiedAccess>]
module HybHanas.Cli.OptionText

let gateTime =
    "scheduled: makespan of the schedule; analytical: virtual rotations are charged too (default scheduled)."

let cache =
    "take trainings that runs with the same data, seed, network and version made from the cache folder, and keep new ones there."

let trainerFolder =
    "folder of the plug-in that trains (default: where plug-ins are installed, see docs/trainers.md)."

let decoherence =
    "idle: each qubit its idle time; whole: the whole duration, average T1 and T2 (default idle)."

let billing =
    "estimate the usage that is billed, with its assumptions; the next three options imply it."

let jobOverhead =
    "seconds that each job takes beside its executions (default 2, an assumption)."

let repDelay =
    "seconds between two executions (default 0.00025, IBM's default_rep_delay)."

let circuitsPerJob =
    "circuits of one job at most (default 300, IBM's max_experiments)."

let quantumWatts = "power of the quantum system, to estimate the energy."
let classicalWatts = "power of the classical machine, to estimate the energy."

let backend =
    "backend name (see 'hybhanas backends list'), ibm_NAME for its present calibration, a calibration file, or a folder of them: several calibrations of one backend (default brisbane)."
