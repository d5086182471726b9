using AlphaPulse.Models;

namespace AlphaPulse.Testing.Tests;

/// <summary>Ridge regression, or logistic regression, with one rule of the contract broken.</summary>
internal sealed class BrokenLearner(string how, ModelTask task = ModelTask.Regression) : ILearner
{
    private readonly ILearner _inner = task == ModelTask.Regression ? new RidgeLearner() : new LogisticLearner();
    private int _fits;

    public string Name => how == "name" ? "Broken Learner" : "broken";

    public ModelTask Task => how == "task" ? (ModelTask)9 : task;

    public IReadOnlyDictionary<string, string> Options { get; } = new SortedDictionary<string, string>(StringComparer.Ordinal)
    {
        [how == "option" ? "" : "option"] = "1",
    };

    public IModel Fit(TrainingMatrix data, long seed, CancellationToken cancellationToken = default)
    {
        var fits = Interlocked.Increment(ref _fits);
        switch (how)
        {
            case "cancel":
                return _inner.Fit(data, seed, CancellationToken.None);
            case "schema":
                return new ConstantModel(task, new FeatureSchema("other", [new FeatureColumn("other", "another", 1)]), 0.5);
            case "kind":
                return new UnknownModel(data.Schema);
            case "constant":
                return new ConstantModel(task, data.Schema, 0.001);
            case "refuses" when data.Rows > 1:
                throw new LearningException("Not today.");
            case "exception" when HasNaN(data, 1):
                throw new InvalidOperationException("NaN");
            case "column" when HasNaN(data, 1):
                throw new LearningException("Something is missing.");
            case "state":
                return Shifted(data, seed, fits * 1e-9, cancellationToken);
            case "weights":
                return Shifted(data, seed, data.Targets[0] * 1e-9, cancellationToken);
            case "class":
                return Shifted(new TrainingMatrix(data.Schema, Features(data), [.. data.Targets.ToArray().Select(t => t == 0.5 ? 1 : t)], Weights(data)), seed, 0, cancellationToken);
            case "rows":
                Spoil(data);
                return _inner.Fit(data, seed, cancellationToken);
            default:
                return _inner.Fit(data, seed, cancellationToken);
        }
    }

    private LinearModel Shifted(TrainingMatrix data, long seed, double by, CancellationToken cancellationToken)
    {
        var model = (LinearModel)_inner.Fit(data, seed, cancellationToken);
        return new LinearModel(
            model.Task, model.Schema, [.. model.Coefficients], model.Intercept + by, [.. model.Means], [.. model.Deviations]);
    }

    private static bool HasNaN(TrainingMatrix data, int column) => data.Column(column).ToArray().Any(double.IsNaN);

    private static double[] Features(TrainingMatrix data) => [.. Enumerable.Range(0, data.Columns).SelectMany(column => data.Column(column).ToArray())];

    private static double[]? Weights(TrainingMatrix data) => data.Weights.IsEmpty ? null : data.Weights.ToArray();

    private static void Spoil(TrainingMatrix data) =>
        System.Runtime.InteropServices.MemoryMarshal.GetReference(data.Targets) += 1;

    private sealed class UnknownModel(FeatureSchema schema) : IModel
    {
        public string Kind => "unknown";

        public ModelTask Task => ModelTask.Regression;

        public FeatureSchema Schema => schema;

        public bool TryScore(ReadOnlySpan<double> features, out double score)
        {
            score = features[0];
            return true;
        }
    }
}
