namespace AlphaPulse.Models.Tests.Trees;

public sealed class LearnerOptionsTests
{
    [Fact]
    public void A_learner_keeps_its_options_when_the_lists_they_came_from_change()
    {
        var monotone = new Dictionary<string, int>(StringComparer.Ordinal) { ["f(0)"] = 1 };
        List<string> group = ["f(0)"];
        List<IReadOnlyList<string>> groups = [group];
        List<string> categorical = ["f(1)"];
        List<double> weights = [1, 2];
        var learner = new BoostedTreesLearner { MonotoneColumns = monotone, InteractionGroups = groups, CategoricalColumns = categorical };
        var multiclass = new MulticlassTreesLearner { ClassWeights = weights };
        monotone["f(0)"] = 7;
        group.Add("x");
        groups.Add(["y"]);
        categorical.Add("z");
        weights[0] = -1;
        Assert.Equal(1, learner.MonotoneColumns["f(0)"]);
        Assert.Equal(["f(0)"], Assert.Single(learner.InteractionGroups));
        Assert.Equal(["f(1)"], learner.CategoricalColumns);
        Assert.Equal([1, 2], multiclass.ClassWeights);
        Assert.Throws<ArgumentNullException>(() => new BoostedTreesLearner { InteractionGroups = [null!] });
    }
}
