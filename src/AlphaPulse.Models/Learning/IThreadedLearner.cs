namespace AlphaPulse.Models;

/// <summary>A learner that works on several threads at once, and can be told on how many at most.</summary>
/// <remarks>The model does not depend on it, so it is not among <see cref="ILearner.Options"/>.</remarks>
public interface IThreadedLearner : ILearner
{
    /// <summary>The same learner with at most so many threads; one that is set to fewer stays as it is.</summary>
    /// <param name="threads">How many; at least 1.</param>
    /// <returns>A copy, or the learner itself.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number is out of the range of the learner.</exception>
    IThreadedLearner WithAtMost(int threads);
}
