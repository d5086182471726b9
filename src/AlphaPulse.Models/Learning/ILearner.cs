namespace AlphaPulse.Models;

/// <summary>Makes a model from training rows.</summary>
/// <remarks>
/// The same data, options and seed give the same model, bit for bit, on the same operating system and architecture.
/// Implementations are immutable and safe for use from any thread.
/// </remarks>
public interface ILearner
{
    /// <summary>A short stable name such as <c>ridge</c>.</summary>
    string Name { get; }

    /// <summary>What the scores of its models mean.</summary>
    ModelTask Task { get; }

    /// <summary>Every option by name with its value in the invariant culture; it goes into the manifest of the model.</summary>
    IReadOnlyDictionary<string, string> Options { get; }

    /// <summary>Trains a model.</summary>
    /// <param name="data">The training rows.</param>
    /// <param name="seed">The seed of every random draw; learners that draw nothing give the same model for every seed.</param>
    /// <param name="cancellationToken">Cancels the training.</param>
    /// <returns>The model, with the schema of the data.</returns>
    /// <exception cref="LearningException">There is no model for this data; the message says why and what to do.</exception>
    /// <exception cref="OperationCanceledException">The training was cancelled.</exception>
    IModel Fit(TrainingMatrix data, long seed, CancellationToken cancellationToken = default);
}
