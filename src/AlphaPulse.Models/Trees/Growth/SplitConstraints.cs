namespace AlphaPulse.Models;

/// <summary>Which columns may be split below which, and with which columns scores may only rise or fall.</summary>
internal sealed class SplitConstraints
{
    private readonly int[] _directions;
    private readonly bool[][] _groups;

    internal SplitConstraints(BoostedTreesLearner options, FeatureSchema schema)
    {
        _directions = new int[schema.Columns.Count];
        foreach (var (name, direction) in options.MonotoneColumns)
        {
            _directions[ColumnNames.Find(schema, name, nameof(options.MonotoneColumns))] = direction;
        }

        var groups = new List<bool[]>();
        var rest = new bool[_directions.Length];
        Array.Fill(rest, value: true);
        foreach (var names in options.InteractionGroups)
        {
            var group = new bool[_directions.Length];
            foreach (var name in names)
            {
                var column = ColumnNames.Find(schema, name, nameof(options.InteractionGroups));
                group[column] = true;
                rest[column] = false;
            }

            groups.Add(group);
        }

        _groups = groups.Count == 0 ? [] : [.. groups, rest];
    }

    /// <summary>Whether scores may only rise or fall with some column.</summary>
    internal bool AreMonotone => Array.Exists(_directions, d => d != 0);

    /// <summary>1 where scores must not fall with a column, -1 where they must not rise, otherwise 0.</summary>
    internal int Direction(int column) => _directions[column];

    /// <summary>The columns that a tree may be split by first.</summary>
    internal bool[] Root(bool[] columns) => Allowed([], columns);

    /// <summary>The columns that may be split below others: those of every group that has all of them.</summary>
    internal bool[] Allowed(int[] path, bool[] columns)
    {
        if (_groups.Length == 0)
        {
            return columns;
        }

        var allowed = new bool[columns.Length];
        foreach (var group in _groups)
        {
            if (Array.TrueForAll(path, c => group[c]))
            {
                for (var c = 0; c < allowed.Length; c++)
                {
                    allowed[c] |= group[c] && columns[c];
                }
            }
        }

        return allowed;
    }

    /// <summary>The path of the children of a node.</summary>
    internal int[] PathBelow(GrowingNode node, int column) => _groups.Length == 0 || node.Path.Contains(column) ? node.Path : [.. node.Path, column];

    /// <summary>The bounds of the children of a node: where scores must rise or fall, the middle between the two keeps what is below them apart.</summary>
    internal (ValueBounds Left, ValueBounds Right) Bounds(GrowingNode node, SplitCandidate split, SplitRule rule)
    {
        var direction = _directions[split.Column];
        if (direction == 0)
        {
            return (node.Bounds, node.Bounds);
        }

        var left = rule.Value(split.Left, node.Bounds);
        var right = rule.Value(node.Total - split.Left, node.Bounds);
        var middle = left / 2 + right / 2;
        return direction > 0
            ? (node.Bounds with { Most = middle }, node.Bounds with { Least = middle })
            : (node.Bounds with { Least = middle }, node.Bounds with { Most = middle });
    }
}
