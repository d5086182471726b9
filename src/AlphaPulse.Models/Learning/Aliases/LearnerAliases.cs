namespace AlphaPulse.Models;

/// <summary>The options of our learners as XGBoost, LightGBM, CatBoost and scikit-learn call them: only those of the same meaning and unit by their documentation.</summary>
internal static class LearnerAliases
{
    private const string OtherSeed = "is given to the training and is no option of a learner";

    private static readonly ForeignNames Threads = new("threads", "nthread n_jobs", "num_threads num_thread nthread nthreads n_jobs");

    private static readonly LearnerNames BoostedTrees = new(
        [
            new("rounds", "num_boost_round num_round n_estimators", "num_iterations num_iteration n_iter num_tree num_trees num_round num_rounds nrounds num_boost_round n_estimators max_iter", "iterations num_boost_round n_estimators num_trees", "max_iter"),
            new("learning_rate", "eta learning_rate", "learning_rate shrinkage_rate eta", "learning_rate eta", "learning_rate"),
            new("max_depth", "max_depth", "max_depth", "depth max_depth", "max_depth"),
            new("max_leaves", "max_leaves", "num_leaves num_leaf max_leaves max_leaf max_leaf_nodes", "max_leaves num_leaves", "max_leaf_nodes"),
            new("min_rows_per_leaf", "", "min_data_in_leaf min_data_per_leaf min_data min_child_samples min_samples_leaf", "min_data_in_leaf min_child_samples", "min_samples_leaf"),
            new("min_hessian", "min_child_weight", "min_sum_hessian_in_leaf min_sum_hessian_per_leaf min_sum_hessian min_hessian min_child_weight"),
            new("min_gain", "gamma min_split_loss", "min_gain_to_split min_split_gain"),
            new("l1", "reg_alpha", "lambda_l1 reg_alpha l1_regularization"),
            new("l2", "lambda reg_lambda", "lambda_l2 reg_lambda lambda l2_regularization", "", "l2_regularization"),
            new("max_delta_step", "max_delta_step", "max_delta_step max_tree_output max_leaf_output"),
            new("path_smoothing", "", "path_smooth"),
            new("bins", "max_bin", "max_bin max_bins", "", "max_bins"),
            new("bin_sample_rows", "", "bin_construct_sample_cnt subsample_for_bin"),
            new("row_fraction", "subsample", "bagging_fraction sub_row subsample bagging", "subsample"),
            new("row_draw_rounds", "", "bagging_freq subsample_freq"),
            new("column_fraction", "colsample_bytree", "feature_fraction sub_feature colsample_bytree"),
            new("column_fraction_per_level", "colsample_bylevel"),
            new("column_fraction_per_node", "colsample_bynode", "feature_fraction_bynode sub_feature_bynode colsample_bynode", "", "max_features"),
            new("positive_weight", "scale_pos_weight", "scale_pos_weight", "scale_pos_weight"),
            new("base_score", "base_score"),
            new("monotone_columns", "monotone_constraints", "", "monotone_constraints", "monotonic_cst"),
            new("interaction_groups", "", "", "", "interaction_cst"),
            new("categorical_columns", "", "categorical_feature", "cat_features", "categorical_features"),
            new("max_one_hot_categories", "", "", "one_hot_max_size"),
            new("max_categories_per_split", "max_cat_threshold", "max_cat_threshold"),
            new("random_thresholds", "", "extra_trees extra_tree"),
            new("growth", "grow_policy", "", "grow_policy"),
            new("mode", "", "boosting boosting_type boost"),
            new("drop_rate", "rate_drop", "drop_rate rate_drop"),
            new("sampling", "sampling_method", "data_sample_strategy"),
            new("goss_top_fraction", "", "top_rate"),
            new("loss", "objective", "objective objective_type app application loss", "loss_function objective", "loss"),
            new("quantile", "quantile_alpha", "", "", "quantile"),
            new("early_stopping_rounds", "early_stopping_rounds", "early_stopping_round early_stopping_rounds early_stopping n_iter_no_change", "early_stopping_rounds od_wait", "n_iter_no_change"),
            Threads with { Catboost = "thread_count" },
        ],
        [
            new("loss=squared", "reg:squarederror", "regression regression_l2 l2 mean_squared_error mse", "RMSE", "squared_error"),
            new("loss=logistic", "binary:logistic", "binary", "Logloss", "log_loss"),
            new("loss=absolute", "reg:absoluteerror", "regression_l1 l1 mean_absolute_error mae", "MAE", "absolute_error"),
            new("loss=huber", "", "huber"),
            new("loss=quantile", "reg:quantileerror", "quantile", "", "quantile"),
            new("loss=poisson", "count:poisson", "poisson", "Poisson", "poisson"),
            new("growth=depth_wise", "depthwise", "", "Depthwise"),
            new("growth=leaf_wise", "lossguide", "", "Lossguide"),
            new("growth=symmetric", "", "", "SymmetricTree"),
            new("mode=gradient", "", "gbdt gbrt"),
            new("mode=dart", "", "dart"),
            new("mode=forest", "", "rf random_forest"),
            new("sampling=uniform", "uniform", "bagging"),
            new("sampling=goss", "", "goss"),
            new("threads=0", Catboost: "-1"),
        ],
        [],
        [
            ("alpha", "is the L1 penalty in XGBoost and a parameter of the loss in LightGBM; write l1, huber_distance or quantile"),
            ("booster", "has other weights of trees where it is dart in XGBoost; write mode"),
            ("boosting=goss", "is a way to draw rows here; write sampling=goss"),
            ("border_count", "counts borders, of which there is one less than bins; write bins"),
            ("cat_smooth", "leaves out rare categories too in LightGBM; write category_smoothing"),
            ("class_weight", "comes from how often the classes are; write positive_weight, a number"),
            ("interaction_constraints", "does not let columns of no group interact in XGBoost and leaves them out in LightGBM, and here they are one more group; write interaction_groups"),
            ("is_unbalance", "comes from how often the classes are; write positive_weight, a number"),
            ("l2_leaf_reg", "grows with the weights of rows in CatBoost; write l2"),
            ("max_cat_to_onehot", "is up to how many categories in LightGBM and fewer than how many in XGBoost; write max_one_hot_categories, which is up to how many"),
            ("other_rate", "is the share of all rows that stand for others; write row_fraction, which is top_rate and other_rate together"),
            ("random_seed", OtherSeed),
            ("random_state", OtherSeed),
            ("rsm", "is drawn for each choice of a split in CatBoost; write column_fraction_per_level or column_fraction_per_node"),
            ("seed", OtherSeed),
            ("tol", "is looked at over several rounds in scikit-learn; write early_stopping_min_delta"),
        ]);

    private static readonly LearnerNames Forest = new(
        [
            new("trees", "n_estimators", "num_iterations num_trees n_estimators", "", "n_estimators"),
            new("max_depth", "max_depth", "max_depth", "", "max_depth"),
            new("min_rows_per_leaf", "", "min_data_in_leaf min_child_samples", "", "min_samples_leaf"),
            new("row_fraction", "subsample", "bagging_fraction subsample"),
            new("column_fraction", "colsample_bynode", "feature_fraction_bynode colsample_bynode"),
            new("bins", "max_bin", "max_bin"),
            new("random_thresholds", "", "extra_trees extra_tree"),
            Threads with { Sklearn = "n_jobs" },
        ],
        [new("threads=0", Sklearn: "-1")],
        [],
        [
            ("bootstrap", "draws with replacement in scikit-learn, and a plain forest here without; write row_fraction, or sequential_bootstrap"),
            ("max_features", "counts columns in scikit-learn where it is a whole number; write column_fraction, a share"),
            ("max_samples", "is drawn with replacement in scikit-learn; write row_fraction, which is drawn without"),
            ("random_state", OtherSeed),
            ("seed", OtherSeed),
        ]);

    private static readonly LearnerNames Logistic = new(
        [new("balance_classes", Sklearn: "class_weight")],
        [new("balance_classes=true", Sklearn: "balanced")],
        [new("alpha", Sklearn: "C")],
        [
            ("max_iter", "counts the steps of other methods in scikit-learn; write maximum_iterations, which are Newton steps"),
            ("penalty", "is a number here; write l1_ratio, which is 0 for l2 and 1 for l1"),
            ("random_state", OtherSeed),
        ]);

    /// <summary>The learners whose options have other names elsewhere, with those names.</summary>
    internal static IReadOnlyList<(string Learners, LearnerNames Names)> All { get; } = [("boosted_trees", BoostedTrees), ("random_forest", Forest), ("extra_trees", Forest), ("logistic", Logistic)];

    /// <summary>The names of a learner; none where its options are called so nowhere else, or where there is no such learner.</summary>
    internal static LearnerNames Of(string learner) => All.FirstOrDefault(a => a.Learners == learner).Names ?? LearnerNames.None;
}
