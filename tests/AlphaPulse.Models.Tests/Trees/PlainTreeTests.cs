namespace AlphaPulse.Models.Tests.Trees;

/// <summary>Compares with trees that are grown without bins, histograms and fixed point: by trying every threshold on every row.</summary>
public sealed class PlainTreeTests
{
    private const int Columns = 4;

    private const int LeastRows = 5;

    private const double Penalty = 0.7;

    [Theory]
    [InlineData(BoostingLoss.Squared)]
    [InlineData(BoostingLoss.Logistic)]
    public void Histograms_and_their_differences_find_the_splits_that_trying_everything_finds(BoostingLoss loss)
    {
        for (var seed = 1; seed <= 5; seed++)
        {
            var data = Data(seed);
            var learner = new BoostedTreesLearner
            {
                Loss = loss,
                Rounds = 3,
                LearningRate = 0.4,
                MaxDepth = 4,
                Bins = 255,
                L2 = Penalty,
                MinRowsPerLeaf = LeastRows,
            };
            var model = (TreeEnsembleModel)learner.Fit(data, 0);
            var scores = Enumerable.Repeat(model.BaseScore, data.Rows).ToArray();
            foreach (var tree in model.Trees)
            {
                Assert.InRange(tree.Nodes.Count, 11, 31);
                AssertNode(tree, 0, [.. Enumerable.Range(0, data.Rows)], new Rows(data, loss, (double[])scores.Clone(), scores), depth: 0);
            }
        }
    }

    private static void AssertNode(DecisionTree tree, int number, int[] rows, Rows all, int depth)
    {
        var node = tree.Nodes[number];
        var best = depth < 4 ? Candidates(all, rows).Prepend(default).MaxBy(c => c.Gain) : default;
        if (best.Gain <= 0)
        {
            Assert.True(node.IsLeaf);
            var (first, second) = all.Sums(rows);
            Assert.Equal(-0.4 * first / (second + Penalty), node.Value, 1e-11);
            foreach (var row in rows)
            {
                all.Next[row] += node.Value;
            }

            return;
        }

        Assert.Equal((best.Column, best.Threshold, best.MissingLeft), (node.Feature, node.Threshold, node.MissingLeft));
        Assert.Equal(best.Gain, node.Gain, 1e-10);
        var left = all.Left(rows, best);
        AssertNode(tree, node.Left, left, all, depth + 1);
        AssertNode(tree, node.Right, [.. rows.Except(left)], all, depth + 1);
    }

    private static IEnumerable<Candidate> Candidates(Rows all, int[] rows)
    {
        for (var column = 0; column < Columns; column++)
        {
            // Thresholds lie between values of the whole column, like bins.
            var values = all.Data.Column(column).ToArray().Where(v => !double.IsNaN(v)).Distinct().Order().ToArray();
            var hasMissing = rows.Any(r => double.IsNaN(all.Data.Column(column)[r]));
            foreach (var threshold in values.Zip(values.Skip(1), (a, b) => a / 2 + b / 2).Prepend(double.MinValue))
            {
                foreach (var missingLeft in hasMissing ? [true, false] : new[] { true })
                {
                    var candidate = new Candidate(column, threshold, missingLeft, 0);
                    var left = all.Left(rows, candidate);
                    if (left.Length >= LeastRows && rows.Length - left.Length >= LeastRows)
                    {
                        var gain = Score(all.Sums(left)) + Score(all.Sums([.. rows.Except(left)])) - Score(all.Sums(rows));
                        yield return candidate with { MissingLeft = hasMissing ? missingLeft : 2 * left.Length >= rows.Length, Gain = gain };
                    }
                }
            }
        }
    }

    private static double Score((double First, double Second) sums) => sums.First * sums.First / (sums.Second + Penalty);

    private static TrainingMatrix Data(int seed)
    {
        var random = new DeterministicRandom(seed);
        const int rows = 90;
        var features = new double[rows * Columns];
        for (var i = 0; i < features.Length; i++)
        {
            features[i] = i < rows && random.NextDouble() < 0.2 ? double.NaN : random.NextNormal();
        }

        double[] targets = [.. Enumerable.Range(0, rows).Select(r => features[rows + r] * features[2 * rows + r] + random.NextNormal() > 0 ? 1.0 : 0)];
        return new TrainingMatrix(Samples.Schema(Columns), features, targets, [.. targets.Select(_ => 0.5 + random.NextDouble())]);
    }

    private readonly record struct Candidate(int Column, double Threshold, bool MissingLeft, double Gain);

    private sealed record Rows(TrainingMatrix Data, BoostingLoss Loss, double[] Scores, double[] Next)
    {
        internal (double First, double Second) Sums(int[] rows)
        {
            var (first, second) = (0.0, 0.0);
            foreach (var row in rows)
            {
                var p = Loss == BoostingLoss.Logistic ? 1 / (1 + Math.Exp(-Scores[row])) : Scores[row];
                first += Data.Weights[row] * (p - Data.Targets[row]);
                second += Data.Weights[row] * (Loss == BoostingLoss.Logistic ? p * (1 - p) : 1);
            }

            return (first, second);
        }

        internal int[] Left(int[] rows, Candidate split) => [.. rows.Where(r =>
            Data.Column(split.Column)[r] is var value && (double.IsNaN(value) ? split.MissingLeft : value < split.Threshold))];
    }
}
