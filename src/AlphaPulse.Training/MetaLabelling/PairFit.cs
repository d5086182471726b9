using AlphaPulse.Models;

namespace AlphaPulse.Training;

/// <summary>A pair with when its parts stopped growing.</summary>
/// <param name="Model">The pair.</param>
/// <param name="Stops">For each part that grows and each fold; none where neither grows.</param>
internal sealed record PairFit(MetaLabelledModel Model, IReadOnlyList<PartStopping> Stops)
{
    /// <summary>How many rounds the models of the parts that grow did.</summary>
    public IReadOnlyDictionary<string, int> Rounds => Stops.GroupBy(s => s.Part, StringComparer.Ordinal).ToDictionary(part => part.Key, PartStopping.MiddleOf, StringComparer.Ordinal);
}
