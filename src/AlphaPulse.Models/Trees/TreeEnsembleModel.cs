using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AlphaPulse.Models;

/// <summary>A sum of decision trees, as boosting makes it.</summary>
/// <remarks>
/// <para>The sum is <c>z = base + sum(leaf of each tree)</c>, summed in the order of the trees, so equal rows give equal bits. <see cref="Transform"/>
/// makes the score of it: a regression gives <c>z</c> or, with <see cref="ScoreTransform.Exponential"/>, <c>exp(z)</c>; a binary classification
/// gives <c>1 / (1 + exp(-z))</c> or, with <see cref="ScoreTransform.None"/>, <c>z</c> kept from 0 to 1.</para>
/// <para>A row without a feature goes where the split sends such rows, so it has a score; leave such rows out before, if they should
/// have none. There is no score where the sum or its transform is not finite. Immutable, allocates nothing when it scores, and is safe for use from
/// any thread.</para>
/// </remarks>
public sealed class TreeEnsembleModel : IModel, IFeatureImportance
{
    /// <summary>The kind of model.</summary>
    public const string ModelKind = "boosted_trees";

    // So many rows lie in the cache while all trees go over them.
    private const int RowsAtOnce = 64;

    private readonly DecisionTree[] _trees;
    private readonly FlatTrees _flat;
    private readonly ITreeWalk _anyRow;
    private readonly ITreeWalk _wholeRow;
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
        : this(task, schema, baseScore, [.. trees ?? throw new ArgumentNullException(nameof(trees))], flat: null, transform)
    {
    }

    /// <summary>Creates a model of the flat arrays of a file, which it scores from, and the trees that were made of them.</summary>
    internal TreeEnsembleModel(ModelTask task, FeatureSchema schema, double baseScore, DecisionTree[] trees, FlatTrees? flat, ScoreTransform transform)
    {
        ArgumentNullException.ThrowIfNull(schema);
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
        _trees = trees;
        RefuseUnknownFeatures(_trees, schema);
        _flat = flat ?? FlatTrees.Of(_trees);
        _importance = Shares.Of(Amounts(_flat.Gains));
        _anyRow = new NodeWalk(_flat);
        _wholeRow = _flat.HasCategories ? _anyRow
            : (ITreeWalk?)SymmetricWalk.TryCreate(_trees) ?? new LockstepWalk(_trees);
    }

    private TreeEnsembleModel(TreeEnsembleModel model, ITreeWalk walk)
    {
        (Task, Transform, Schema, BaseScore) = (model.Task, model.Transform, model.Schema, model.BaseScore);
        (_trees, _flat, _importance) = (model._trees, model._flat, model._importance);
        _anyRow = walk;
        _wholeRow = walk;
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

    /// <summary>The importance of each feature, not as shares.</summary>
    /// <param name="importance">By what it is measured.</param>
    /// <returns>The sum over all splits by the feature, in the order of the schema.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such importance.</exception>
    public IReadOnlyList<double> ImportanceBy(TreeImportance importance) => importance switch
    {
        TreeImportance.Gain => Amounts(_flat.Gains),
        TreeImportance.Splits => Amounts(amounts: null),
        TreeImportance.Cover => Amounts(_flat.Covers),
        _ => throw new ArgumentOutOfRangeException(nameof(importance), importance, "Importance is measured by gain, splits or cover."),
    };

    /// <summary>Compiles the trees to machine code: a third way to read them, beside the walk of a row and that of many.</summary>
    /// <remarks>
    /// Takes 25 to 45 ms for a hundred trees, once. Whether a row is scored faster depends on how foreseeable its paths are: trees that are grown leaf by leaf and have short paths may
    /// gain, others lose (benchmarks/RESULTS.md). Many rows at once are always faster as they are.
    /// </remarks>
    /// <returns>A model of the same trees that gives the same bits.</returns>
    [RequiresDynamicCode("Trees are compiled while the program runs; without that, score from the model as it is.")]
    public TreeEnsembleModel Compile() => new(this, new CompiledWalk(_flat));

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
            _wholeRow.Sum(block, width, sums);
            for (var row = 0; row < count; row++)
            {
                var features = block.Slice(row * width, width);
                var sum = MissesNone(features) ? sums[row] : _anyRow.Sum(BaseScore, features);
                sums[row] = TryTransform(sum, out var score) ? score : double.NaN;
            }
        }
    }

    /// <summary>How one row that misses no feature is walked.</summary>
    internal TreeForm Form => _wholeRow switch
    {
        SymmetricWalk => TreeForm.Symmetric,
        LockstepWalk => TreeForm.Lockstep,
        _ => TreeForm.Nodes,
    };

    /// <summary>The arrays that rows are scored from.</summary>
    internal FlatTrees Flat => _flat;

    /// <summary>The sum of the base and the leaves of a row.</summary>
    internal double Sum(ReadOnlySpan<double> features) => (MissesNone(features) ? _wholeRow : _anyRow).Sum(BaseScore, features);

    internal static bool MissesNone(ReadOnlySpan<double> features)
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

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void RefuseUnknownFeatures(DecisionTree[] trees, FeatureSchema schema)
    {
        var columns = schema.Columns.Count;
        for (var tree = 0; tree < trees.Length; tree++)
        {
            var nodes = trees[tree].Span;
            for (var i = 0; i < nodes.Length; i++)
            {
                if (nodes[i].Feature >= columns)
                {
                    throw new ArgumentException(
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"Node {i} of tree {tree} asks for feature {nodes[i].Feature}, but the schema '{schema.Name}' has {columns}."),
                        nameof(trees));
                }
            }
        }
    }

    /// <summary>The sum of the amounts of the splits by each feature; without amounts, their number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private double[] Amounts(double[]? amounts)
    {
        var sums = new double[Schema.Columns.Count];
        var nodes = _flat.Nodes;
        for (var i = 0; i < nodes.Length; i++)
        {
            if (!nodes[i].IsLeaf)
            {
                sums[nodes[i].Feature] += amounts?[i] ?? 1;
            }
        }

        return sums;
    }
}
