using System.Globalization;

namespace AlphaPulse.Models;

/// <summary>Says how much each feature of a row adds to the sum of a linear model: <c>coefficient * (feature - mean)</c>.</summary>
/// <remarks>
/// The Shapley values of a linear model whose features are taken as independent (Štrumbelj and Kononenko, 2014), against the means of the
/// training rows. The sum is that before the logistic function. Immutable, allocates nothing, and is safe for use from any thread.
/// </remarks>
public sealed class LinearExplainer : IModelExplainer
{
    private readonly LinearModel _model;

    /// <summary>Prepares a model.</summary>
    /// <param name="model">The model.</param>
    public LinearExplainer(LinearModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        _model = model;
        ExpectedValue = model.Intercept + model.Coefficients.Zip(model.Means, (coefficient, mean) => coefficient * mean).Sum();
    }

    /// <summary>The sum of a row whose features are their means.</summary>
    public double ExpectedValue { get; }

    /// <inheritdoc/>
    public bool TryExplain(ReadOnlySpan<double> features, Span<double> contributions)
    {
        if (contributions.Length != features.Length)
        {
            throw new ArgumentException(
                string.Create(CultureInfo.InvariantCulture, $"There are {contributions.Length} places where {features.Length} are needed."), nameof(contributions));
        }

        if (!_model.TryScore(features, out _))
        {
            return false;
        }

        for (var i = 0; i < features.Length; i++)
        {
            // A feature without a coefficient adds nothing, also where it is missing.
            var coefficient = _model.Coefficients[i];
            contributions[i] = coefficient == 0 ? 0 : coefficient * (features[i] - _model.Means[i]);
        }

        return true;
    }
}
