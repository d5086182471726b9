namespace AlphaPulse.Models;

/// <summary>What is drawn for one tree: columns for it, its levels and its nodes, and thresholds.</summary>
internal sealed class TreeDraws
{
    private readonly BoostedTreesLearner _options;
    private readonly DeterministicRandom _random;
    private readonly List<bool[]> _levels = [];

    /// <summary>Draws the columns of a tree.</summary>
    /// <param name="options">Which shares are drawn.</param>
    /// <param name="random">Where draws come from.</param>
    /// <param name="columns">The columns that can be split (<see cref="BinnedMatrix.Varying"/>): of others a draw would leave a node nothing to look at.</param>
    internal TreeDraws(BoostedTreesLearner options, DeterministicRandom random, bool[] columns)
    {
        _options = options;
        _random = random;
        Columns = Draw(columns, options.ColumnFraction);
    }

    /// <summary>The columns of the tree.</summary>
    internal bool[] Columns { get; }

    /// <summary>Columns for a node: a share of those of its level that are allowed.</summary>
    /// <param name="depth">The level.</param>
    /// <param name="allowed">The columns that may be split; those of the tree where nothing else limits them.</param>
    internal bool[] ColumnsOf(int depth, bool[] allowed)
    {
        if (_options.ColumnFractionPerLevel == 1 && _options.ColumnFractionPerNode == 1)
        {
            return allowed;
        }

        while (_levels.Count <= depth)
        {
            _levels.Add(Draw(Columns, _options.ColumnFractionPerLevel));
        }

        var level = _levels[depth];
        return Draw([.. allowed.Zip(level, (a, b) => a && b)], _options.ColumnFractionPerNode);
    }

    /// <summary>A source of thresholds for a node, or null where every threshold is tried.</summary>
    internal RandomBins? RandomBins() => _options.RandomThresholds ? new RandomBins(_random.NextUInt64()) : null;

    private bool[] Draw(bool[] columns, double fraction)
    {
        int[] known = [.. Enumerable.Range(0, columns.Length).Where(c => columns[c])];
        if (fraction == 1 || known.Length == 0)
        {
            return columns;
        }

        var drawn = new bool[columns.Length];
        foreach (var i in Sample.Draw(_random, known.Length, fraction).Drawn)
        {
            drawn[known[i]] = true;
        }

        return drawn;
    }
}
