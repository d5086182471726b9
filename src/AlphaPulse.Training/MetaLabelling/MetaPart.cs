using AlphaPulse.Models;

namespace AlphaPulse.Training;

/// <summary>One of the two learners of a pair in one fit. One that grows finds its rounds inside of each fold, and the last fit does the middle of them.</summary>
/// <remarks>Not safe for use from several threads at once.</remarks>
/// <param name="name"><c>primary</c> or <c>secondary</c>.</param>
/// <param name="learner">The learner.</param>
/// <param name="pair">The pair with the share to stop on and the embargo.</param>
/// <param name="rows">The rows of the fit.</param>
/// <param name="of">Those of some rows that the part learns from.</param>
internal sealed class MetaPart(string name, ILearner learner, MetaLabelLearner pair, MetaRows rows, Func<IReadOnlyList<int>, PartRows> of)
{
    private readonly List<PartStopping> _stops = [];

    /// <summary>When it stopped growing, one for each fold that was fitted; none where it does not grow.</summary>
    public IReadOnlyList<PartStopping> Stops => _stops;

    /// <summary>Fits it on the training rows of a fold. The test has no say in the rounds: they are the best on the newest of the training rows, purged from those that it grows on.</summary>
    public IModel Fit(PurgedFold fold, long seed, CancellationToken cancellationToken)
    {
        var fitted = learner;
        if (learner is IValidatedLearner growing)
        {
            var slice = BestRounds.Slice(rows.Timeline(fold.Train), pair.StoppingShare, pair.EmbargoBars);
            var (grown, stopped) = (of(slice.Train), of(slice.Test));
            var curve = growing.Fit(grown.Matrix, stopped.Matrix, seed, cancellationToken).Curve;
            _stops.Add(new PartStopping(name, curve, grown.Rows, stopped.Rows, fold.Test));
            fitted = growing.WithRounds(curve.BestRound);
        }

        return fitted.Fit(of(fold.Train).Matrix, seed, cancellationToken);
    }

    /// <summary>Fits it on all rows, after the folds.</summary>
    public IModel FitAll(long seed, CancellationToken cancellationToken)
    {
        var fitted = learner is IValidatedLearner growing ? growing.WithRounds(PartStopping.MiddleOf(_stops)) : learner;
        return fitted.Fit(of(rows.All).Matrix, seed, cancellationToken);
    }
}
