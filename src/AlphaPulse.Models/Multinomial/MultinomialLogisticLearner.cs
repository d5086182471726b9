using System.Globalization;

namespace AlphaPulse.Models;

/// <summary>Logistic regression for several classes, such as down, flat and up, with a penalty of squares.</summary>
/// <remarks>
/// <para>Minimises <c>-sum_i w_i log(softmax of the scores of row i at its class) + Alpha / 2 * sum_kj b_kj^2</c>, where class k scores
/// <c>b_k0 + sum_j b_kj x_ij</c>, over the intercepts, which are not penalised and sum to 0, and the coefficients. With <see cref="ColumnScale.Standard"/>,
/// <c>x_ij</c> stands for <c>(x_ij - mean_j) / deviation_j</c>; the model has the coefficients on the original scale.</para>
/// <para>Solved by Newton's method on all coefficients at once, so the work grows with the square of classes times columns. Targets are the numbers
/// of the classes, from 0; missing features are refused. Immutable and safe for use from any thread.</para>
/// </remarks>
public sealed class MultinomialLogisticLearner
{
    private readonly double _alpha = 1;
    private readonly int _maximumIterations = 100;

    /// <summary>The penalty; finite and above 0, default 1: without one, the coefficients of the classes are not unique.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not above 0 or not finite.</exception>
    public double Alpha
    {
        get => _alpha;
        init => _alpha = Penalty.Check(value, nameof(Alpha)) > 0
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "Without a penalty the coefficients of the classes are not unique; set it above 0.");
    }

    /// <summary>By what columns are divided before they are penalised; default <see cref="ColumnScale.Standard"/>.</summary>
    public ColumnScale Scale { get; init; } = ColumnScale.Standard;

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

    /// <summary>Trains a model.</summary>
    /// <param name="data">The training rows; the targets are whole numbers from 0 to one less than <paramref name="classes"/>.</param>
    /// <param name="classes">How many classes there are; at least 2.</param>
    /// <param name="cancellationToken">Cancels the training.</param>
    /// <returns>The model.</returns>
    /// <exception cref="LearningException">There is no model for this data; the message says why and what to do.</exception>
    /// <exception cref="OperationCanceledException">The training was cancelled.</exception>
    public MultinomialModel Fit(TrainingMatrix data, int classes, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 2);
        RefuseImpossibleClasses(data, classes);
        var scaling = ColumnScaling.Measure(data, "a multinomial regression");
        var factors = scaling.Factors(data, Scale);
        var problem = new MultinomialProblem(data, scaling, factors, classes, Alpha);
        for (var step = 0; step < MaximumIterations; step++)
        {
            if (problem.Step(cancellationToken))
            {
                return Restore(data, scaling, factors, classes, problem.Solution);
            }
        }

        throw new LearningException(string.Create(
            CultureInfo.InvariantCulture,
            $"The multinomial regression of {data.Rows} rows did not converge in {MaximumIterations} steps; raise the penalty (alpha is {Alpha}) or the number of steps."));
    }

    private static MultinomialModel Restore(
        TrainingMatrix data, ColumnScaling scaling, double[] factors, int classes, ReadOnlySpan<double> solution)
    {
        var stride = factors.Length + 1;
        var models = new List<LinearModel>(classes);
        for (var c = 0; c < classes; c++)
        {
            var own = solution.Slice(c * stride, stride);
            models.Add(scaling.Restore(ModelTask.Regression, data.Schema, own[..^1], factors, own[^1]));
        }

        return new MultinomialModel(data.Schema, [.. models.Select(m => m.Intercept)], [.. models.SelectMany(m => m.Coefficients)]);
    }

    private static void RefuseImpossibleClasses(TrainingMatrix data, int classes)
    {
        var totals = new double[classes];
        for (var row = 0; row < data.Rows; row++)
        {
            var target = data.Targets[row];
            if (target < 0 || target >= classes || target != Math.Floor(target))
            {
                throw new LearningException(string.Create(
                    CultureInfo.InvariantCulture, $"The target of training row {row} is {target}; classes are whole numbers from 0 to {classes - 1}."));
            }

            totals[(int)target] += data.Weights.IsEmpty ? 1 : data.Weights[row];
        }

        if (Array.IndexOf(totals, 0) is var absent and >= 0)
        {
            throw new LearningException(string.Create(
                CultureInfo.InvariantCulture, $"No row with a weight is of class {absent}; use more rows or fewer classes."));
        }
    }
}
