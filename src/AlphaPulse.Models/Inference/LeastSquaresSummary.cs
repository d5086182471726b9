namespace AlphaPulse.Models;

/// <summary>Ordinary least squares with the errors of its coefficients: for questions about features rather than for scores.</summary>
/// <remarks>
/// The classical errors take the residuals for independent and of equal variance; with lags, those of Newey and West (1987) allow for
/// residuals that depend on each other that long and vary in size, as those of overlapping labels do. Solved by Householder reflections of
/// centred and scaled columns. Immutable and safe for use from any thread.
/// </remarks>
public sealed class LeastSquaresSummary
{
    private LeastSquaresSummary(LinearModel model, IReadOnlyList<CoefficientEstimate> coefficients, double residualDeviation, double rSquared)
    {
        Model = model;
        Coefficients = coefficients;
        ResidualDeviation = residualDeviation;
        RSquared = rSquared;
    }

    /// <summary>The model.</summary>
    public LinearModel Model { get; }

    /// <summary>The intercept and then the coefficients in the order of the schema. P-values are of Student's t, or normal with lags.</summary>
    public IReadOnlyList<CoefficientEstimate> Coefficients { get; }

    /// <summary>The root of the squared residuals over the rows less the coefficients, in the unit of the targets.</summary>
    public double ResidualDeviation { get; }

    /// <summary>The share of the variance of the targets that is explained, from 0 to 1.</summary>
    public double RSquared { get; }

    /// <summary>Fits a model.</summary>
    /// <param name="data">The rows in order of time, more than coefficients, without weights.</param>
    /// <param name="neweyWestLags">Up to which lag residuals depend on each other, at least 0 and below the number of rows; <see langword="null"/> gives the classical errors.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    /// <returns>The model and its errors.</returns>
    /// <exception cref="ArgumentException">There are weights, or the lags are out of range.</exception>
    /// <exception cref="InsufficientHistoryException">There are not more rows than coefficients.</exception>
    /// <exception cref="LearningException">
    /// A feature is missing, does not vary or is a combination of others; the targets do not vary or are fitted exactly; or, with lags, the residuals
    /// leave a coefficient no error.
    /// </exception>
    public static LeastSquaresSummary Fit(TrainingMatrix data, int? neweyWestLags = null, CancellationToken cancellationToken = default)
    {
        var scaling = InferenceRows.Check(data, "least squares");
        if (neweyWestLags is { } lags)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(lags, nameof(neweyWestLags));
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(lags, data.Rows, nameof(neweyWestLags));
        }

        var factors = scaling.Factors(data, ColumnScale.Standard);
        var columns = factors.Length;
        var targetMean = ColumnScaling.Mean(data.Targets, []);
        var factor = LeastSquaresFactor.Build(data, scaling, factors, targetMean, 0, cancellationToken);
        if (factor.FindDependentColumn(columns) is var dependent and >= 0)
        {
            throw new LearningException($"Feature '{data.Schema.Columns[dependent].Name}' is a combination of the features before it; leave it out.");
        }

        var scaled = new double[columns];
        for (var i = 0; i < columns; i++)
        {
            scaled[i] = factor[i, columns];
        }

        factor.SolveUpper(scaled);
        var model = scaling.Restore(ModelTask.Regression, data.Schema, scaled, factors, targetMean);
        var degrees = data.Rows - columns - 1;
        var rounding = Rounding(data, scaling, model);
        if (!(Math.Abs(factor[columns, columns]) > rounding))
        {
            throw new LearningException(
                "The targets are fitted exactly, up to rounding, so the coefficients have no errors to tell; a target that is a function of the features needs no test. Use other targets or leave the feature out that gives them away.");
        }

        var variance = factor[columns, columns] * factor[columns, columns] / degrees;
        var covariance = new CoefficientCovariance(factor, scaling, factors, hasIntercept: false);
        var longRun = neweyWestLags is { } reach ? new NeweyWestErrors(data, scaling, factors, scaled, targetMean, reach, rounding) : null;
        var estimates = new CoefficientEstimate[columns + 1];
        for (var i = 0; i < estimates.Length; i++)
        {
            var combination = covariance.Combination(i);
            var value = i == 0 ? model.Intercept : model.Coefficients[i - 1];
            var ofMean = i == 0 ? 1.0 / data.Rows : 0;
            var name = i == 0 ? "intercept" : data.Schema.Columns[i - 1].Name;
            var error = longRun?.Of(name, covariance.Influence(combination), ofMean) ?? Math.Sqrt(variance * (covariance.Variance(combination) + ofMean));
            var statistic = value / error;
            var p = longRun is null ? Tails.StudentTwoSided(statistic, degrees) : Tails.NormalTwoSided(statistic);
            estimates[i] = new CoefficientEstimate(name, value, error, statistic, p);
        }

        return new LeastSquaresSummary(model, estimates, Math.Sqrt(variance), Explained(data, targetMean, variance * degrees));
    }

    private static double Explained(TrainingMatrix data, double targetMean, double squares)
    {
        // Above 0, as the residuals are.
        var around = 0.0;
        foreach (var target in data.Targets)
        {
            around += (target - targetMean) * (target - targetMean);
        }

        return Math.Max(0, 1 - squares / around);
    }

    /// <summary>The size up to which the root of the squared residuals may be nothing but rounding of the targets and of what is taken from them.</summary>
    private static double Rounding(TrainingMatrix data, ColumnScaling scaling, LinearModel model)
    {
        var greatest = 0.0;
        foreach (var target in data.Targets)
        {
            greatest = Math.Max(greatest, Math.Abs(target));
        }

        for (var column = 0; column < data.Columns; column++)
        {
            greatest += Math.Abs(model.Coefficients[column] * scaling.Means[column]);
        }

        return 8 * Math.ScaleB(1, -52) * (data.Columns + 1) * Math.Sqrt(data.Rows) * greatest;
    }
}
