using AlphaPulse.Models;

namespace AlphaPulse.Training.Tests.MetaLabelling;

/// <summary>Rows whose labels look some bars ahead, and learners that show what they were given.</summary>
internal static class MetaScene
{
    public const int Horizon = 6;

    private static readonly DateTimeOffset Start = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>
    /// Three columns: the position of the row, what the side can be told from, and whether it can be told at all. A side always pays; in rows whose third
    /// column is below 0 it is thrown.
    /// </summary>
    public static TrainingMatrix Rows(int count, long seed = 1, bool isTimed = true, double[]? weights = null)
    {
        var random = new DeterministicRandom(seed);
        var (values, targets, times) = (new double[count * 3], new double[count], new RowTimes[count]);
        for (var i = 0; i < count; i++)
        {
            var (side, regime) = (random.NextNormal(), random.NextNormal());
            (values[i * 3], values[i * 3 + 1], values[i * 3 + 2]) = (i, side, regime);
            targets[i] = (regime > 0 ? side > 0 : random.NextInt32(2) == 0) ? 1 : -1;
            times[i] = new RowTimes(Start.AddHours(i), Start.AddHours(i + 1), Start.AddHours(i + Horizon), Start.AddHours(i + Horizon + 1));
        }

        var schema = new FeatureSchema("meta", [new("position", "the position", 1), new("side", "the side", 1), new("regime", "the regime", 1)]);
        var matrix = TrainingMatrix.FromRows(schema, values, targets, weights);
        return isTimed ? matrix.WithTimes(times) : matrix;
    }

    public static MetaLabelLearner Learner(ILearner? primary = null, ILearner? secondary = null) =>
        new(primary ?? new RidgeLearner { Alpha = 1 }, secondary ?? new LogisticLearner { Alpha = 1 }, Horizon) { EmbargoBars = 3 };

    /// <summary>Answers with the target that it learned, with a long where it did not learn the row, and counts what it is asked.</summary>
    public sealed class Memory : ILearner
    {
        /// <summary>How often a row was asked for that was learned, or whose label reaches into a learned one, by models that did not learn all rows.</summary>
        public int Shared { get; private set; }

        public int Asked { get; private set; }

        public required int All { get; init; }

        public string Name => "memory";

        public ModelTask Task => ModelTask.Regression;

        public IReadOnlyDictionary<string, string> Options { get; } = new Dictionary<string, string>();

        public IModel Fit(TrainingMatrix data, long seed, CancellationToken cancellationToken = default)
        {
            var known = new Dictionary<double, double>();
            for (var row = 0; row < data.Rows; row++)
            {
                known.Add(data.Column(0)[row], data.Targets[row]);
            }

            return new Remembering(this, data.Schema, known);
        }

        private sealed class Remembering(Memory memory, FeatureSchema schema, Dictionary<double, double> known) : IModel
        {
            public string Kind => "remembering";

            public ModelTask Task => ModelTask.Regression;

            public FeatureSchema Schema => schema;

            public bool TryScore(ReadOnlySpan<double> features, out double score)
            {
                var position = features[0];
                if (known.Count < memory.All)
                {
                    memory.Asked++;
                    memory.Shared += known.Keys.Any(p => Math.Abs(p - position) <= Horizon) ? 1 : 0;
                }

                score = known.GetValueOrDefault(position, 1);
                return true;
            }
        }
    }

    /// <summary>A learner whose rounds nobody can stop.</summary>
    public sealed class GrownToTheEnd(ILearner inner) : ILearner
    {
        public string Name => inner.Name;

        public ModelTask Task => inner.Task;

        public IReadOnlyDictionary<string, string> Options => inner.Options;

        public IModel Fit(TrainingMatrix data, long seed, CancellationToken cancellationToken = default) => inner.Fit(data, seed, cancellationToken);
    }

    /// <summary>Says of every row the same linear thing, whatever it is given.</summary>
    public sealed class Stubborn(params double[] coefficients) : ILearner
    {
        public string Name => "stubborn";

        public ModelTask Task => ModelTask.BinaryClassification;

        public IReadOnlyDictionary<string, string> Options { get; } = new Dictionary<string, string>();

        public IModel Fit(TrainingMatrix data, long seed, CancellationToken cancellationToken = default) =>
            new LinearModel(Task, data.Schema, coefficients, 0, new double[coefficients.Length], new double[coefficients.Length]);
    }
}
