using System.Globalization;

namespace AlphaPulse.Models;

/// <summary>One training: adds trees until the rounds are over or the slice has not improved for long enough.</summary>
internal sealed class Boosting
{
    private readonly BoostedTreesLearner _options;
    private readonly LossFunction _loss;
    private readonly DeterministicRandom _random;
    private readonly BinEdges[] _edges;
    private readonly BinnedRows _rows;
    private readonly BinnedRows? _slice;
    private readonly double _base;

    internal Boosting(BoostedTreesLearner options, TrainingMatrix data, TrainingMatrix? validation, long seed)
    {
        _options = options;
        _loss = LossFunction.Of(options.Loss);
        _random = new DeterministicRandom(seed);
        RefuseTargets(data, "training");
        var weighing = BinnedRows.Weighing(data);
        RefuseTooFew(weighing.Length);
        _edges = new BinEdges[data.Columns];
        var weights = BinnedRows.Pick(data.Weights, weighing);
        for (var column = 0; column < _edges.Length; column++)
        {
            _edges[column] = BinEdges.Measure(BinnedRows.Pick(data.Column(column), weighing), weights, options.Bins);
        }

        _rows = BinnedRows.Create(data, weighing, _edges);
        _base = _loss.BaseScore(_rows);
        Array.Fill(_rows.Scores, _base);
        if (validation is not null)
        {
            RefuseTargets(validation, "validation");
            _slice = BinnedRows.Create(validation, BinnedRows.Weighing(validation), _edges);
            Array.Fill(_slice.Scores, _base);
        }

        Schema = data.Schema;
    }

    private FeatureSchema Schema { get; }

    /// <summary>All rounds, without a slice.</summary>
    internal TreeEnsembleModel Run(CancellationToken cancellationToken)
    {
        var trees = new List<DecisionTree>(_options.Rounds);
        foreach (var tree in Grow(cancellationToken))
        {
            trees.Add(tree.ToDecisionTree(_edges));
        }

        return new TreeEnsembleModel(_options.Task, Schema, _base, trees);
    }

    /// <summary>Rounds until the slice has not improved for long enough.</summary>
    internal ValidatedFit RunUntilBest(CancellationToken cancellationToken)
    {
        var slice = _slice ?? throw new InvalidOperationException("There is no slice to stop on.");
        var everyRow = Enumerable.Range(0, slice.Count).ToArray();
        var trees = new List<DecisionTree>();
        List<double> training = [Finite(_loss.Mean(_rows), "training")];
        List<double> validation = [Finite(_loss.Mean(slice), "validation")];
        var best = 0;
        foreach (var tree in Grow(cancellationToken))
        {
            trees.Add(tree.ToDecisionTree(_edges));
            tree.AddTo(slice, _edges, everyRow);
            training.Add(Finite(_loss.Mean(_rows), "training"));
            validation.Add(Finite(_loss.Mean(slice), "validation"));
            best = validation[^1] < validation[best] ? trees.Count : best;
            if (trees.Count - best >= _options.EarlyStoppingRounds)
            {
                break;
            }
        }

        return new ValidatedFit(
            new TreeEnsembleModel(_options.Task, Schema, _base, trees.Take(best)), new LearningCurve(training, validation));
    }

    private IEnumerable<BinnedTree> Grow(CancellationToken cancellationToken)
    {
        var gradients = new GradientTable(_rows);
        var grower = new TreeGrower(_options, _rows, _edges, gradients);
        for (var round = 0; round < _options.Rounds; round++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var sample = Sample.Draw(_random, _rows.Count, _options.RowFraction);
            var columns = Sample.Draw(_random, _edges.Length, _options.ColumnFraction);
            gradients.Update(_loss);
            var tree = grower.Grow(sample.Drawn, columns.Drawn);
            tree.AddTo(_rows, _edges, sample.Left);
            yield return tree;
        }
    }

    private void RefuseTargets(TrainingMatrix data, string what)
    {
        for (var row = 0; row < data.Rows; row++)
        {
            if (_loss.FindDefect(data.Targets[row]) is { } defect)
            {
                throw new LearningException(string.Create(
                    CultureInfo.InvariantCulture, $"The target of {what} row {row} is {data.Targets[row]}; {defect}."));
            }
        }
    }

    private void RefuseTooFew(int weighing)
    {
        var drawn = Sample.Size(weighing, _options.RowFraction);
        if (drawn < 2L * _options.MinRowsPerLeaf)
        {
            throw new LearningException(string.Create(
                CultureInfo.InvariantCulture,
                $"A tree would grow on {drawn} rows, and a split needs {2L * _options.MinRowsPerLeaf}; give more rows with a weight, or lower the rows of a leaf ({_options.MinRowsPerLeaf})."));
        }
    }

    private static double Finite(double loss, string what) => double.IsFinite(loss)
        ? loss
        : throw new LearningException(string.Create(
            CultureInfo.InvariantCulture, $"The loss on the {what} rows is {loss}; their targets are too large, use a smaller unit."));
}
