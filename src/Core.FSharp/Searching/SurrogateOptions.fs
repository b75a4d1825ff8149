/// The settings of a search with a surrogate.
namespace HybHanas.Core.Searching

/// Settings of a search.
type SurrogateOptions =
    {
        /// Genomes of one generation, 2 or more.
        Population: int
        /// Generations, the first one included, 1 or more.
        Generations: int
        /// What is known without a training, where anything is: it must be the last of the objectives told, in their order.
        /// The others are paid for; up to three of them are modelled, beyond that generations are bred as Nsga2 does.
        Cheap: KnownObjectives option
        /// What is known before Cheap is called, where anything is.
        Sketch: (Genome -> Sketch) option
        /// Candidates of a generation for which Cheap is called, for each place of the generation, 1 or more; the others are judged by their
        /// sketch and a model of what Cheap said before. From 120 evaluations on the model says enough, and it is one. None calls Cheap for all.
        CheapPerPlace: int option
    }
