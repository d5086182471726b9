namespace AlphaPulse.Models;

/// <summary>The trees of a training, how much each counts, and the scores that follow from them.</summary>
internal sealed class TreeSeries
{
    private readonly BoostedTreesLearner _options;
    private readonly DeterministicRandom _random;
    private readonly BoostedRows[] _sets;
    private readonly WorkTeam _team;
    private readonly List<DecisionTree> _trees = [];
    private readonly List<GrownTree> _grown = [];
    private readonly List<double> _factors = [];
    private readonly double[] _constant;
    private List<int> _dropped = [];
    private double[] _remembered = [];

    internal TreeSeries(BoostedTreesLearner options, double start, DeterministicRandom random, BoostedRows[] sets, WorkTeam team)
    {
        _options = options;
        Base = start;
        _random = random;
        _sets = sets;
        _team = team;
        _constant = new double[options.Mode == BoostingMode.Forest ? sets[0].Count : 0];
        Array.Fill(_constant, start);
    }

    /// <summary>What the sums start with.</summary>
    internal double Base { get; }

    /// <summary>The scores that the next tree learns from.</summary>
    internal double[] ScoresToLearnFrom(BoostedRows rows) => _options.Mode == BoostingMode.Forest ? _constant : rows.Scores;

    /// <summary>Leaves trees out of the scores of the training rows, where they are.</summary>
    internal void BeginRound(BoostedRows rows)
    {
        if (_options.Mode != BoostingMode.Dart)
        {
            return;
        }

        _dropped = [.. Enumerable.Range(0, _grown.Count).Where(_ => _random.NextDouble() < _options.DropRate)];
        foreach (var tree in _dropped)
        {
            BinWalk.Add(_grown[tree], rows.Bins, rows.Scores, indices: null, -_factors[tree], _team);
        }
    }

    /// <summary>Adds a tree, and its leaves to the scores of all rows.</summary>
    internal void Add(GrownTree tree, RowDraw draw, TreeGrower grower)
    {
        var factor = 1.0;
        if (_options.Mode == BoostingMode.Dart)
        {
            factor = 1.0 / (_dropped.Count + 1);
            Restore(factor);
            _grown.Add(tree);
        }
        else if (_options.Mode == BoostingMode.Forest)
        {
            factor = 1.0 / (_trees.Count + 1);
            Shrink(1 - factor);
        }

        grower.AddTo(tree, _sets[0].Scores, factor);
        if (draw.Left.Length > 0)
        {
            BinWalk.Add(tree, _sets[0].Bins, _sets[0].Scores, draw.Left, factor, _team);
        }

        foreach (var set in _sets.AsSpan(1))
        {
            BinWalk.Add(tree, set.Bins, set.Scores, indices: null, factor, _team);
        }

        _trees.Add(tree.ToDecisionTree(_sets[0].Bins.Edges));
        _factors.Add(factor);
    }

    /// <summary>Keeps how much each tree counts now, as later rounds may change that.</summary>
    internal void Remember() => _remembered = _options.Mode == BoostingMode.Dart ? [.. _factors] : [];

    /// <summary>The first trees as they counted when there were so many.</summary>
    internal IEnumerable<DecisionTree> Trees(int count)
    {
        for (var i = 0; i < count; i++)
        {
            yield return _options.Mode switch
            {
                BoostingMode.Dart => _trees[i].Multiply(_remembered[i]),
                BoostingMode.Forest => _trees[i].Multiply(1.0 / count),
                _ => _trees[i],
            };
        }
    }

    /// <summary>Puts trees back that were left out, but lets each count less.</summary>
    private void Restore(double factor)
    {
        foreach (var tree in _dropped)
        {
            var less = _factors[tree] * (1 - factor);
            BinWalk.Add(_grown[tree], _sets[0].Bins, _sets[0].Scores, indices: null, less, _team);
            foreach (var set in _sets.AsSpan(1))
            {
                BinWalk.Add(_grown[tree], set.Bins, set.Scores, indices: null, less - _factors[tree], _team);
            }

            _factors[tree] = less;
        }
    }

    /// <summary>Makes the sums of all trees so far count less.</summary>
    private void Shrink(double factor)
    {
        foreach (var set in _sets)
        {
            foreach (ref var score in set.Scores.AsSpan())
            {
                score = Base + (score - Base) * factor;
            }
        }
    }
}
