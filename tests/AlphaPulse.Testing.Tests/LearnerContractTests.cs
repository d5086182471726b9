using AlphaPulse.Models;
using AlphaPulse.Snippets;
using AlphaPulse.Snippets.Acme;

namespace AlphaPulse.Testing.Tests;

public class LearnerContractTests
{
    private static readonly Dictionary<string, ILearner> Ours = new(StringComparer.Ordinal)
    {
        ["ridge"] = new RidgeLearner(),
        ["elastic net"] = new ElasticNetLearner { Alpha = 0.01, L1Ratio = 0.5 },
        ["logistic"] = new LogisticLearner(),
        ["sparse logistic"] = new LogisticLearner { L1Ratio = 1 },
        ["boosted trees"] = new BoostedTreesLearner { Rounds = 30 },
        ["boosted classes"] = new BoostedTreesLearner { Loss = BoostingLoss.Logistic, Rounds = 30 },
        ["sampled trees"] = new BoostedTreesLearner { Rounds = 30, RowFraction = 0.5, ColumnFraction = 0.5 },
        ["acme"] = new BestFeatureLearner(),
    };

    public static TheoryData<string> Names { get; } = [.. Ours.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_learners_of_this_repository_keep_the_contract(string name) => LearnerContract.Verify(Ours[name]);

    [Fact]
    public void The_call_of_the_guide_runs() => LearnerSnippets.Verify();

    [Theory]
    [InlineData("name", "description")]
    [InlineData("task", "description")]
    [InlineData("option", "description")]
    [InlineData("rows", "rows unchanged")]
    [InlineData("schema", "model")]
    [InlineData("kind", "file")]
    [InlineData("constant", "signal")]
    [InlineData("refuses", "signal")]
    [InlineData("state", "equal bytes")]
    [InlineData("weights", "weights")]
    [InlineData("exception", "refusals")]
    [InlineData("column", "refusals")]
    [InlineData("cancel", "cancellation")]
    public void A_broken_rule_is_named(string how, string rule) => Breaks(rule, new BrokenLearner(how));

    [Fact]
    public void A_class_that_is_none_must_be_refused() => Breaks("refusals", new BrokenLearner("class", ModelTask.BinaryClassification));

    [Theory]
    [InlineData("slice")]
    [InlineData("last")]
    [InlineData("copy")]
    public void Rounds_must_mean_what_they_say(string how) => Breaks("rounds", new BrokenGrowth(how, new BoostedTreesLearner { Rounds = 60, LearningRate = 0.3 }));

    [Fact]
    public void What_is_wrapped_but_not_broken_keeps_it()
    {
        LearnerContract.Verify(new BrokenLearner("not"));
        LearnerContract.Verify(new BrokenGrowth("not", new BoostedTreesLearner { Rounds = 60, LearningRate = 0.3 }));
    }

    private static void Breaks(string rule, ILearner learner)
    {
        var e = Assert.Throws<ContractViolationException>(() => LearnerContract.Verify(learner));
        Assert.StartsWith($"{learner.Name}: the rule '{rule}' is broken: ", e.Message, StringComparison.Ordinal);
    }
}
