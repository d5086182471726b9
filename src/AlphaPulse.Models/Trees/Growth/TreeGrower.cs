using System.Runtime.Intrinsics;

namespace AlphaPulse.Models;

/// <summary>Grows one tree after the other over the same rows.</summary>
/// <remarks>
/// Each step splits one node or a whole level: first the rows of the nodes are moved to their children, then blocks of columns are
/// worked through, each by one thread: the histogram of the smaller child is filled, that of the larger is what it leaves of the
/// parent's, and both are searched while they are in the cache. So a level has two barriers, and nothing is merged.
/// </remarks>
internal sealed class TreeGrower
{
    private readonly BoostedTreesLearner _options;
    private readonly BinnedMatrix _bins;
    private readonly Gradients _gradients;
    private readonly WorkTeam _team;
    private readonly RowOrder _order;
    private readonly NodeSearch _search;
    private readonly LevelSearch _levelSearch;
    private readonly SplitConstraints _constraints;
    private readonly bool _keepsRows;

    // A forest is a mean, so its trees count in full.
    private readonly double _rate;
    private SplitRule _rule;
    private TreeDraws _draws = null!;
    private int _leaves;
    private long _work;

    /// <summary>Creates a grower.</summary>
    /// <param name="options">How trees grow.</param>
    /// <param name="bins">The rows.</param>
    /// <param name="gradients">Their derivatives, whenever a tree is grown.</param>
    /// <param name="constraints">Which columns may be split.</param>
    /// <param name="keepsRows">Whether every leaf must know its rows.</param>
    /// <param name="team">Who works.</param>
    internal TreeGrower(
        BoostedTreesLearner options, BinnedMatrix bins, Gradients gradients, SplitConstraints constraints, bool keepsRows, WorkTeam team)
    {
        _options = options;
        _bins = bins;
        _keepsRows = keepsRows;
        _rate = options.Mode == BoostingMode.Forest ? 1 : options.LearningRate;
        _gradients = gradients;
        _team = team;
        _constraints = constraints;
        _order = new RowOrder(bins, gradients);
        _search = new NodeSearch(bins, gradients, _order, constraints, team);
        _levelSearch = new LevelSearch(bins, _search, constraints, team);
        _rule = new SplitRule(options, gradients.Scale, constraints.AreMonotone);
    }

    /// <summary>Grows a tree.</summary>
    /// <param name="sample">The rows to grow on, ascending; empty for all.</param>
    /// <param name="draws">The columns that may be split, and other draws.</param>
    internal GrownTree Grow(ReadOnlySpan<int> sample, TreeDraws draws)
    {
        _order.Begin(sample);
        _draws = draws;
        _leaves = 1;
        _work = 0;
        _rule = new SplitRule(_options, _gradients.Scale, _constraints.AreMonotone);
        var root = Root(sample);
        if (_rule.MaySplit(root.Total))
        {
            if (!sample.IsEmpty)
            {
                Run([.. RowOrder.Divide((from, to, _) => _order.Gather(root, from, to), root.Count)], root.Count * 2L);
            }

            Search([new SearchTask(root, null)]);
            List<GrowingNode> open = [root];
            while (Next(open) is { Count: > 0 } next)
            {
                open.AddRange(Split(next));
            }

            foreach (var node in open)
            {
                _search.Release(node);
            }
        }

        if (_options.PathSmoothing > 0)
        {
            Smooth(root, _rule.Value(root.Total, root.Bounds));
        }
        else
        {
            foreach (var leaf in root.Leaves())
            {
                leaf.Value = _rule.Value(leaf.Total, leaf.Bounds) * _rule.ValueUnit * _rate;
            }
        }

        return new GrownTree(root, _rule, _work);
    }

    /// <summary>Adds the leaves, multiplied with a factor, to the scores of the rows that the tree grew on; before the next tree grows.</summary>
    internal void AddTo(GrownTree tree, double[] scores, double factor)
    {
        var pieces = new List<Action>();
        foreach (var node in tree.Ends())
        {
            pieces.AddRange(RowOrder.Divide((from, to, _) => _order.AddLeaves(node, from, to, scores, factor), node.Count));
        }

        Run(pieces, tree.Root.Count * 2L);
    }

    /// <summary>Computes the leaves from what their rows lack.</summary>
    /// <param name="tree">The tree, which has no bounds: those of monotone columns are in the unit of the derivatives, not in that of the targets.</param>
    /// <param name="loss">The loss.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="scores">The scores that the tree learnt from.</param>
    internal void Renew(GrownTree tree, LossFunction loss, BoostedRows rows, double[] scores)
    {
        GrowingNode[] leaves = [.. tree.Root.Leaves()];
        _team.Run(leaves.Length, tree.Root.Count * 100L, (piece, _) =>
        {
            var leaf = leaves[piece];
            var indices = _order.Rows(leaf);
            var residuals = new double[indices.Length];
            for (var i = 0; i < residuals.Length; i++)
            {
                residuals[i] = rows.Targets[indices[i]] - scores[indices[i]];
            }

            var value = loss.LeafValue(residuals, RowSelection.Pick(rows.Weights, indices));
            var most = _options.MaxDeltaStep == 0 ? double.PositiveInfinity : _options.MaxDeltaStep;
            leaf.Value = _rate * Math.Clamp(value, -most, most);
        });
    }

    /// <summary>Draws the nodes below one towards it, and those below them towards what they became.</summary>
    private void Smooth(GrowingNode node, double value)
    {
        if (node.IsLeaf)
        {
            node.Value = value * _rule.ValueUnit * _rate;
            return;
        }

        foreach (var child in (ReadOnlySpan<GrowingNode>)[node.Left!, node.Right!])
        {
            var own = _rule.Value(child.Total, child.Bounds);
            var smoothed = own + (value - own) * (_options.PathSmoothing / (child.Count + _options.PathSmoothing));

            // What lies between a value within its bounds and one above it may leave the bounds, and then scores would not rise with a monotone column.
            Smooth(child, Math.Clamp(smoothed, child.Bounds.Least, child.Bounds.Most));
        }
    }

    private GrowingNode Root(ReadOnlySpan<int> sample)
    {
        var count = sample.IsEmpty ? _bins.Rows : sample.Length;
        var total = _gradients.Sum(sample);
        return new GrowingNode
        {
            Depth = 0,
            Start = 0,
            Count = count,
            Order = 0,
            Total = total,
            Columns = _draws.ColumnsOf(depth: 0, _constraints.Root(_draws.Columns)),
            RandomBins = _draws.RandomBins(),
            Score = _rule.Score(total, ValueBounds.None),
        };
    }

    /// <summary>Takes the nodes that are split next out of those that may be.</summary>
    private List<GrowingNode> Next(List<GrowingNode> open)
    {
        foreach (var node in open)
        {
            if (!node.Best.Exists)
            {
                _search.Release(node);
            }
        }

        open.RemoveAll(n => !n.Best.Exists);
        var most = Math.Min(_options.MaxLeaves - _leaves, _options.Growth == TreeGrowth.LeafWise ? 1 : int.MaxValue);
        if (most >= open.Count)
        {
            List<GrowingNode> all = [.. open];
            open.Clear();
            return all;
        }

        // The greatest gains first; of equals, which the sort keeps in order, the node that came first.
        List<GrowingNode> next = [.. open.OrderByDescending(n => n.Best.Score - n.Score).Take(most)];
        open.RemoveAll(next.Contains);
        return next;
    }

    /// <summary>Splits nodes, and finds how their children are split.</summary>
    private List<GrowingNode> Split(List<GrowingNode> nodes)
    {
        _leaves += nodes.Count;
        var tasks = new List<SearchTask>();
        var moves = new List<Action>();
        var moved = 0L;
        foreach (var node in nodes)
        {
            CreateChildren(node);
            var (left, right) = (node.Left!, node.Right!);
            var (leftOpen, rightOpen) = (MaySplit(left), MaySplit(right));
            if (!leftOpen && !rightOpen)
            {
                _search.Release(node);
                node.IsLastSplit = !_keepsRows;
                if (_keepsRows)
                {
                    moves.AddRange(Moves(node));
                }

                continue;
            }

            var task = left.Count <= right.Count ? new SearchTask(left, right) : new SearchTask(right, left);
            task.Smaller.GathersPairs = true;
            _search.Inherit(node, task, left.Count <= right.Count ? leftOpen : rightOpen, left.Count <= right.Count ? rightOpen : leftOpen);
            tasks.Add(task);
            moves.AddRange(Moves(node));
            moved += node.Count;
        }

        Run(moves, moved * 3);
        return Search(tasks);
    }

    private IEnumerable<Action> Moves(GrowingNode node) => RowOrder.Divide((from, to, forward) => _order.Move(node, from, to, forward), node.Count);

    private bool MaySplit(GrowingNode node) => node.Depth < _options.MaxDepth && _leaves < _options.MaxLeaves && _rule.MaySplit(node.Total);

    private void CreateChildren(GrowingNode node)
    {
        var split = node.Best;
        node.GoesLeft = _search.GoesLeft(split);
        var right = node.Total - split.Left;
        var leftCount = _rule.Scale.Rows(split.Left);
        var (leftBounds, rightBounds) = _constraints.Bounds(node, split, _rule);
        var path = _constraints.PathBelow(node, split.Column);
        node.Left = Child(node, split.Left, node.Start, leftCount, leftBounds, path);
        node.Right = Child(node, right, node.Start + leftCount, node.Count - leftCount, rightBounds, path);
    }

    private GrowingNode Child(GrowingNode parent, Vector128<long> total, int start, int count, ValueBounds bounds, int[] path) => new()
    {
        Depth = parent.Depth + 1,
        Start = start,
        Count = count,
        Order = parent.Order == 1 ? 2 : 1,
        Total = total,
        Bounds = bounds,
        Path = path,
        Columns = _draws.ColumnsOf(parent.Depth + 1, _constraints.Allowed(path, _draws.Columns)),
        RandomBins = _draws.RandomBins(),
        Score = _rule.Score(total, bounds),
    };

    private List<GrowingNode> Search(List<SearchTask> tasks)
    {
        _work += tasks.Sum(t => (long)t.Smaller.Count + 1000);
        var isJoint = _options.Growth == TreeGrowth.Symmetric;
        var searched = _search.Run(_rule, _options.MinGain, tasks, isJoint);
        if (isJoint)
        {
            _levelSearch.Run(_rule, _options.MinGain, searched);
        }

        return searched;
    }

    private void Run(List<Action> pieces, long work) => _team.Run(pieces.Count, work, (piece, _) => pieces[piece]());
}
