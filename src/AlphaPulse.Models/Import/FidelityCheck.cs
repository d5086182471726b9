using System.Globalization;

namespace AlphaPulse.Models;

/// <summary>Compares an imported model with the original: the leaf of every split that is asked, and the sums of many rows.</summary>
/// <param name="model">The model.</param>
/// <param name="trees">Our trees, in the order of the original.</param>
internal sealed class FidelityCheck(ImportedModel model, DecisionTree[] trees)
{
    // Enough for every split of a usual model; beyond it, every n-th split is asked.
    private const int MostSplits = 1 << 16;
    private const int RandomRows = 256;

    // Half of the distance of 1 to the next number of the precision.
    private const double SingleRounding = 1.0 / (1 << 24);
    private const double DoubleRounding = 1.0 / (1L << 53);

    private readonly ForeignModel _original = model.Original;
    private readonly int _columns = model.Schema.Columns.Count;
    private readonly double[] _prepared = new double[model.Schema.Columns.Count];

    /// <summary>Compares.</summary>
    /// <exception cref="ModelImportException">A leaf differs, or a sum by more than the rounding of its additions.</exception>
    internal ModelFidelity Run()
    {
        AskSplits();
        var rows = new FidelityProbes(_columns, trees, model.CategoricalColumns);
        var meter = new FidelityMeter(_original.IsSingle);
        var (theirs, ours, added) = (new double[model.Outputs.Count], new double[model.Outputs.Count], new double[model.Outputs.Count]);
        foreach (var row in rows.Samples(RandomRows))
        {
            for (var tree = 0; tree < trees.Length; tree++)
            {
                Ask(tree, row);
            }

            var leaves = _original.Leaves(row);
            _original.Add(leaves, row, theirs);
            model.Prepare(row, _prepared);
            model.ScoredSums(_prepared, ours);
            _ = model.TrySums(row, added);
            if (_original.TakesMissingAsZero && !Array.TrueForAll(theirs, double.IsFinite))
            {
                // Products of such features have no place in single precision.
                continue;
            }

            RefuseSums(leaves, row, theirs, ours);
            RefuseSums(leaves, row, theirs, added);
            meter.Add(theirs, ours);
        }

        return meter.ToFidelity();
    }

    private void AskSplits()
    {
        var every = (trees.Sum(tree => (long)tree.Nodes.Count) + MostSplits - 1) / MostSplits;
        var seen = 0L;
        for (var tree = 0; tree < trees.Length; tree++)
        {
            var probes = new SplitProbes(trees[tree], _columns);
            for (var node = 0; node < trees[tree].Nodes.Count; node++)
            {
                if (!trees[tree].Nodes[node].IsLeaf && seen++ % every == 0)
                {
                    foreach (var row in probes.Of(node))
                    {
                        Ask(tree, row);
                    }
                }
            }
        }
    }

    private void Ask(int tree, double[] row)
    {
        model.Prepare(row, _prepared);
        var (theirs, ours) = (_original.Trees[tree].Tree.Leaf(row) * _original.SumFactor, trees[tree].Leaf(_prepared));
        if (BitConverter.DoubleToInt64Bits(theirs) != BitConverter.DoubleToInt64Bits(ours))
        {
            throw Differs(string.Create(CultureInfo.InvariantCulture, $"tree {tree}"), row, theirs, ours);
        }
    }

    private void RefuseSums(double[] leaves, double[] row, double[] theirs, double[] ours)
    {
        for (var output = 0; output < theirs.Length; output++)
        {
            // n additions (Higham, 2002, section 4.2), a rounding of each product and of each leaf times the factor.
            var additions = trees.Length + _columns + 4;
            var bound = additions * (_original.IsSingle ? SingleRounding : 4 * DoubleRounding) * _original.Magnitude(leaves, row, output);
            if (!(Math.Abs(theirs[output] - ours[output]) <= bound))
            {
                throw Differs(string.Create(CultureInfo.InvariantCulture, $"the sum of output {output}"), row, theirs[output], ours[output]);
            }
        }
    }

    private ModelImportException Differs(string what, double[] row, double theirs, double ours) => new(
        ModelImportRefusal.Score,
        string.Create(
            CultureInfo.InvariantCulture,
            $"{_original.Source} gives {theirs} for {what} where the imported model gives {ours}, for [{string.Join(", ", row.Take(8))}{(row.Length > 8 ? ", ..." : "")}]. Please report it with the file."));
}
