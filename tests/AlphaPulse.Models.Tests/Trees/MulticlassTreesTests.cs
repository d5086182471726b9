namespace AlphaPulse.Models.Tests.Trees;

public sealed class MulticlassTreesTests
{
    private const int Classes = 3;

    private static readonly MulticlassTreesLearner Learner = new() { Trees = TreeSamples.Small with { Rounds = 30 } };

    private static readonly TrainingMatrix Data = Rows(900, 1);

    private static readonly TrainingMatrix Slice = Rows(500, 2);

    [Fact]
    public void One_round_is_the_Newton_step_of_each_class()
    {
        // Shares of 1/4, 1/4 and 1/2. Class 0 on the left: first derivatives 1/4 - 1, second 2 * 1/4 * 3/4; on the right 1/4 and the same.
        var data = new TrainingMatrix(Samples.Schema(1), [1, 2, 2, 2], [0, 1, 2, 2]);
        var learner = new MulticlassTreesLearner { Trees = new BoostedTreesLearner { Rounds = 1, LearningRate = 1, MaxDepth = 1, MinRowsPerLeaf = 1, L2 = 0 } };
        var nodes = learner.Fit(data, Classes, 0).Models[0];
        Assert.Equal(Math.Log(0.25), nodes.BaseScore, 1e-15);
        Assert.Equal(0.75 / 0.375, nodes.Trees[0].Nodes[1].Value, 1e-12);
        Assert.Equal(-0.25 / 0.375, nodes.Trees[0].Nodes[2].Value, 1e-12);
    }

    [Fact]
    public void Probabilities_sum_to_one_and_tell_the_classes_apart()
    {
        var model = Learner.Fit(Data, Classes, 0);
        var probabilities = new double[Classes];
        var hits = 0;
        for (var row = 0; row < Slice.Rows; row++)
        {
            Assert.True(model.TryScore(Row(Slice, row), probabilities));
            Assert.Equal(1, probabilities.Sum(), 1e-12);
            hits += Array.IndexOf(probabilities, probabilities.Max()) == Slice.Targets[row] ? 1 : 0;
        }

        Assert.InRange(hits, 400, 500);
    }

    [Fact]
    public void The_best_round_on_the_slice_has_the_loss_of_the_curve()
    {
        var (model, curve) = (Learner with { Trees = Learner.Trees with { Rounds = 300, EarlyStoppingRounds = 5 } }).Fit(Data, Slice, Classes, 0);
        Assert.Equal(curve.BestRound + 5, curve.Rounds);
        Assert.All(model.Models, m => Assert.Equal(curve.BestRound, m.Trees.Count));
        Assert.Equal(Loss(model, Slice), curve.Validation[curve.BestRound], 1e-12);
        Assert.Equal(Loss(model, Data), curve.Training[curve.BestRound], 1e-12);
    }

    [Fact]
    public void Threads_do_not_matter_and_draws_do()
    {
        var data = Rows(30_000, 3);
        var learner = Learner with { Trees = Learner.Trees with { Rounds = 3, Threads = 1, RowFraction = 0.7 } };
        var one = Bytes(learner.Fit(data, Classes, 5));
        Assert.Equal(one, Bytes((learner with { Trees = learner.Trees with { Threads = 4 } }).Fit(data, Classes, 5)));
        Assert.NotEqual(one, Bytes(learner.Fit(data, Classes, 6)));
    }

    [Fact]
    public void A_weight_of_a_class_is_that_of_its_rows()
    {
        double[] weights = [.. Data.Targets.ToArray().Select(y => y == 2 ? 3.0 : 1)];
        var weighted = new TrainingMatrix(Data.Schema, [.. Enumerable.Range(0, Data.Columns).SelectMany(c => Data.Column(c).ToArray())], Data.Targets.ToArray(), weights);
        Assert.NotEqual(Bytes(Learner.Fit(Data, Classes, 0)), Bytes(Learner.Fit(weighted, Classes, 0)));
        var byClass = (Learner with { ClassWeights = [1, 1, 3], Trees = Learner.Trees with { Bins = 255 } }).Fit(Data, Classes, 0);
        Assert.Equal(Math.Log(3.0 * weights.Count(w => w == 3) / weights.Sum()), byClass.Models[2].BaseScore, 1e-12);
    }

    [Fact]
    public void What_no_classes_can_be_learnt_from_is_refused()
    {
        var schema = Samples.Schema(1);
        AssertRefused("row 1 is 3", new TrainingMatrix(schema, [1, 2], [0, 3]));
        AssertRefused("row 0 is 0.5", new TrainingMatrix(schema, [1, 2], [0.5, 1]));
        AssertRefused("class 2", new TrainingMatrix(schema, [.. Enumerable.Range(0, 20)], [.. Enumerable.Range(0, 20).Select(i => (double)(i % 2))]));
        Assert.Throws<ArgumentException>(() => (Learner with { ClassWeights = [1, 2] }).Fit(Data, Classes, 0));
        Assert.Throws<ArgumentException>(() => Learner.Fit(Data, Samples.Random(10, 2, 1, (_, _) => 0), Classes, 0));
        Assert.Throws<ArgumentException>(() => Learner with { Trees = TreeSamples.Kinds["dart"] });
        Assert.Throws<ArgumentOutOfRangeException>(() => Learner with { ClassWeights = [0] });
        Assert.Throws<ArgumentException>(() => new MulticlassTreesModel([Learner.Fit(Data, Classes, 0).Models[0]]));
        Assert.Throws<ArgumentException>(() => Learner.Fit(Data, Classes, 0).TryScore(Row(Data, 0), new double[2]));

        static void AssertRefused(string reason, TrainingMatrix data) => Assert.Contains(
            reason, Assert.Throws<LearningException>(() => Learner.Fit(data, Classes, 0)).Message, StringComparison.Ordinal);
    }

    private static TrainingMatrix Rows(int rows, long seed) =>
        Samples.Random(rows, 4, seed, (sum, random) => sum + random.NextNormal() / 10 is var y && y < -0.3 ? 0 : y < 0.3 ? 1 : 2);

    private static double[] Row(TrainingMatrix data, int row)
    {
        var features = new double[data.Columns];
        data.CopyRow(row, features);
        return features;
    }

    private static byte[] Bytes(MulticlassTreesModel model) => [.. model.Models.SelectMany(TreeSamples.Bytes)];

    private static double Loss(MulticlassTreesModel model, TrainingMatrix data)
    {
        var probabilities = new double[Classes];
        return Enumerable.Range(0, data.Rows).Average(row =>
        {
            Assert.True(model.TryScore(Row(data, row), probabilities));
            return -Math.Log(probabilities[(int)data.Targets[row]]);
        });
    }
}
