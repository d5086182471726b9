using AlphaPulse.Models;

namespace AlphaPulse.Training;

/// <summary>When a part of a pair stopped growing, and on which rows that was found out.</summary>
/// <param name="Part"><c>primary</c> or <c>secondary</c>.</param>
/// <param name="Curve">The losses by round.</param>
/// <param name="Growing">The rows of the fit that it grew on.</param>
/// <param name="Stopping">The rows of the fit that only said when to stop: the newest, purged from the others.</param>
internal sealed record PartStopping(string Part, LearningCurve Curve, IReadOnlyList<int> Growing, IReadOnlyList<int> Stopping);
