using System.Globalization;

namespace AlphaPulse.Models;

/// <summary>Linear regression with an L2 penalty.</summary>
/// <remarks>
/// <para>Minimises <c>sum_i w_i (y_i - b0 - sum_j b_j x_ij)^2 + Alpha * sum_j b_j^2</c> over the intercept <c>b0</c>, which is not
/// penalised, and the coefficients <c>b_j</c>. With <see cref="ColumnScale.Standard"/>, <c>x_ij</c> stands for
/// <c>(x_ij - mean_j) / deviation_j</c> with the weighted mean and population deviation of the training rows; the model has the
/// coefficients on the original scale. A column that never varies has the coefficient 0.</para>
/// <para>Solved by Householder reflections of the penalised rows, which duplicate columns cannot upset while
/// <see cref="Alpha"/> is above 0. Missing features are refused. Draws nothing: the seed is not used. Immutable and safe for use
/// from any thread.</para>
/// </remarks>
public sealed class RidgeLearner : ILearner
{
    private readonly double _alpha = 1;

    /// <summary>The penalty; finite and at least 0, default 1. It does not grow with the number of rows.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    public double Alpha
    {
        get => _alpha;
        init => _alpha = Penalty.Check(value, nameof(Alpha));
    }

    /// <summary>By what columns are divided before they are penalised; default <see cref="ColumnScale.Standard"/>.</summary>
    public ColumnScale Scale { get; init; } = ColumnScale.Standard;

    /// <inheritdoc/>
    public string Name => "ridge";

    /// <inheritdoc/>
    public ModelTask Task => ModelTask.Regression;

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, string> Options => new SortedDictionary<string, string>(StringComparer.Ordinal)
    {
        ["alpha"] = Alpha.ToString("R", CultureInfo.InvariantCulture),
        ["scale"] = LearnerText.Word(Scale),
    };

    /// <inheritdoc/>
    public IModel Fit(TrainingMatrix data, long seed, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(data);
        var scaling = ColumnScaling.Measure(data, Name);
        var factors = scaling.Factors(data, Scale);
        var targetMean = ColumnScaling.Mean(data.Targets, data.Weights);
        var columns = scaling.Varying.Length;
        var factor = LeastSquaresFactor.Build(data, scaling, factors, targetMean, Math.Sqrt(Alpha), cancellationToken);
        if (factor.FindDependentColumn(columns) is var dependent and >= 0)
        {
            throw new LearningException(
                $"Feature '{data.Schema.Columns[scaling.Varying[dependent]].Name}' is a combination of the features before it; leave it out or raise the penalty.");
        }

        var coefficients = new double[columns];
        for (var i = 0; i < columns; i++)
        {
            coefficients[i] = factor[i, columns];
        }

        factor.SolveUpper(coefficients);
        return scaling.Restore(Task, data.Schema, coefficients, factors, targetMean);
    }
}
