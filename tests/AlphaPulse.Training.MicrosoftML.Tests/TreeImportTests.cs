using AlphaPulse.Models;

namespace AlphaPulse.Training.MicrosoftML.Tests;

public class TreeImportTests
{
    [Theory]
    [MemberData(nameof(Learners.OfTrees), MemberType = typeof(Learners))]
    public void Scores_have_the_bits_of_the_prediction_engine(int index, string name)
    {
        _ = name;
        var learner = Learners.At(index);
        Compare(learner, Samples.Of(learner.Task, 600));
        Compare(learner, Samples.Of(learner.Task, 600, seed: 2, isWeighted: true));
    }

    [Theory]
    [InlineData(ModelTask.Regression)]
    [InlineData(ModelTask.BinaryClassification)]
    public void Missing_features_go_where_LightGBM_sends_them(ModelTask task)
    {
        var learner = new LightGbmLearner { Task = task, Rounds = 30, Leaves = 12 };
        var model = (TreeEnsembleModel)Compare(learner, Samples.Of(task, 1500, missing: 0.3));
        var splits = model.Trees.SelectMany(tree => tree.Nodes).Where(node => !node.IsLeaf).ToList();
        Assert.Contains(splits, node => node.Feature == 1 && node.MissingLeft);
        Assert.Contains(splits, node => node.Feature == 1 && !node.MissingLeft);

        // Where only others missed something, a missing feature counts as 0 there.
        Assert.Contains(splits, node => node.Feature == 0 && node.MissingLeft && node.Threshold > 0);
        Assert.DoesNotContain(splits, node => node.Feature == 0 && node.MissingLeft && node.Threshold < 0);
    }

    [Fact]
    public void Splits_may_lie_at_zero_and_at_steps_of_one()
    {
        var random = new DeterministicRandom(5);
        var features = new double[800 * 5];
        var targets = new double[800];
        for (var i = 0; i < targets.Length; i++)
        {
            for (var column = 0; column < 5; column++)
            {
                features[(i * 5) + column] = random.NextInt32(5) - 2;
            }

            targets[i] = (features[i * 5] > 0 ? 1 : 0) + (features[(i * 5) + 1] < 0 ? 0.5 : 0);
        }

        var data = TrainingMatrix.FromRows(Samples.Schema, features, targets);
        foreach (var learner in (ILearner[])[new LightGbmLearner { Rounds = 8 }, new FastTreeLearner { Rounds = 8 }, new FastForestLearner { Trees = 8 }])
        {
            _ = Compare(learner, data);
        }
    }

    [Fact]
    public void A_target_that_no_split_explains_gives_a_model_that_scores_as_there()
    {
        var data = TrainingMatrix.FromRows(Samples.Schema, new double[100 * 5], [.. Enumerable.Range(0, 100).Select(i => (double)(i % 2))]);
        foreach (var learner in (ILearner[])[new FastTreeLearner { Rounds = 4 }, new LightGbmLearner { Rounds = 4 }])
        {
            IModel model;
            try
            {
                model = learner.Fit(data, 1);
            }
            catch (LearningException e)
            {
                Assert.Contains(learner.Name, e.Message, StringComparison.Ordinal);
                continue;
            }

            Verify(model, MicrosoftMLArchive.Of(model)!, data);
        }
    }

    private static IModel Compare(ILearner learner, TrainingMatrix data)
    {
        var model = learner.Fit(data, 7);
        Verify(model, MicrosoftMLArchive.Of(model)!, data);
        return model;
    }

    private static void Verify(IModel model, MicrosoftMLArchive archive, TrainingMatrix data)
    {
        var ensemble = (TreeEnsembleModel)model;
        var original = new Original(archive.Content, data.Columns);
        var sum = original.ReadSum(data.Schema);
        foreach (var row in Probes.For(ensemble, data))
        {
            Probes.AssertEqual(ensemble, sum, original, row);
        }
    }
}
