namespace AlphaPulse.Models;

/// <summary>The sums that models make their scores of, before any link function and calibrator.</summary>
/// <remarks>Pure and safe for use from any thread.</remarks>
public static class ModelMargins
{
    /// <summary>Computes the sum of a row.</summary>
    /// <param name="model">The model. Of a calibrated one it is the sum of the model inside; of kinds that have no link, such as constants and pairs, the score itself.</param>
    /// <param name="features">The row in the order of the schema; <see cref="double.NaN"/> is missing.</param>
    /// <param name="margin">The sum; <see cref="double.NaN"/> where there is none.</param>
    /// <returns>Whether the model has a score for the row, and so a sum.</returns>
    /// <exception cref="ArgumentException">The row does not fit the schema.</exception>
    public static bool TryCompute(IModel model, ReadOnlySpan<double> features, out double margin)
    {
        ArgumentNullException.ThrowIfNull(model);
        if (!model.TryScore(features, out margin))
        {
            margin = double.NaN;
            return false;
        }

        switch (model)
        {
            case CalibratedModel calibrated:
                return TryCompute(calibrated.Model, features, out margin);
            case TreeEnsembleModel trees:
                margin = trees.Sum(features);
                return true;
            case LinearModel linear:
                margin = linear.Sum(features);
                return true;
            default:
                return true;
        }
    }

    /// <summary>Computes the sums of all classes of a row; the probabilities are their softmax.</summary>
    /// <param name="model">The model: trees or a multinomial regression.</param>
    /// <param name="features">The row in the order of the schema; <see cref="double.NaN"/> is missing.</param>
    /// <param name="margins">Where the sum of each class goes; <see cref="double.NaN"/> where there is none.</param>
    /// <returns>Whether there are sums.</returns>
    /// <exception cref="ArgumentException">The model is of another kind, or a length does not fit.</exception>
    public static bool TryCompute(IMulticlassModel model, ReadOnlySpan<double> features, Span<double> margins) => model switch
    {
        null => throw new ArgumentNullException(nameof(model)),
        MultinomialModel multinomial => multinomial.TrySums(features, margins),
        MulticlassTreesModel trees => trees.TrySums(features, margins),
        _ => throw new ArgumentException($"A model of kind '{model.Kind}' does not say what its probabilities are made of; ask for the probabilities.", nameof(model)),
    };
}
