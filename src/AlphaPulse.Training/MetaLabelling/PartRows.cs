using AlphaPulse.Models;

namespace AlphaPulse.Training;

/// <summary>What one part of a pair learns from.</summary>
/// <param name="Matrix">The rows.</param>
/// <param name="Rows">Which rows of the fit they are; those that teach the part nothing are none of them.</param>
internal sealed record PartRows(TrainingMatrix Matrix, IReadOnlyList<int> Rows);
