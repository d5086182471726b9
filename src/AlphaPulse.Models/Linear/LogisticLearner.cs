using System.Globalization;

namespace AlphaPulse.Models;

/// <summary>Logistic regression with an L2 penalty.</summary>
/// <remarks>
/// <para>Minimises <c>sum_i w_i log(1 + exp(-s_i (b0 + sum_j b_j x_ij))) + Alpha / 2 * sum_j b_j^2</c>, where <c>s_i</c> is 1 for a
/// target of 1 and -1 for a target of 0, over the intercept <c>b0</c>, which is not penalised, and the coefficients <c>b_j</c>.
/// The <c>C</c> of other libraries is <c>1 / Alpha</c>. With <see cref="Standardize"/>, <c>x_ij</c> stands for
/// <c>(x_ij - mean_j) / deviation_j</c> with the weighted mean and population deviation of the training rows; the model has the
/// coefficients on the original scale. A column that never varies has the coefficient 0.</para>
/// <para>Solved by Newton's method with a backtracking line search until the step is below 1e-9 of the greatest coefficient (or of
/// 1), which leaves an error of the order of rounding, as the method doubles the digits in each step. Targets other than 0 and 1,
/// targets of one class only and missing features are refused. Draws nothing: the seed is not used. Immutable and safe for use from
/// any thread.</para>
/// </remarks>
public sealed class LogisticLearner : ILearner
{
    private readonly double _alpha = 1;
    private readonly int _maximumIterations = 100;

    /// <summary>The penalty; finite and at least 0, default 1. It does not grow with the number of rows. At 0, classes that a plane separates have no solution.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    public double Alpha
    {
        get => _alpha;
        init => _alpha = Penalty.Check(value, nameof(Alpha));
    }

    /// <summary>Whether columns are brought to deviation 1 before they are penalised; default <see langword="true"/>.</summary>
    public bool Standardize { get; init; } = true;

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
        ["maximum_iterations"] = MaximumIterations.ToString(CultureInfo.InvariantCulture),
        ["standardize"] = Standardize ? "true" : "false",
    };

    /// <inheritdoc/>
    public IModel Fit(TrainingMatrix data, long seed, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(data);
        var weights = ClassWeights(data);
        var scaling = ColumnScaling.Measure(data, Name);
        var factors = scaling.Factors(Standardize);
        var problem = new LogisticProblem(data, weights, scaling, factors, Alpha);
        for (var iteration = 0; iteration < MaximumIterations; iteration++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (problem.Step(cancellationToken))
            {
                var solution = problem.Solution;
                return scaling.Restore(Task, data.Schema, solution[..^1], factors, solution[^1]);
            }
        }

        throw new LearningException(string.Create(
            CultureInfo.InvariantCulture,
            $"The logistic regression of {data.Rows} rows did not converge in {MaximumIterations} steps; raise the penalty (alpha is {Alpha}) or the number of steps."));
    }

    private double[] ClassWeights(TrainingMatrix data)
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

        for (var row = 0; row < weights.Length && BalanceClasses; row++)
        {
            weights[row] *= (totals[0] + totals[1]) / (2 * totals[(int)data.Targets[row]]);
        }

        return weights;
    }
}
