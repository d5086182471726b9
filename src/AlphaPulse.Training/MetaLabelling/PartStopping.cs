using AlphaPulse.Models;

namespace AlphaPulse.Training;

/// <summary>When a part of a pair stopped growing in one fold of a fit, and on which rows that was found out.</summary>
/// <param name="Part"><c>primary</c> or <c>secondary</c>.</param>
/// <param name="Curve">The losses by round.</param>
/// <param name="Growing">The rows that it grew on.</param>
/// <param name="Stopping">The rows that only said when to stop: the newest that the fold trains on, purged from the others.</param>
/// <param name="Tested">The rows of the fold that were scored with as many rounds.</param>
internal sealed record PartStopping(string Part, LearningCurve Curve, IReadOnlyList<int> Growing, IReadOnlyList<int> Stopping, IReadOnlyList<int> Tested)
{
    /// <summary>How many rounds the last fit of a part does, from its stops in the folds; there is at least one.</summary>
    public static int MiddleOf(IEnumerable<PartStopping> stops) => BestRounds.Middle(stops.Select(s => s.Curve.BestRound))!.Value;

    /// <summary>The same by positions of samples.</summary>
    /// <param name="positions">The position of each row of the fit.</param>
    public PartStopping At(IReadOnlyList<int> positions)
    {
        return this with { Growing = Of(Growing), Stopping = Of(Stopping), Tested = Of(Tested) };

        int[] Of(IReadOnlyList<int> rows) => [.. rows.Select(row => positions[row])];
    }
}
