using System.Globalization;

namespace AlphaPulse.Models;

/// <summary>Linear regression with a penalty of absolute values and squares (Zou and Hastie, 2005); with <see cref="L1Ratio"/> 1 the lasso (Tibshirani, 1996).</summary>
/// <remarks>
/// <para>Minimises <c>sum_i w_i (y_i - b0 - sum_j b_j x_ij)^2 / 2 + Alpha (L1Ratio sum_j |b_j| + (1 - L1Ratio) / 2 sum_j b_j^2)</c> over the
/// intercept <c>b0</c>, which is not penalised, and the coefficients <c>b_j</c>. <see cref="Alpha"/> means what it means for
/// <see cref="RidgeLearner"/> and <see cref="LogisticLearner"/>; the alpha of libraries that divide by the rows is <c>Alpha</c> over the sum of the
/// weights. With <see cref="ColumnScale.Standard"/>, <c>x_ij</c> stands for <c>(x_ij - mean_j) / deviation_j</c> with the weighted mean and population
/// deviation of the training rows; the model has the coefficients on the original scale. A column that never varies has the coefficient 0.</para>
/// <para>The rows are compressed once by Householder reflections; coordinate descent (Friedman, Hastie and Tibshirani, 2010) then finds the
/// coefficients that are 0, and the others are solved for exactly. Where columns depend on each other and no square is penalised, one of the best
/// models is given, always the same. Missing features are refused. Draws nothing: the seed is not used. Immutable and safe for use from any
/// thread.</para>
/// </remarks>
public sealed class ElasticNetLearner : ILearner
{
    private readonly double _alpha = 1;
    private readonly double _l1Ratio = 0.5;
    private readonly int _maximumSweeps = 10_000;

    /// <summary>The penalty; finite and at least 0, default 1. It does not grow with the number of rows.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    public double Alpha
    {
        get => _alpha;
        init => _alpha = Penalty.Check(value, nameof(Alpha));
    }

    /// <summary>The share of the absolute values in the penalty; from 0, ridge, to 1, lasso; default 0.5.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not from 0 to 1.</exception>
    public double L1Ratio
    {
        get => _l1Ratio;
        init => _l1Ratio = Penalty.CheckShare(value, nameof(L1Ratio));
    }

    /// <summary>By what columns are divided before they are penalised; default <see cref="ColumnScale.Standard"/>.</summary>
    public ColumnScale Scale { get; init; } = ColumnScale.Standard;

    /// <summary>After how many sweeps over the coefficients to give up; at least 1, default 10,000.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public int MaximumSweeps
    {
        get => _maximumSweeps;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            _maximumSweeps = value;
        }
    }

    /// <inheritdoc/>
    public string Name => L1Ratio == 1 ? "lasso" : "elastic_net";

    /// <inheritdoc/>
    public ModelTask Task => ModelTask.Regression;

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, string> Options => new SortedDictionary<string, string>(StringComparer.Ordinal)
    {
        ["alpha"] = Alpha.ToString("R", CultureInfo.InvariantCulture),
        ["l1_ratio"] = L1Ratio.ToString("R", CultureInfo.InvariantCulture),
        ["maximum_sweeps"] = MaximumSweeps.ToString(CultureInfo.InvariantCulture),
        ["scale"] = LearnerText.Word(Scale),
    };

    /// <inheritdoc/>
    public IModel Fit(TrainingMatrix data, long seed, CancellationToken cancellationToken = default) =>
        FitPath(data, [Alpha], cancellationToken)[0].Model;

    /// <summary>Trains a model for each of several penalties, each from the one before, which costs little more than one model.</summary>
    /// <param name="data">The training rows.</param>
    /// <param name="alphas">The penalties, from the greatest down, such as <see cref="RegularizationGrid.Create"/> gives; <see cref="Alpha"/> is not used.</param>
    /// <param name="cancellationToken">Cancels the training.</param>
    /// <returns>The models in the order of the penalties.</returns>
    /// <exception cref="ArgumentException">There are no penalties, or they do not go down.</exception>
    /// <exception cref="LearningException">There is no model for this data, or a penalty did not converge; the message says why and what to do.</exception>
    /// <exception cref="OperationCanceledException">The training was cancelled.</exception>
    public IReadOnlyList<RegularizationPoint> FitPath(
        TrainingMatrix data, IReadOnlyList<double> alphas, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(data);
        RegularizationGrid.Check(alphas);
        var scaling = ColumnScaling.Measure(data, Name);
        var factors = scaling.Factors(data, Scale);
        var columns = factors.Length;
        var targetMean = ColumnScaling.Mean(data.Targets, data.Weights);
        var rows = LeastSquaresFactor.Build(data, scaling, factors, targetMean, 0, cancellationToken);
        var linear = LinearPart(rows, columns);
        var coefficients = new double[columns];
        var points = new List<RegularizationPoint>(alphas.Count);
        foreach (var alpha in alphas)
        {
            var problem = new SparseQuadratic(rows.WithPenalty(columns, Math.Sqrt(alpha * (1 - L1Ratio))), columns);
            linear.CopyTo(problem.Linear, 0);
            Array.Fill(problem.Penalties, alpha * L1Ratio);
            var sweeps = problem.Minimise(coefficients, MaximumSweeps, cancellationToken);
            if (sweeps < 0)
            {
                throw new LearningException(string.Create(
                    CultureInfo.InvariantCulture,
                    $"The {Name} of {data.Rows} rows did not converge in {MaximumSweeps} sweeps; raise the penalty (alpha is {alpha}) or the number of sweeps."));
            }

            points.Add(new RegularizationPoint(alpha, scaling.Restore(Task, data.Schema, coefficients, factors, targetMean), sweeps));
        }

        return points;
    }

    /// <summary>The least penalty at which every coefficient is 0: where a path begins.</summary>
    /// <param name="data">The training rows.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    /// <returns>The penalty; 0 where no column has to do with the targets.</returns>
    /// <exception cref="InvalidOperationException"><see cref="L1Ratio"/> is 0: squares alone bring no coefficient to 0.</exception>
    /// <exception cref="LearningException">A feature is missing.</exception>
    public double GreatestAlpha(TrainingMatrix data, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(data);
        if (L1Ratio == 0)
        {
            throw new InvalidOperationException("A penalty of squares alone brings no coefficient to 0, so a path has no beginning; set L1Ratio above 0.");
        }

        var scaling = ColumnScaling.Measure(data, Name);
        var factors = scaling.Factors(data, Scale);
        var targetMean = ColumnScaling.Mean(data.Targets, data.Weights);
        var rows = LeastSquaresFactor.Build(data, scaling, factors, targetMean, 0, cancellationToken);
        return Penalty.Covering(LinearPart(rows, factors.Length).Select(Math.Abs).DefaultIfEmpty(0).Max(), L1Ratio);
    }

    /// <summary>The products of each column with the targets.</summary>
    private static double[] LinearPart(TriangularFactor rows, int columns)
    {
        var linear = new double[columns];
        for (var j = 0; j < columns; j++)
        {
            for (var i = 0; i <= j; i++)
            {
                linear[j] += rows[i, j] * rows[i, columns];
            }
        }

        return linear;
    }
}
