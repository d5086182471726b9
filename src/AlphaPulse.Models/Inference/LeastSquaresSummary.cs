namespace AlphaPulse.Models;

/// <summary>Ordinary least squares with the errors of its coefficients: for questions about features rather than for scores.</summary>
/// <remarks>
/// The classical errors take the residuals for independent and of equal variance; with lags, those of Newey and West (1987) allow for
/// residuals that depend on each other that long and vary in size, as those of overlapping labels do. Solved by Householder reflections of
/// centred and scaled columns. Immutable and safe for use from any thread.
/// </remarks>
public sealed class LeastSquaresSummary
{
    private LeastSquaresSummary(LinearModel model, IReadOnlyList<CoefficientEstimate> coefficients, double residualDeviation, double? rSquared)
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

    /// <summary>The share of the variance that is explained; <see langword="null"/> where the targets do not vary.</summary>
    public double? RSquared { get; }

    /// <summary>Fits a model.</summary>
    /// <param name="data">The rows in order of time, more than coefficients, without weights.</param>
    /// <param name="neweyWestLags">Up to which lag residuals depend on each other, at least 0 and below the number of rows; <see langword="null"/> gives the classical errors.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    /// <returns>The model and its errors.</returns>
    /// <exception cref="ArgumentException">There are weights, or the lags are out of range.</exception>
    /// <exception cref="InsufficientHistoryException">There are not more rows than coefficients.</exception>
    /// <exception cref="LearningException">A feature is missing, does not vary or is a combination of others.</exception>
    public static LeastSquaresSummary Fit(TrainingMatrix data, int? neweyWestLags = null, CancellationToken cancellationToken = default)
    {
        var scaling = InferenceRows.Check(data, "least squares");
        if (neweyWestLags is { } lags)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(lags, nameof(neweyWestLags));
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(lags, data.Rows, nameof(neweyWestLags));
        }

        var factors = scaling.Factors(standardize: true);
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
        var variance = factor[columns, columns] * factor[columns, columns] / degrees;
        var covariance = new CoefficientCovariance(factor, scaling, factors, hasIntercept: false);
        var residuals = neweyWestLags is null ? [] : Residuals(data, scaling, factors, scaled, targetMean);
        var estimates = new CoefficientEstimate[columns + 1];
        for (var i = 0; i < estimates.Length; i++)
        {
            var combination = covariance.Combination(i);
            var value = i == 0 ? model.Intercept : model.Coefficients[i - 1];
            var ofMean = i == 0 ? 1.0 / data.Rows : 0;
            var error = neweyWestLags is { } reach
                ? NeweyWestError(data, scaling, factors, covariance.Influence(combination), ofMean, residuals, reach)
                : Math.Sqrt(variance * (covariance.Variance(combination) + ofMean));
            var statistic = value / error;
            var p = neweyWestLags is null ? Tails.StudentTwoSided(statistic, degrees) : Tails.NormalTwoSided(statistic);
            estimates[i] = new CoefficientEstimate(i == 0 ? "intercept" : data.Schema.Columns[i - 1].Name, value, error, statistic, p);
        }

        return new LeastSquaresSummary(model, estimates, Math.Sqrt(variance), Explained(data, targetMean, variance * degrees));
    }

    private static double? Explained(TrainingMatrix data, double targetMean, double squares)
    {
        var around = 0.0;
        foreach (var target in data.Targets)
        {
            around += (target - targetMean) * (target - targetMean);
        }

        return around > 0 && data.Targets.IndexOfAnyExcept(data.Targets[0]) >= 0 ? 1 - squares / around : null;
    }

    private static double[] Residuals(TrainingMatrix data, ColumnScaling scaling, double[] factors, double[] scaled, double targetMean)
    {
        var residuals = new double[data.Rows];
        for (var row = 0; row < residuals.Length; row++)
        {
            residuals[row] = data.Targets[row] - targetMean;
        }

        Combine(data, scaling, factors, scaled, -1, residuals);
        return residuals;
    }

    /// <summary>The long-run deviation of the sum of what each residual moves a coefficient by.</summary>
    private static double NeweyWestError(
        TrainingMatrix data, ColumnScaling scaling, double[] factors, double[] influence, double ofMean, double[] residuals, int lags)
    {
        var moves = new double[data.Rows];
        Array.Fill(moves, ofMean);
        Combine(data, scaling, factors, influence, 1, moves);
        for (var row = 0; row < moves.Length; row++)
        {
            moves[row] *= residuals[row];
        }

        var sum = 0.0;
        for (var lag = 0; lag <= lags; lag++)
        {
            var products = 0.0;
            for (var row = lag; row < moves.Length; row++)
            {
                products += moves[row] * moves[row - lag];
            }

            sum += (lag == 0 ? 1 : 2 * (1 - lag / (lags + 1.0))) * products;
        }

        return Math.Sqrt(Math.Max(0, sum));
    }

    private static void Combine(TrainingMatrix data, ColumnScaling scaling, double[] factors, double[] coefficients, double sign, double[] sums)
    {
        for (var column = 0; column < factors.Length; column++)
        {
            var values = data.Column(column);
            var mean = scaling.Means[column];
            var coefficient = sign * coefficients[column] * factors[column];
            for (var row = 0; row < sums.Length; row++)
            {
                sums[row] += (values[row] - mean) * coefficient;
            }
        }
    }
}
