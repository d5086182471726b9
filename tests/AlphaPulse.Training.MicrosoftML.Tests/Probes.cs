using AlphaPulse.Models;
using Microsoft.ML;
using Microsoft.ML.Calibrators;
using Microsoft.ML.Trainers.FastTree;
using Microsoft.ML.Trainers.LightGbm;
using PlattCalibrator = Microsoft.ML.Calibrators.PlattCalibrator;

namespace AlphaPulse.Training.MicrosoftML.Tests;

/// <summary>Rows on which a wrong import would show, and the comparison.</summary>
internal static class Probes
{
    /// <summary>Training rows, the same with a feature at a threshold and next to it on both sides, missing, zero and huge.</summary>
    public static IEnumerable<double[]> For(TreeEnsembleModel model, TrainingMatrix data)
    {
        var random = new DeterministicRandom(11);
        var splits = model.Trees.SelectMany(tree => tree.Nodes).Where(node => !node.IsLeaf).Select(node => (node.Feature, node.Threshold)).Distinct().ToList();
        foreach (var (feature, threshold) in splits)
        {
            foreach (var value in (double[])[threshold, double.BitDecrement(threshold), double.BitIncrement(threshold), (float)threshold, float.BitDecrement((float)threshold)])
            {
                var row = Samples.Row(data, random.NextInt32(data.Rows));
                row[feature] = value;
                yield return row;
            }
        }

        for (var i = 0; i < data.Rows; i += 3)
        {
            yield return Samples.Row(data, i);
            var row = Samples.Row(data, i);
            var column = random.NextInt32(data.Columns);
            row[column] = double.NaN;
            yield return [.. row];
            row[random.NextInt32(data.Columns)] = double.NaN;
            yield return [.. row];
            row[column] = (i % 6) switch { 0 => 0, 1 => -0.0, 2 => 1e300, 3 => -1e300, 4 => double.PositiveInfinity, _ => 1e-320 };
            yield return row;
        }
    }

    /// <summary>The score to the bit, and the probability as theirs before and after the rounding that theirs has.</summary>
    public static void AssertEqual(TreeEnsembleModel model, TreeEnsembleModel sum, Original original, double[] row)
    {
        var (score, probability) = original.Predict(row);
        Assert.True(sum.TryScore(row, out var total));
        Assert.Equal(BitConverter.SingleToInt32Bits(score), BitConverter.SingleToInt32Bits((float)total));
        Assert.True(model.TryScore(row, out var ours));
        if (model.Task == ModelTask.Regression)
        {
            Assert.Equal(BitConverter.SingleToInt32Bits(score), BitConverter.SingleToInt32Bits((float)ours));
            return;
        }

        var parameters = ((ISingleFeaturePredictionTransformer<object>)original.Model).Model;
        var slope = parameters switch
        {
            CalibratedModelParametersBase<FastTreeBinaryModelParameters, PlattCalibrator> p => -p.Calibrator.Slope,
            CalibratedModelParametersBase<LightGbmBinaryModelParameters, PlattCalibrator> p => -p.Calibrator.Slope,
            FastForestBinaryModelParameters p => 2.0 / p.TrainedTreeEnsemble.Trees.Count,
            _ => throw new InvalidOperationException(),
        };

        // Where the factor is a power of two, our log odds are theirs to the bit; else each leaf was rounded once.
        var logOdds = model.BaseScore + model.Trees.Sum(tree => Samples.Score(new TreeEnsembleModel(ModelTask.Regression, model.Schema, 0, [tree]), row));
        if (Math.Abs(Math.Log2(slope) % 1) == 0)
        {
            Assert.Equal(BitConverter.SingleToInt32Bits(score), BitConverter.SingleToInt32Bits((float)(logOdds / slope)));
        }

        Assert.InRange(logOdds, (slope * score) - (1e-7 * Math.Abs(slope * score)) - 1e-12, (slope * score) + (1e-7 * Math.Abs(slope * score)) + 1e-12);
        Assert.Equal(1 / (1 + Math.Exp(-logOdds)), ours, 1e-15);
        if (parameters is not FastForestBinaryModelParameters)
        {
            Assert.InRange(ours, probability - 2e-7, probability + 2e-7);
        }
    }
}
