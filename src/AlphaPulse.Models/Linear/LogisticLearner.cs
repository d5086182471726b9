using System.Globalization;

namespace AlphaPulse.Models;

/// <summary>Logistic regression with a penalty of squares, of absolute values, or of both.</summary>
/// <remarks>
/// <para>Minimises <c>sum_i w_i log(1 + exp(-s_i (b0 + sum_j b_j x_ij))) + Alpha (L1Ratio sum_j |b_j| + (1 - L1Ratio) / 2
/// sum_j b_j^2)</c>, where <c>s_i</c> is 1 for a target of 1 and -1 for a target of 0, over the intercept <c>b0</c>, which is not penalised, and the coefficients <c>b_j</c>.
/// The <c>C</c> of other libraries is <c>1 / Alpha</c>. With <see cref="ColumnScale.Standard"/>, <c>x_ij</c> stands for
/// <c>(x_ij - mean_j) / deviation_j</c> with the weighted mean and population deviation of the training rows; the model has the
/// coefficients on the original scale. A column that never varies has the coefficient 0.</para>
/// <para>Solved by Newton's method with a backtracking line search until the step is below 1e-9 of the greatest coefficient (or of
/// 1), which leaves an error of the order of rounding, as the method doubles the digits in each step. With absolute values each step is the minimum
/// of the second-order model with that penalty, found by coordinate descent and then solved for exactly. Targets other than 0 and 1,
/// targets of one class only and missing features are refused. Draws nothing: the seed is not used. Immutable and safe for use from
/// any thread.</para>
/// </remarks>
public sealed class LogisticLearner : ILearner
{
    private readonly double _alpha = 1;
    private readonly double _l1Ratio;
    private readonly int _maximumIterations = 100;

    /// <summary>The penalty; finite and at least 0, default 1. It does not grow with the number of rows. At 0, classes that a plane separates have no solution.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    public double Alpha
    {
        get => _alpha;
        init => _alpha = Penalty.Check(value, nameof(Alpha));
    }

    /// <summary>The share of the absolute values in the penalty, which bring coefficients to 0; from 0 to 1, default 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not from 0 to 1.</exception>
    public double L1Ratio
    {
        get => _l1Ratio;
        init => _l1Ratio = Penalty.CheckShare(value, nameof(L1Ratio));
    }

    /// <summary>By what columns are divided before they are penalised; default <see cref="ColumnScale.Standard"/>.</summary>
    public ColumnScale Scale { get; init; } = ColumnScale.Standard;

    /// <summary>
    /// Whether each class gets half of the total weight, by multiplying the weights of its rows with
    /// <c>total / (2 * total of the class)</c>; default <see langword="false"/>. Balanced scores are no longer probabilities.
    /// </summary>
    public bool BalanceClasses { get; init; }

    /// <summary>After how many Newton steps to give up; at least 1, default 100.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public int MaximumIterations
    {
        get => _maximumIterations;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            _maximumIterations = value;
        }
    }

    /// <inheritdoc/>
    public string Name => "logistic";

    /// <inheritdoc/>
    public ModelTask Task => ModelTask.BinaryClassification;

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, string> Options => new SortedDictionary<string, string>(StringComparer.Ordinal)
    {
        ["alpha"] = Alpha.ToString("R", CultureInfo.InvariantCulture),
        ["balance_classes"] = BalanceClasses ? "true" : "false",
        ["l1_ratio"] = L1Ratio.ToString("R", CultureInfo.InvariantCulture),
        ["maximum_iterations"] = MaximumIterations.ToString(CultureInfo.InvariantCulture),
        ["scale"] = LearnerText.Word(Scale),
    };

    /// <inheritdoc/>
    public IModel Fit(TrainingMatrix data, long seed, CancellationToken cancellationToken = default) =>
        FitPath(data, [Alpha], cancellationToken)[0].Model;

    /// <summary>Trains a model for each of several penalties, each from the one before.</summary>
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
        var weights = ClassWeights(data, BalanceClasses);
        var scaling = ColumnScaling.Measure(data, Name);
        var factors = scaling.Factors(data, Scale);
        var start = Array.Empty<double>();
        var points = new List<RegularizationPoint>(alphas.Count);
        foreach (var alpha in alphas)
        {
            var problem = new LogisticProblem(data, weights, scaling, factors, alpha, L1Ratio, start);
            var steps = Converge(problem, data.Rows, alpha, cancellationToken);
            start = problem.Solution.ToArray();
            points.Add(new RegularizationPoint(alpha, scaling.Restore(Task, data.Schema, start.AsSpan(..^1), factors, start[^1]), steps));
        }

        return points;
    }

    /// <summary>The least penalty at which every coefficient is 0, up to rounding: where a path begins.</summary>
    /// <remarks>Costs about as much as a model, as it makes sure that <see cref="FitPath"/> has no coefficient at this penalty.</remarks>
    /// <param name="data">The training rows.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    /// <returns>The penalty; 0 where no column has to do with the classes.</returns>
    /// <exception cref="InvalidOperationException"><see cref="L1Ratio"/> is 0: squares alone bring no coefficient to 0.</exception>
    /// <exception cref="LearningException">There is no model for this data, or it did not converge; the message says why and what to do.</exception>
    public double GreatestAlpha(TrainingMatrix data, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(data);
        if (L1Ratio == 0)
        {
            throw new InvalidOperationException("A penalty of squares alone brings no coefficient to 0, so a path has no beginning; set L1Ratio above 0.");
        }

        cancellationToken.ThrowIfCancellationRequested();
        var weights = ClassWeights(data, BalanceClasses);
        var scaling = ColumnScaling.Measure(data, Name);
        var factors = scaling.Factors(data, Scale);

        // The intercept alone gives every row the share of class 1.
        var share = ColumnScaling.Mean(data.Targets, weights);
        var start = new double[factors.Length + 1];
        start[^1] = Math.Log(share / (1 - share));
        var gradient = new LogisticProblem(data, weights, scaling, factors, 0, 0, start).Gradient;
        var greatest = 0.0;
        foreach (var slope in gradient[..^1])
        {
            greatest = Math.Max(greatest, Math.Abs(slope));
        }

        if (greatest == 0)
        {
            return 0;
        }

        // The gradient that a path ends at differs from this one by rounding, so the path itself has the last word.
        var least = Penalty.Covering(greatest, L1Ratio);
        var alpha = least;
        for (var margin = Math.ScaleB(1, -52); FitPath(data, [alpha], cancellationToken)[0].NonZero > 0; margin *= 2)
        {
            alpha = least * (1 + margin);
        }

        return alpha;
    }

    private int Converge(LogisticProblem problem, int rows, double alpha, CancellationToken cancellationToken)
    {
        for (var step = 1; step <= MaximumIterations; step++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (problem.Step(cancellationToken))
            {
                return step;
            }
        }

        throw new LearningException(string.Create(
            CultureInfo.InvariantCulture,
            $"The logistic regression of {rows} rows did not converge in {MaximumIterations} steps; raise the penalty (alpha is {alpha}) or the number of steps."));
    }

    internal static double[] ClassWeights(TrainingMatrix data, bool balance)
    {
        var weights = new double[data.Rows];
        Span<double> totals = [0, 0];
        for (var row = 0; row < weights.Length; row++)
        {
            var target = data.Targets[row];
            if (target is not (0 or 1))
            {
                throw new LearningException(string.Create(
                    CultureInfo.InvariantCulture, $"The target of training row {row} is {target}; a logistic regression learns from 0 and 1."));
            }

            weights[row] = data.Weights.IsEmpty ? 1 : data.Weights[row];
            totals[(int)target] += weights[row];
        }

        if (totals[0] == 0 || totals[1] == 0)
        {
            throw new LearningException(string.Create(
                CultureInfo.InvariantCulture,
                $"Every target with a weight is {(totals[0] == 0 ? 1 : 0)}; a logistic regression needs both classes. Use more rows or another label."));
        }

        for (var row = 0; row < weights.Length && balance; row++)
        {
            weights[row] *= (totals[0] + totals[1]) / (2 * totals[(int)data.Targets[row]]);
        }

        return weights;
    }
}
