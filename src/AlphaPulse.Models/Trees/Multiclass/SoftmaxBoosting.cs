using System.Globalization;

namespace AlphaPulse.Models;

/// <summary>One training of trees for several classes.</summary>
internal sealed class SoftmaxBoosting
{
    private readonly BoostedTreesLearner _options;
    private readonly FeatureSchema _schema;
    private readonly DeterministicRandom _random;
    private readonly WorkTeam _team;
    private readonly SoftmaxRows _rows;
    private readonly SoftmaxRows? _slice;
    private readonly Gradients _gradients;
    private readonly TreeGrower _grower;
    private readonly double[] _starts;
    private readonly SoftmaxLoss[] _losses;
    private readonly RowDraws[] _draws;

    internal SoftmaxBoosting(MulticlassTreesLearner learner, TrainingMatrix data, TrainingMatrix? validation, int classes, long seed)
    {
        _options = learner.Trees with { Loss = BoostingLoss.Squared };
        _schema = data.Schema;
        _random = new DeterministicRandom(seed);
        _team = new WorkTeam(_options.Threads == 0 ? Environment.ProcessorCount : _options.Threads);
        BoostingChecks.Refuse(_options, data, new BoostingRun { Watched = Watched(validation) });
        RefuseTargets(data, classes, BoostingRun.TrainingCurve);
        var weighing = RowSelection.Weighing(data);
        BoostingChecks.RefuseTooFew(_options, weighing?.Length ?? data.Rows);
        var edges = BinnedMatrix.Measure(data, weighing, _options, _random, _team);
        Func<double, double>? weightOf = learner.ClassWeights.Count == 0 ? null : target => learner.ClassWeights[(int)target];
        var rows = BoostedRows.Create(data, weighing, edges, weightOf, _team);
        _starts = Starts(rows, classes);
        _rows = new SoftmaxRows(rows, _starts, _team);
        _losses = [.. Enumerable.Range(0, classes).Select(c => new SoftmaxLoss(c))];
        if (validation is not null)
        {
            RefuseTargets(validation, classes, "validation");
            _slice = new SoftmaxRows(BoostedRows.Create(validation, RowSelection.Weighing(validation), edges, weightOf, _team), _starts, _team);
        }

        _gradients = new Gradients(rows, _team);
        _draws = [.. _losses.Select(_ => new RowDraws(_options, data, weighing, _gradients, _random))];
        _grower = new TreeGrower(_options, rows.Bins, _gradients, new SplitConstraints(_options, data.Schema), keepsRows: false, _team);
    }

    internal (MulticlassTreesModel Model, LearningCurve? Curve) Run(CancellationToken cancellationToken)
    {
        var trees = _losses.Select(_ => new List<DecisionTree>()).ToArray();
        List<double> training = [_rows.Update()];
        List<double> validation = [_slice?.Update() ?? 0];
        var best = 0;
        var patienceFrom = 0;
        for (var round = 1; round <= _options.Rounds; round++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            for (var c = 0; c < trees.Length; c++)
            {
                trees[c].Add(AddTree(c));
            }

            training.Add(_rows.Update());
            validation.Add(_slice?.Update() ?? 0);
            best = _slice is null || validation[round] < validation[best] ? round : best;
            patienceFrom = validation[round] < validation[patienceFrom] - _options.EarlyStoppingMinDelta ? round : patienceFrom;
            if (_slice is not null && round - patienceFrom >= _options.EarlyStoppingRounds)
            {
                break;
            }
        }

        var models = trees.Select((t, c) => new TreeEnsembleModel(ModelTask.Regression, _schema, _starts[c], t.Take(best)));
        return (new MulticlassTreesModel(models), _slice is null ? null : new LearningCurve(training, validation));
    }

    private DecisionTree AddTree(int @class)
    {
        _team.BeginRound();
        var draw = _draws[@class].Next(_losses[@class], _rows.Probabilities[@class]);
        var bins = _rows.Rows.Bins;
        var tree = _grower.Grow(draw.Drawn, new TreeDraws(_options, _random, bins.Varying));
        _grower.AddTo(tree, _rows.Sums[@class], factor: 1);
        if (draw.Left.Length > 0)
        {
            BinWalk.Add(tree, bins, _rows.Sums[@class], draw.Left, factor: 1, _team);
        }

        if (_slice is not null)
        {
            BinWalk.Add(tree, _slice.Rows.Bins, _slice.Sums[@class], indices: null, factor: 1, _team);
        }

        _team.EndRound(tree.Work);
        return tree.ToDecisionTree(bins.Edges);
    }

    private static Dictionary<string, TrainingMatrix> Watched(TrainingMatrix? validation)
    {
        var watched = new Dictionary<string, TrainingMatrix>(StringComparer.Ordinal);
        if (validation is not null)
        {
            watched["validation"] = validation;
        }

        return watched;
    }

    /// <summary>The logarithms of the weighted shares of the classes.</summary>
    private static double[] Starts(BoostedRows rows, int classes)
    {
        var weights = new double[classes];
        for (var row = 0; row < rows.Count; row++)
        {
            weights[(int)rows.Targets[row]] += rows.Weight(row);
        }

        var missing = Array.IndexOf(weights, 0);
        return missing < 0
            ? Array.ConvertAll(weights, w => Math.Log(w / rows.TotalWeight))
            : throw new LearningException(string.Create(
                CultureInfo.InvariantCulture, $"No row with a weight is of class {missing}; give rows of every class, or fewer classes."));
    }

    private static void RefuseTargets(TrainingMatrix data, int classes, string what)
    {
        for (var row = 0; row < data.Rows; row++)
        {
            var target = data.Targets[row];
            if (target < 0 || target >= classes || Math.Floor(target) != target)
            {
                throw new LearningException(string.Create(
                    CultureInfo.InvariantCulture, $"The target of {what} row {row} is {target}; classes are whole numbers from 0 to {classes - 1}."));
            }
        }
    }
}
