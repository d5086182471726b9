using AlphaPulse.Models;

namespace AlphaPulse.Training;

/// <summary>A pair with when its parts stopped growing.</summary>
/// <param name="Model">The pair.</param>
/// <param name="Stops">The parts that grow; none where neither does.</param>
internal sealed record PairFit(MetaLabelledModel Model, IReadOnlyList<PartStopping> Stops);
