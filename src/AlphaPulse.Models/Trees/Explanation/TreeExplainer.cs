using System.Globalization;

namespace AlphaPulse.Models;

/// <summary>Says how much each feature of a row adds to the sum of a model of trees: exact Shapley values (TreeSHAP).</summary>
/// <remarks>
/// <para>The value of a set of features is the expectation of the sum over the training rows, as far as the trees know them: where a split asks
/// for a feature that is not in the set, both ways count with the share of the training rows that went there (Lundberg et al., 2020,
/// "path-dependent"). Contributions and <see cref="ExpectedValue"/> add up to the sum of the row, before <see cref="TreeEnsembleModel.Transform"/>.</para>
/// <para>A leaf adds, for a feature of its path, <c>leaf * (o_i - z_i)</c> times the integral from 0 to 1 over <c>t</c> of the product of
/// <c>z_j + t (o_j - z_j)</c> over the other features of the path, where <c>z</c> is the share of the rows and <c>o</c> is 1 where the row
/// goes that way, otherwise 0. The product is a polynomial, so Gauss-Legendre quadrature of as many points as half the
/// features of a path is exact, and one walk down and up each tree computes it for all leaves together. Contributions differ from the exact ones by rounding
/// only, as sums of the same numbers in another order do. Rows that miss no feature and trees of a depth up to six take the half of the time of others; a
/// table for those has up to 3.4 KB a tree.</para>
/// <para>Immutable and safe for use from any thread. <see cref="Explain"/> allocates nothing but pooled buffers; <see cref="ExplainInteractions"/> allocates.</para>
/// </remarks>
public sealed class TreeExplainer : IModelExplainer
{
    private readonly TreeEnsembleModel _model;
    private readonly ExplainedTree[] _trees;
    private readonly QuadratureWalk _walk;
    private readonly CompleteTreeWalk? _wholeRows;

    /// <summary>Prepares the trees of a model.</summary>
    /// <param name="model">The model.</param>
    /// <exception cref="ArgumentException">The trees do not know how many training rows went where (<see cref="TreeNode.Cover"/>): they come from a file of version 1 or from a learner of another library.</exception>
    public TreeExplainer(TreeEnsembleModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        if (model.Trees.Any(t => t.Nodes.Count > 1 && t.Nodes[0].Cover == 0))
        {
            throw new ArgumentException(
                "The trees do not know how many training rows went where, as files of version 1 and learners of other libraries do not keep it; train the model again with BoostedTreesLearner or RandomForestLearner.",
                nameof(model));
        }

        _model = model;
        _trees = [.. model.Trees.Select(t => new ExplainedTree(t))];
        _walk = new QuadratureWalk(_trees, model.Schema.Columns.Count);
        _wholeRows = CompleteTreeWalk.TryCreate(model.Trees);
        ExpectedValue = model.BaseScore + _trees.Sum(t => t.Expected);
    }

    /// <summary>The sum of a row of which no feature is known: the base and the mean of every tree.</summary>
    public double ExpectedValue { get; }

    /// <summary>Computes the contribution of every feature to the sum of a row.</summary>
    /// <param name="features">The row in the order of the schema; <see cref="double.NaN"/> is missing.</param>
    /// <param name="contributions">Where the contributions go, in the order of the schema.</param>
    /// <exception cref="ArgumentException">A length is not that of the schema.</exception>
    public void Explain(ReadOnlySpan<double> features, Span<double> contributions)
    {
        RequireRow(features);
        RequireLength(contributions.Length, features.Length, nameof(contributions));
        contributions.Clear();
        Add(features, contributions);
    }

    /// <inheritdoc/>
    /// <remarks>Trees know a way for missing features; rows without a score are those whose sum or its transform is not finite.</remarks>
    bool IModelExplainer.TryExplain(ReadOnlySpan<double> features, Span<double> contributions)
    {
        RequireRow(features);
        RequireLength(contributions.Length, features.Length, nameof(contributions));
        if (!_model.TryScore(features, out _))
        {
            return false;
        }

        Explain(features, contributions);
        return true;
    }

    /// <summary>Computes how much each pair of features adds together: SHAP interaction values.</summary>
    /// <remarks>The matrix is symmetric: the interaction of a pair is halved between its two places, and the diagonal has what a feature adds alone; each row sums to the contribution of its feature.</remarks>
    /// <param name="features">The row in the order of the schema; <see cref="double.NaN"/> is missing.</param>
    /// <param name="interactions">Where the matrix goes, row by row.</param>
    /// <exception cref="ArgumentException">A length is not that of the schema, or its square.</exception>
    public void ExplainInteractions(ReadOnlySpan<double> features, Span<double> interactions)
    {
        RequireRow(features);
        RequireLength(interactions.Length, features.Length * features.Length, nameof(interactions));
        interactions.Clear();
        var paths = new PathInteractions(_walk.Points, _walk.Weights, features);
        foreach (var tree in _model.Trees)
        {
            paths.Add(tree, interactions);
        }

        var alone = new double[features.Length];
        Add(features, alone);
        for (var i = 0; i < alone.Length; i++)
        {
            var own = interactions.Slice(i * alone.Length, alone.Length);
            foreach (var pair in own)
            {
                alone[i] -= pair;
            }

            own[i] = alone[i];
        }
    }

    private void Add(ReadOnlySpan<double> features, Span<double> contributions)
    {
        if (_wholeRows is not null && TreeEnsembleModel.MissesNone(features))
        {
            _wholeRows.Add(features, contributions);
        }
        else
        {
            _walk.Add(_trees, features, contributions);
        }
    }

    private void RequireRow(ReadOnlySpan<double> features)
    {
        if (features.Length != _model.Schema.Columns.Count)
        {
            throw RowLength.Refuse(features, _model.Schema);
        }
    }

    private static void RequireLength(int length, int expected, string name)
    {
        if (length != expected)
        {
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"There are {length} places where {expected} are needed."), name);
        }
    }
}
