namespace AlphaPulse.Models;

/// <summary>Finds out how many rows go where in trees that do not say so, such as those of another library.</summary>
/// <remarks>Safe for use from any thread.</remarks>
public static class TreeCovers
{
    /// <summary>Runs rows through the trees and gives the same model with the weight of the rows at each node as its cover.</summary>
    /// <param name="model">The model; covers that it has are replaced. Its scores do not change.</param>
    /// <param name="rows">The rows, best those of the training; each counts with its weight. With them <see cref="TreeExplainer"/> explains against what is usual among these rows (path-dependent TreeSHAP).</param>
    /// <param name="cancellationToken">Cancels the call, once a tree.</param>
    /// <returns>The model with covers. A node that no row reached has the cover 0.</returns>
    /// <exception cref="ArgumentException">The rows have other features than the model, or none has a weight.</exception>
    /// <exception cref="OperationCanceledException">The call was cancelled.</exception>
    public static TreeEnsembleModel WithCovers(this TreeEnsembleModel model, TrainingMatrix rows, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(rows);
        if (!rows.Schema.Equals(model.Schema))
        {
            throw new ArgumentException(
                $"The rows have the schema {rows.Schema.Hash}, the model has {model.Schema.Hash}; give both the same features.", nameof(rows));
        }

        if (!rows.Weights.IsEmpty && !rows.Weights.ContainsAnyExcept(0.0))
        {
            throw new ArgumentException("No row has a weight, so none says where rows go.", nameof(rows));
        }

        var trees = new List<DecisionTree>(model.Trees.Count);
        foreach (var tree in model.Trees)
        {
            cancellationToken.ThrowIfCancellationRequested();
            trees.Add(Covered(tree, rows));
        }

        return new TreeEnsembleModel(model.Task, model.Schema, model.BaseScore, trees, model.Transform);
    }

    private static DecisionTree Covered(DecisionTree tree, TrainingMatrix rows)
    {
        var nodes = tree.Span;
        var covers = new double[nodes.Length];
        for (var row = 0; row < rows.Rows; row++)
        {
            var weight = MetricRows.Weight(rows.Weights, row);
            var place = 0;
            covers[0] += weight;
            while (!nodes[place].IsLeaf)
            {
                ref readonly var node = ref nodes[place];
                place = node.GoesLeft(rows.Column(node.Feature)[row]) ? node.Left : node.Right;
                covers[place] += weight;
            }
        }

        var covered = new TreeNode[nodes.Length];
        for (var i = 0; i < covered.Length; i++)
        {
            covered[i] = nodes[i].WithCover(covers[i]);
        }

        return new DecisionTree(covered);
    }
}
