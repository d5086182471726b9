using System.Globalization;

namespace AlphaPulse.Models;

/// <summary>Boosted trees for several classes, such as down, flat and up: each round adds one tree a class, and the softmax of the sums gives probabilities.</summary>
/// <remarks>
/// Minimises the log loss. The sums start from the logarithms of the weighted shares of the classes. The second derivative of class k is taken as
/// <c>2 p_k (1 - p_k)</c>, which bounds what the classes do together. Targets are the numbers of the classes, from 0. As with
/// <see cref="BoostedTreesLearner"/>, models do not depend on the number of threads or on the processor. Immutable and safe for use from any thread.
/// </remarks>
public sealed record MulticlassTreesLearner
{
    /// <summary>How trees grow; default those of <see cref="BoostedTreesLearner"/>. Its loss and weights of classes do not matter; its mode must be <see cref="BoostingMode.Gradient"/>.</summary>
    /// <exception cref="ArgumentException">The mode is another one, or there is an objective of one's own or a base score.</exception>
    public BoostedTreesLearner Trees
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            field = value.Mode == BoostingMode.Gradient && value.Objective is null && value.BaseScore is null
                ? value
                : throw new ArgumentException("Trees of several classes start from the share of each and build on each other by the softmax; use the mode gradient, no objective of one's own and no base score.", nameof(value));
        }
    } = new();

    /// <summary>By what the weights of the rows of each class are multiplied; finite and above 0; default empty, where that is 1. Copied.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A weight is not above 0 or not finite.</exception>
    public IReadOnlyList<double> ClassWeights
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            foreach (var weight in value)
            {
                if (!double.IsFinite(weight) || weight <= 0)
                {
                    throw new ArgumentOutOfRangeException(nameof(value), weight, "The weights must be finite and above 0.");
                }
            }

            field = [.. value];
        }
    } = [];

    /// <summary>Trains a model of exactly as many rounds as <see cref="Trees"/> says.</summary>
    /// <param name="data">The training rows; the targets are whole numbers from 0 to one less than <paramref name="classes"/>.</param>
    /// <param name="classes">How many classes there are; at least 2.</param>
    /// <param name="seed">The seed of every random draw.</param>
    /// <param name="cancellationToken">Cancels the training.</param>
    /// <returns>The model.</returns>
    /// <exception cref="ArgumentException">There are class weights, but not one a class, or the options of the trees do not go together.</exception>
    /// <exception cref="LearningException">There is no model for this data; the message says why and what to do.</exception>
    /// <exception cref="OperationCanceledException">The training was cancelled.</exception>
    public MulticlassTreesModel Fit(TrainingMatrix data, int classes, long seed, CancellationToken cancellationToken = default) =>
        Train(data, validation: null, classes, seed, cancellationToken).Model;

    /// <summary>Trains a model and stops by the log loss on a slice, which must be purged from the training rows by the caller.</summary>
    /// <param name="data">The training rows.</param>
    /// <param name="validation">The slice: rows of the same schema.</param>
    /// <param name="classes">How many classes there are; at least 2.</param>
    /// <param name="seed">The seed of every random draw.</param>
    /// <param name="cancellationToken">Cancels the training.</param>
    /// <returns>The model of the best round, and the loss in every round.</returns>
    /// <exception cref="ArgumentException">The slice has another schema, there are class weights, but not one a class, or the options of the trees do not go together.</exception>
    /// <exception cref="LearningException">There is no model for this data; the message says why and what to do.</exception>
    /// <exception cref="OperationCanceledException">The training was cancelled.</exception>
    public (MulticlassTreesModel Model, LearningCurve Curve) Fit(
        TrainingMatrix data, TrainingMatrix validation, int classes, long seed, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(validation);
        var (model, curve) = Train(data, validation, classes, seed, cancellationToken);
        return (model, curve!);
    }

    private (MulticlassTreesModel Model, LearningCurve? Curve) Train(
        TrainingMatrix data, TrainingMatrix? validation, int classes, long seed, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 2);
        if (ClassWeights.Count > 0 && ClassWeights.Count != classes)
        {
            throw new ArgumentException(
                string.Create(CultureInfo.InvariantCulture, $"There are {ClassWeights.Count} weights for {classes} classes; give one a class."), nameof(classes));
        }

        return new SoftmaxBoosting(this, data, validation, classes, seed).Run(cancellationToken);
    }
}
