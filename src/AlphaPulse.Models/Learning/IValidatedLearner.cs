namespace AlphaPulse.Models;

/// <summary>A learner that works in rounds and can be stopped where a slice of other rows no longer gets better.</summary>
/// <remarks>
/// The slice belongs to the caller: it must share no information with the training rows, which with overlapping labels means that
/// the rows between the two are purged. To use every row afterwards, fit <see cref="WithRounds"/> with the best round of the curve
/// on all of them.
/// </remarks>
public interface IValidatedLearner : ILearner
{
    /// <summary>How many rounds at most; a fit without a slice does exactly as many.</summary>
    int Rounds { get; }

    /// <summary>Trains a model and stops by the loss on a slice.</summary>
    /// <param name="data">The training rows.</param>
    /// <param name="validation">The slice: rows of the same schema, purged from the training rows by the caller.</param>
    /// <param name="seed">The seed of every random draw.</param>
    /// <param name="cancellationToken">Cancels the training.</param>
    /// <returns>The model of the best round, and the loss in every round.</returns>
    /// <exception cref="ArgumentException">The slice has another schema.</exception>
    /// <exception cref="LearningException">There is no model for this data; the message says why and what to do.</exception>
    /// <exception cref="OperationCanceledException">The training was cancelled.</exception>
    ValidatedFit Fit(TrainingMatrix data, TrainingMatrix validation, long seed, CancellationToken cancellationToken = default);

    /// <summary>The same learner with another number of rounds.</summary>
    /// <param name="rounds">How many rounds; at least 0, where the model is the constant that fits best.</param>
    /// <returns>A copy.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number is out of the range of the learner.</exception>
    IValidatedLearner WithRounds(int rounds);
}
