using System.Text;
using AlphaPulse.TestKit;

namespace AlphaPulse.Models.Tests.Learning;

public sealed class LearnerAliasTests
{
    private const string Approve = "ALPHAPULSE_WRITE_LEARNER_NAMES";

    [Theory]
    [InlineData(
        "boosted_trees:objective=binary:logistic,eta=0.1,num_boost_round=50,max_depth=6,min_child_weight=1,gamma=0.5,reg_alpha=2,reg_lambda=1,subsample=0.8,colsample_bytree=0.9,colsample_bylevel=0.7,colsample_bynode=0.6,max_bin=128,scale_pos_weight=3,base_score=0.4,grow_policy=lossguide,max_cat_threshold=64",
        "boosted_trees:loss=logistic,learning_rate=0.1,rounds=50,max_depth=6,min_hessian=1,min_gain=0.5,l1=2,l2=1,row_fraction=0.8,column_fraction=0.9,column_fraction_per_level=0.7,column_fraction_per_node=0.6,bins=128,positive_weight=3,base_score=0.4,growth=leaf_wise,max_categories_per_split=64")]
    [InlineData(
        "boosted_trees:objective=binary,num_iterations=50,shrinkage_rate=0.1,num_leaves=15,min_data_in_leaf=30,min_sum_hessian_in_leaf=2,min_gain_to_split=0.25,lambda_l1=1,lambda_l2=3,bagging_fraction=0.5,bagging_freq=5,feature_fraction=0.8,feature_fraction_bynode=0.7,max_tree_output=2,path_smooth=10,bin_construct_sample_cnt=5000,extra_trees=true,boosting=rf,early_stopping_round=7",
        "boosted_trees:loss=logistic,rounds=50,learning_rate=0.1,max_leaves=15,min_rows_per_leaf=30,min_hessian=2,min_gain=0.25,l1=1,l2=3,row_fraction=0.5,row_draw_rounds=5,column_fraction=0.8,column_fraction_per_node=0.7,max_delta_step=2,path_smoothing=10,bin_sample_rows=5000,random_thresholds=true,mode=forest,early_stopping_rounds=7")]
    [InlineData("boosted_trees:loss_function=MAE,iterations=50,depth=5,grow_policy=SymmetricTree,one_hot_max_size=8,od_wait=9", "boosted_trees:loss=absolute,rounds=50,max_depth=5,growth=symmetric,max_one_hot_categories=8,early_stopping_rounds=9")]
    [InlineData("boosted_trees:loss=log_loss,max_iter=50,max_leaf_nodes=31,min_samples_leaf=20,l2_regularization=2,max_features=0.5,max_bins=255", "boosted_trees:loss=logistic,rounds=50,max_leaves=31,min_rows_per_leaf=20,l2=2,column_fraction_per_node=0.5,bins=255")]
    [InlineData("boosted_trees:objective=reg:quantileerror,quantile_alpha=0.9", "boosted_trees:loss=quantile,quantile=0.9")]
    [InlineData("boosted_trees:data_sample_strategy=goss,top_rate=0.25,row_fraction=0.5", "boosted_trees:sampling=goss,goss_top_fraction=0.25,row_fraction=0.5")]
    [InlineData("boosted_trees:monotone_constraints=rsi(14):1,macd(12,26,9):-1,cat_features=day,hour,interaction_cst=rsi(14),day|hour,eta=0.5", "boosted_trees:monotone_columns=rsi(14):1,macd(12,26,9):-1,categorical_columns=day,hour,interaction_groups=rsi(14),day|hour,learning_rate=0.5")]
    [InlineData("random_forest:n_estimators=30,min_samples_leaf=5,colsample_bynode=0.5,subsample=0.7", "random_forest:trees=30,min_rows_per_leaf=5,column_fraction=0.5,row_fraction=0.7")]
    [InlineData("extra_trees:n_estimators=30,max_bin=100", "extra_trees:trees=30,bins=100")]
    [InlineData("logistic:C=0.1,l1_ratio=0.5,class_weight=balanced", "logistic:alpha=10,l1_ratio=0.5,balance_classes=true")]
    public void Names_of_other_libraries_are_those_of_our_options(string foreign, string own) =>
        Assert.Equal(Learners.Parse(own).Options, Learners.Parse(foreign).Options);

    [Theory]
    [InlineData("boosted_trees:nthread=3", 3)]
    [InlineData("boosted_trees:n_jobs=-1", 0)]
    [InlineData("random_forest:n_jobs=-1", 0)]
    [InlineData("extra_trees:n_jobs=2", 2)]
    public void Threads_have_other_names_too(string text, int threads) =>
        Assert.Equal(threads, Learners.Parse(text) is BoostedTreesLearner boosted ? boosted.Threads : ((RandomForestLearner)Learners.Parse(text)).Threads);

    [Fact]
    public void Every_name_is_that_of_one_option_which_the_learner_has()
    {
        foreach (var (learner, names) in LearnerAliases.All)
        {
            // A learner tells its options where one is unknown.
            var told = Assert.Throws<FormatException>(() => Learners.Parse($"{learner}:zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz=1")).Message;
            string[] own = told[(told.LastIndexOf("it has ", StringComparison.Ordinal) + 7)..^1].Split(", ");
            Assert.All(names.Options.Concat(names.Inverses), o => Assert.Contains(o.Own, own));
            Assert.All(names.Values, v => Assert.Contains(v.Option, own));
            Assert.Empty(names.Aliases.Intersect(own, StringComparer.Ordinal));
            Assert.Empty(names.Others.Select(o => o.Name).Intersect([.. own, .. names.Aliases], StringComparer.Ordinal));
        }
    }

    [Fact]
    public void Every_word_is_a_value_of_its_option()
    {
        foreach (var (learner, names) in LearnerAliases.All)
        {
            foreach (var value in names.Values)
            {
                foreach (var alias in value.Aliases)
                {
                    var (own, foreign) = (Learners.Parse($"{learner}:{value.Own}"), Learners.Parse($"{learner}:{value.Option}={alias}"));
                    Assert.Equal(own.Options, foreign.Options);
                }
            }
        }
    }

    [Fact]
    public void Names_that_mean_something_else_are_refused_with_what_to_write()
    {
        foreach (var (learner, names) in LearnerAliases.All)
        {
            foreach (var (name, reason) in names.Others)
            {
                var text = $"{learner}:{(name.Contains('=', StringComparison.Ordinal) ? name : $"{name}=1")}";
                Assert.Contains(reason, Assert.Throws<FormatException>(() => Learners.Parse(text)).Message, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public async Task The_tables_of_the_guide_are_those_of_the_code()
    {
        var table = new StringBuilder();
        foreach (var group in LearnerAliases.All.GroupBy(a => a.Names, a => $"`{a.Learners}`"))
        {
            table.Append($"\n| {string.Join(", ", group)} | XGBoost | LightGBM | CatBoost | scikit-learn |\n| --- | --- | --- | --- | --- |\n");
            foreach (var names in group.Key.Options.Concat(group.Key.Values))
            {
                table.Append($"| `{names.Own}` | {Cells(names)} |\n");
            }

            foreach (var names in group.Key.Inverses)
            {
                table.Append($"| `{names.Own}`, the inverse of | {Cells(names)} |\n");
            }
        }

        await DocumentTable.CheckAsync(Path.Combine("docs", "guides", "training.md"), "names", table.Append('\n').ToString(), Approve);

        var refused = new StringBuilder("| learner | name | why it is refused |\n| --- | --- | --- |\n");
        foreach (var group in LearnerAliases.All.GroupBy(a => a.Names, a => $"`{a.Learners}`"))
        {
            foreach (var (name, reason) in group.Key.Others)
            {
                refused.Append($"| {string.Join(", ", group)} | `{name}` | {reason} |\n");
            }
        }

        await DocumentTable.CheckAsync(Path.Combine("docs", "guides", "training.md"), "other names", refused.ToString(), Approve);
    }

    private static string Cells(ForeignNames names) => string.Join(" | ", names.ByLibrary.Select(library => string.Join(' ', library.Select(name => $"`{name}`"))));
}
