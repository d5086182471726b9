using System.Globalization;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace AlphaPulse.Models;

/// <summary>A sum of decision trees, as boosting makes it.</summary>
/// <remarks>
/// <para>The score is <c>z = base + sum(leaf of each tree)</c>, summed in the order of the trees, so equal rows give equal bits. A
/// regression gives <c>z</c> itself, a binary classification <c>1 / (1 + exp(-z))</c>.</para>
/// <para>A row without a feature goes where the split sends such rows, so it has a score; leave such rows out before, if they should
/// have none. There is no score where the sum is not finite. Immutable, allocates nothing when it scores, and is safe for use from
/// any thread.</para>
/// </remarks>
public sealed class TreeEnsembleModel : IModel, IFeatureImportance
{
    /// <summary>The kind of model.</summary>
    public const string ModelKind = "boosted_trees";

    // So many rows lie in the cache while all trees go over them.
    private const int RowsAtOnce = 64;

    // All trees in one array, so that a score walks through one block of memory.
    private readonly FlatNode[] _nodes;
    private readonly int[] _roots;
    private readonly DecisionTree[] _trees;
    private readonly ITreeWalk _walk;
    private readonly double[] _importance;

    /// <summary>Creates a model.</summary>
    /// <param name="task">Regression or binary classification.</param>
    /// <param name="schema">The features.</param>
    /// <param name="baseScore">What the sum starts with; finite. For a classification in log odds, like the leaves.</param>
    /// <param name="trees">The trees; there may be none. Copied.</param>
    /// <exception cref="ArgumentException">A tree asks for a feature that the schema does not have, or the base is not finite.</exception>
    public TreeEnsembleModel(ModelTask task, FeatureSchema schema, double baseScore, IEnumerable<DecisionTree> trees)
        : this(task, schema, baseScore, trees, task == ModelTask.BinaryClassification ? ScoreTransform.Logistic : ScoreTransform.None)
    {
    }

    /// <summary>Creates a model whose sums become scores in a way of their own.</summary>
    /// <param name="task">Regression or binary classification.</param>
    /// <param name="schema">The features.</param>
    /// <param name="baseScore">What the sum starts with; finite.</param>
    /// <param name="trees">The trees; there may be none. Copied.</param>
    /// <param name="transform">What turns sums into scores. A classification without one scores its sum, kept from 0 to 1.</param>
    /// <exception cref="ArgumentException">A tree asks for a feature that the schema does not have, the base is not finite, or the transform does not fit the task.</exception>
    public TreeEnsembleModel(ModelTask task, FeatureSchema schema, double baseScore, IEnumerable<DecisionTree> trees, ScoreTransform transform)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(trees);
        if (task is not (ModelTask.Regression or ModelTask.BinaryClassification))
        {
            throw new ArgumentOutOfRangeException(nameof(task), task, "A model of trees is a regression or a binary classification.");
        }

        if (!double.IsFinite(baseScore))
        {
            throw new ArgumentException(
                string.Create(CultureInfo.InvariantCulture, $"The base score is {baseScore}; it must be finite."), nameof(baseScore));
        }

        if (!Enum.IsDefined(transform) || (task == ModelTask.Regression ? transform == ScoreTransform.Logistic : transform == ScoreTransform.Exponential))
        {
            throw new ArgumentException($"The transform {transform} does not give the scores of the task {task}.", nameof(transform));
        }

        Task = task;
        Transform = transform;
        Schema = schema;
        BaseScore = baseScore;
        _trees = [.. trees];
        _roots = new int[_trees.Length];
        _nodes = new FlatNode[_trees.Sum(tree => tree.Nodes.Count)];
        _importance = Shares.Of(Flatten(_trees));
        _walk = (ITreeWalk?)SymmetricWalk.TryCreate(_trees) ?? new LockstepWalk(_trees);
    }

    /// <inheritdoc/>
    public string Kind => ModelKind;

    /// <inheritdoc/>
    public ModelTask Task { get; }

    /// <inheritdoc/>
    public FeatureSchema Schema { get; }

    /// <summary>What turns the sum of the trees into a score.</summary>
    public ScoreTransform Transform { get; }

    /// <summary>What the sum starts with.</summary>
    public double BaseScore { get; }

    /// <summary>The trees in the order in which they are summed.</summary>
    public IReadOnlyList<DecisionTree> Trees => _trees;

    /// <summary>The share of each feature in the gain of all splits.</summary>
    public IReadOnlyList<double> Importance => _importance;

    /// <inheritdoc/>
    public bool TryScore(ReadOnlySpan<double> features, out double score)
    {
        if (features.Length != Schema.Columns.Count)
        {
            throw RowLength.Refuse(features, Schema);
        }

        return TryTransform(Sum(features), out score);
    }

    /// <summary>Scores many rows on the calling thread, which is faster than one by one.</summary>
    /// <param name="rows">The rows one after the other, each in the order of the schema; <see cref="double.NaN"/> is missing.</param>
    /// <param name="scores">Where the score of each row goes; <see cref="double.NaN"/> where there is none. The same bits as from <see cref="TryScore"/>.</param>
    /// <exception cref="ArgumentException">The features are not as many as the scores times the columns of the schema.</exception>
    public void Score(ReadOnlySpan<double> rows, Span<double> scores)
    {
        var width = Schema.Columns.Count;
        if (rows.Length != (long)scores.Length * width)
        {
            throw new ArgumentException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"There are {rows.Length} features; {scores.Length} rows of the schema '{Schema.Name}' have {scores.Length * (long)width}."),
                nameof(rows));
        }

        for (var from = 0; from < scores.Length; from += RowsAtOnce)
        {
            var count = Math.Min(RowsAtOnce, scores.Length - from);
            var sums = scores.Slice(from, count);
            var block = rows.Slice(from * width, count * width);
            sums.Fill(BaseScore);
            _walk.Sum(block, width, sums);
            for (var row = 0; row < count; row++)
            {
                var features = block.Slice(row * width, width);
                var sum = MissesNone(features) ? sums[row] : SumWithMissing(features);
                sums[row] = TryTransform(sum, out var score) ? score : double.NaN;
            }
        }
    }

    /// <summary>The sum of the base and the leaves of a row.</summary>
    internal double Sum(ReadOnlySpan<double> features) => MissesNone(features) ? _walk.Sum(BaseScore, features) : SumWithMissing(features);

    private static bool MissesNone(ReadOnlySpan<double> features)
    {
        var lanes = Vector256<double>.Count;
        var isMissing = Vector256<double>.Zero;
        var i = 0;
        for (; i + lanes <= features.Length; i += lanes)
        {
            var values = Vector256.Create(features.Slice(i, lanes));
            isMissing |= ~Vector256.Equals(values, values);
        }

        var missesNone = isMissing.AsInt64() == Vector256<long>.Zero;
        for (; i < features.Length; i++)
        {
            missesNone &= !double.IsNaN(features[i]);
        }

        return missesNone;
    }

    private bool TryTransform(double sum, out double score)
    {
        score = Transform switch
        {
            ScoreTransform.Logistic => LogisticFunction.Evaluate(sum),
            ScoreTransform.Exponential => Math.Exp(sum),
            _ => Task == ModelTask.BinaryClassification ? Math.Clamp(sum, 0, 1) : sum,
        };
        return double.IsFinite(sum) && double.IsFinite(score);
    }

    private double SumWithMissing(ReadOnlySpan<double> features)
    {
        var nodes = _nodes;
        var sum = BaseScore;
        foreach (var root in _roots)
        {
            ref readonly var node = ref nodes[root];
            while (node.Feature >= 0)
            {
                var feature = features[node.Feature];

                // A missing feature is NaN, for which every comparison is false.
                var goesLeft = node.MissingLeft ? !(feature >= node.Number) : feature < node.Number;
                node = ref nodes[goesLeft ? node.Left : node.Right];
            }

            sum += node.Number;
        }

        return sum;
    }

    private double[] Flatten(DecisionTree[] trees)
    {
        var gains = new double[Schema.Columns.Count];
        var start = 0;
        for (var tree = 0; tree < trees.Length; tree++)
        {
            var nodes = trees[tree].Span;
            _roots[tree] = start;
            for (var i = 0; i < nodes.Length; i++)
            {
                var node = nodes[i];
                if (node.IsLeaf)
                {
                    _nodes[start + i] = new FlatNode(node.Value, -1, 0, 0, MissingLeft: false);
                    continue;
                }

                if (node.Feature >= gains.Length)
                {
                    throw new ArgumentException(
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"Node {i} of tree {tree} asks for feature {node.Feature}, but the schema '{Schema.Name}' has {gains.Length}."),
                        nameof(trees));
                }

                gains[node.Feature] += node.Gain;
                _nodes[start + i] = new FlatNode(node.Threshold, node.Feature, start + node.Left, start + node.Right, node.MissingLeft);
            }

            start += nodes.Length;
        }

        return gains;
    }

    /// <summary>A node with positions in the array of all trees; the number is the threshold of a split and the value of a leaf.</summary>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct FlatNode(double Number, int Feature, int Left, int Right, bool MissingLeft);
}
