namespace AlphaPulse.Models.Tests;

public sealed class LearnersTests
{
    [Theory]
    [InlineData("ridge:alpha=2.5,scale=none")]
    [InlineData("elastic_net:alpha=0.125,l1_ratio=0.75,scale=robust")]
    [InlineData("logistic:alpha=3,l1_ratio=0.25,scale=none,balance_classes=true")]
    [InlineData("boosted_trees:loss=logistic,growth=leaf_wise,max_leaves=15,max_depth=9,rounds=7,l1=0.5,sampling=goss,goss_top_fraction=0.125,row_fraction=0.25")]
    [InlineData("random_forest:trees=7,task=binary_classification,max_depth=9,column_fraction=0.5")]
    [InlineData("extra_trees:trees=9,random_thresholds=true,row_fraction=0.5,sequential_bootstrap=true")]
    [InlineData("boosted_trees:path_smoothing=12.5,sampling=sequential")]
    [InlineData("boosted_trees:base_score=0.25,bin_sample_rows=5000,max_categories_per_split=8,row_draw_rounds=5,row_fraction=0.5")]
    [InlineData("boosted_trees:mode=dart,drop_rate=0.25,quantile=0.75,random_thresholds=true")]
    public void Options_are_read_as_the_learner_writes_them(string text)
    {
        var learner = Learners.Parse(text);
        Assert.StartsWith(learner.Name, text, StringComparison.Ordinal);
        foreach (var option in text[(text.IndexOf(':', StringComparison.Ordinal) + 1)..].Split(','))
        {
            var parts = option.Split('=');
            Assert.Equal(parts[1], learner.Options[parts[0]]);
        }
    }

    [Fact]
    public void Every_option_of_every_learner_can_be_written()
    {
        foreach (var name in Learners.Names)
        {
            var usual = Learners.Parse(name);
            var written = Learners.Parse($"{name}:{string.Join(',', usual.Options.Select(o => $"{o.Key}={o.Value}"))}");
            Assert.Equal(usual.Options, written.Options);
        }
    }

    [Fact]
    public void Lists_of_columns_are_read_as_the_learner_writes_them()
    {
        var learner = new BoostedTreesLearner
        {
            CategoricalColumns = ["day", "hour"],
            InteractionGroups = [["macd(12,26,9)", "rsi(14)"], ["day", "hour"]],
            MonotoneColumns = new Dictionary<string, int> { ["macd(12,26,9)"] = -1, ["rsi(14)"] = 1 },
            MaxDepth = 4,
        };
        var read = Assert.IsType<BoostedTreesLearner>(Learners.Parse($"boosted_trees:{string.Join(',', learner.Options.Select(o => $"{o.Key}={o.Value}"))}"));
        Assert.Equal(learner.Options, read.Options);
        Assert.Equal(["day", "hour"], read.CategoricalColumns);
        Assert.Equal([["macd(12,26,9)", "rsi(14)"], ["day", "hour"]], read.InteractionGroups);
        Assert.Equal((-1, 1), (read.MonotoneColumns["macd(12,26,9)"], read.MonotoneColumns["rsi(14)"]));
    }

    [Theory]
    [InlineData("forest", "there is no learner 'forest'")]
    [InlineData("ridge:gamma=1", "no option 'gamma'; it has alpha, scale")]
    [InlineData("ridge:alhpa=1", "no option 'alhpa', did you mean 'alpha'; it has")]
    [InlineData("boosted_trees:num_leafs=7", "no option 'num_leafs', did you mean 'num_leaf' or 'num_leaves'")]
    [InlineData("boosted_trees:row_draw_round=7", "did you mean 'row_draw_rounds'")]
    [InlineData("boosted_trees:eta=big", "eta is 'big', which is no number")]
    [InlineData("boosted_trees:base_score=half", "base_score is 'half', which is no number")]
    [InlineData("boosted_trees:grow_policy=up", "grow_policy is 'up'; write one of depth_wise, leaf_wise, symmetric")]
    [InlineData("boosted_trees:eta=0.1,learning_rate=0.1", "'eta' and 'learning_rate' are one option")]
    [InlineData("boosted_trees:learning_rate=0.1,shrinkage_rate=0.1", "'learning_rate' and 'shrinkage_rate' are one option")]
    [InlineData("boosted_trees:eta=0.1,eta=0.1", "'eta=0.1' is no option; write each once")]
    [InlineData("boosted_trees:monotone_constraints=(1,-1)", "monotone_constraints has '(1,-1)'")]
    [InlineData("boosted_trees:alpha=1", "write l1, huber_distance or quantile")]
    [InlineData("boosted_trees:boosting=goss", "write sampling=goss")]
    [InlineData("boosted_trees:boosting_type=goss", "write sampling=goss")]
    [InlineData("boosted_trees:random_state=1", "given to the training")]
    [InlineData("logistic:C=much", "C is 'much'")]
    [InlineData("logistic:C=2,alpha=0.5", "'C' and 'alpha' are one option")]
    [InlineData("ridge:alpha", "'alpha' is no option")]
    [InlineData("ridge:alpha=1,alpha=2", "'alpha=2' is no option")]
    [InlineData("ridge:alpha=big", "alpha is 'big'")]
    [InlineData("ridge:scale=yes", "write one of none, standard, robust")]
    [InlineData("logistic:balance_classes=yes", "write true or false")]
    [InlineData("boosted_trees:rounds=1.5", "no whole number")]
    [InlineData("boosted_trees:monotone_columns=rsi(14):2", "'rsi(14):2'; write each column once")]
    [InlineData("boosted_trees:max_depth=3,rsi(14)", "'rsi(14)' is no option")]
    [InlineData("boosted_trees:growth=sideways", "one of depth_wise, leaf_wise, symmetric")]
    public void What_cannot_be_read_is_named(string text, string message) =>
        Assert.Contains(message, Assert.Throws<FormatException>(() => Learners.Parse(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_value_out_of_its_range_is_refused_by_the_learner() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Learners.Parse("ridge:alpha=-1"));
}
