using AlphaPulse.Models;

namespace AlphaPulse.Training;

/// <summary>Chooses columns for a learner that grows, from the rows that it grows on and never from those that it is stopped on.</summary>
internal sealed class GrowingSelectingLearner(IValidatedLearner learner, ColumnSelectionOptions selection) : SelectingLearner(learner, selection), IValidatedLearner
{
    public int Rounds => learner.Rounds;

    public ValidatedFit Fit(TrainingMatrix data, TrainingMatrix validation, long seed, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(validation);
        if (!validation.Schema.Equals(data.Schema))
        {
            throw new ArgumentException($"The slice has the schema '{validation.Schema.Name}' and the rows '{data.Schema.Name}'; give rows of one schema.", nameof(validation));
        }

        var chosen = ColumnSelection.Choose(data, learner, Selection, seed, cancellationToken);
        var fit = learner.Fit(ColumnSelection.Blank(data, chosen), ColumnSelection.Blank(validation, chosen), seed, cancellationToken);
        return fit with { Model = Checked(fit.Model, data, chosen) };
    }

    public IValidatedLearner WithRounds(int rounds) => new GrowingSelectingLearner(learner.WithRounds(rounds), Selection);
}
