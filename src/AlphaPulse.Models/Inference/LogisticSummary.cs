namespace AlphaPulse.Models;

/// <summary>Logistic regression without a penalty, with the errors of its coefficients and the criteria that compare models.</summary>
/// <remarks>The errors come from the second derivatives at the solution and take rows for independent. Immutable and safe for use from any thread.</remarks>
public sealed class LogisticSummary
{
    private const int MaximumSteps = 100;

    private LogisticSummary(LinearModel model, IReadOnlyList<CoefficientEstimate> coefficients, double logLikelihood, int rows)
    {
        Model = model;
        Coefficients = coefficients;
        LogLikelihood = logLikelihood;
        Akaike = 2 * coefficients.Count - 2 * logLikelihood;
        Bayesian = coefficients.Count * Math.Log(rows) - 2 * logLikelihood;
    }

    /// <summary>The model.</summary>
    public LinearModel Model { get; }

    /// <summary>The intercept and then the coefficients in the order of the schema, with normal p-values (Wald).</summary>
    public IReadOnlyList<CoefficientEstimate> Coefficients { get; }

    /// <summary>The logarithm of the probability of the classes that came; at most 0.</summary>
    public double LogLikelihood { get; }

    /// <summary>Akaike's criterion (1974): the lesser is the better of models of the same rows.</summary>
    public double Akaike { get; }

    /// <summary>The Bayesian criterion (Schwarz, 1978), which asks more of each coefficient.</summary>
    public double Bayesian { get; }

    /// <summary>Fits a model.</summary>
    /// <param name="data">The rows, more than coefficients, without weights; the targets are 0 and 1.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    /// <returns>The model and its errors.</returns>
    /// <exception cref="ArgumentException">There are weights.</exception>
    /// <exception cref="InsufficientHistoryException">There are not more rows than coefficients.</exception>
    /// <exception cref="LearningException">A feature is missing, does not vary or is a combination of others; a class did not come; the classes are separated.</exception>
    public static LogisticSummary Fit(TrainingMatrix data, CancellationToken cancellationToken = default)
    {
        var scaling = InferenceRows.Check(data, "a logistic regression");
        var factors = scaling.Factors(data, ColumnScale.Standard);
        var problem = new LogisticProblem(data, LogisticLearner.ClassWeights(data, balance: false), scaling, factors, alpha: 0);
        for (var step = 0; !problem.Step(cancellationToken); step++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (step >= MaximumSteps)
            {
                throw new LearningException("The logistic regression without a penalty did not converge; the classes may be all but separated.");
            }
        }

        var solution = problem.Solution;
        var model = scaling.Restore(ModelTask.BinaryClassification, data.Schema, solution[..^1], factors, solution[^1]);
        var covariance = new CoefficientCovariance(problem.Curvature(cancellationToken), scaling, factors, hasIntercept: true);
        var estimates = new CoefficientEstimate[factors.Length + 1];
        for (var i = 0; i < estimates.Length; i++)
        {
            var value = i == 0 ? model.Intercept : model.Coefficients[i - 1];
            var error = Math.Sqrt(covariance.Variance(covariance.Combination(i)));
            estimates[i] = new CoefficientEstimate(
                i == 0 ? "intercept" : data.Schema.Columns[i - 1].Name, value, error, value / error, Tails.NormalTwoSided(value / error));
        }

        return new LogisticSummary(model, estimates, -problem.Value, data.Rows);
    }
}
