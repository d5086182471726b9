using System.Globalization;
using System.Numerics;
using AlphaPulse.Models;
using Microsoft.ML;
using Microsoft.ML.Calibrators;
using Microsoft.ML.Trainers.FastTree;
using Microsoft.ML.Trainers.LightGbm;
using PlattCalibrator = Microsoft.ML.Calibrators.PlattCalibrator;

namespace AlphaPulse.Training.MicrosoftML;

/// <summary>The trees of a model of Microsoft.ML, and what becomes of their sum.</summary>
/// <remarks>
/// The score there is the sum of the leaves in double precision, in the order of the trees, rounded to single precision; a forest for
/// a regression divides it by the number of trees, a power of two, which rounds nothing. A probability there is the logistic function
/// of the rounded score times a slope. Ours multiplies the leaves instead: exact for forests and for a slope that is a power of two, as
/// LightGBM's is; for another slope each leaf is rounded once, to double precision.
/// </remarks>
internal sealed class ForeignEnsemble
{
    private readonly ForeignTree[] _foreign;
    private readonly DecisionTree[] _trees;
    private readonly double _factor;
    private readonly double _base;
    private readonly FeatureSchema _schema;

    private ForeignEnsemble(
        MLContext context, TreeEnsembleModelParameters parameters, IEnumerable<RegressionTreeBase> trees, FeatureSchema schema, ModelTask task, double factor, double @base)
    {
        _schema = schema;
        _factor = factor;
        _base = @base;
        Task = task;
        _foreign = [.. trees.Select((tree, number) => new ForeignTree(tree, number, schema))];

        // A featurizer of no trees is refused there.
        if (_foreign.Any(tree => tree.Nodes > 0))
        {
            MissingDirections.Find(context, parameters, _foreign, schema);
        }

        try
        {
            _trees = [.. _foreign.Select(tree => tree.ToDecisionTree())];
        }
        catch (ArgumentException e)
        {
            throw new MicrosoftMLImportException(MicrosoftMLImportRefusal.Number, $"A tree is not possible: {e.Message} Use a smaller unit for targets.", e);
        }
    }

    internal int Count => _trees.Length;

    internal ModelTask Task { get; }

    internal IReadOnlyList<DecisionTree> Trees => _trees;

    internal IReadOnlyList<ForeignTree> Foreign => _foreign;

    /// <summary>Whether the score there is divided by the number of trees before it is rounded.</summary>
    internal bool IsMean { get; private init; }

    /// <summary>Reads the parameters of a model, or <see langword="null"/> where they are not of trees.</summary>
    internal static ForeignEnsemble? Read(MLContext context, object parameters, FeatureSchema schema) => parameters switch
    {
        FastTreeRegressionModelParameters p => Regression(context, p, schema),
        LightGbmRegressionModelParameters p => Regression(context, p, schema),
        FastForestRegressionModelParameters p => new(
            context, p, p.TrainedTreeEnsemble.Trees, schema, ModelTask.Regression, 1 / PowerOfTwo(p.TrainedTreeEnsemble.Trees.Count), 0)
        {
            IsMean = true,
        },

        // Each tree votes from -1 to 1. The logistic function of twice the mean vote is the share of votes where the vote is close.
        FastForestBinaryModelParameters p => new(
            context, p, p.TrainedTreeEnsemble.Trees, schema, ModelTask.BinaryClassification, 2 / PowerOfTwo(p.TrainedTreeEnsemble.Trees.Count), 0),
        CalibratedModelParametersBase<FastTreeBinaryModelParameters, PlattCalibrator> p => Classification(context, p.SubModel, p.Calibrator, schema),
        CalibratedModelParametersBase<LightGbmBinaryModelParameters, PlattCalibrator> p => Classification(context, p.SubModel, p.Calibrator, schema),
        _ => null,
    };

    /// <summary>The model of the first trees.</summary>
    internal TreeEnsembleModel ToModel(int count) => new(
        Task, _schema, _base, _trees.Take(count).Select(tree => _factor == 1 ? tree : Multiply(tree, _factor)));

    /// <summary>What there is rounded to the score, as a model of ours.</summary>
    internal TreeEnsembleModel ToScore() => IsMean
        ? ToModel(Count)
        : new TreeEnsembleModel(ModelTask.Regression, _schema, 0, _trees);

    private static ForeignEnsemble Regression(MLContext context, TreeEnsembleModelParametersBasedOnRegressionTree parameters, FeatureSchema schema) =>
        new(context, parameters, parameters.TrainedTreeEnsemble.Trees, schema, ModelTask.Regression, 1, 0);

    private static ForeignEnsemble Classification(
        MLContext context, TreeEnsembleModelParametersBasedOnRegressionTree parameters, PlattCalibrator calibrator, FeatureSchema schema)
    {
        if (!double.IsFinite(calibrator.Slope) || !double.IsFinite(calibrator.Offset))
        {
            throw new MicrosoftMLImportException(
                MicrosoftMLImportRefusal.Calibrator,
                string.Create(CultureInfo.InvariantCulture, $"The calibrator has the slope {calibrator.Slope} and the offset {calibrator.Offset}, which must be finite."));
        }

        return new(
            context, parameters, parameters.TrainedTreeEnsemble.Trees, schema, ModelTask.BinaryClassification, -calibrator.Slope, 0 - calibrator.Offset);
    }

    private static double PowerOfTwo(int trees) => trees > 0 && BitOperations.IsPow2(trees)
        ? trees
        : throw new MicrosoftMLImportException(
            MicrosoftMLImportRefusal.Average,
            string.Create(
                CultureInfo.InvariantCulture,
                $"The forest has {trees} trees; its mean is only that of divided leaves, bit for bit, where the number is a power of two. Set the number of trees to one, and give rows enough that none stays empty."));

    private static DecisionTree Multiply(DecisionTree tree, double factor) => new(
        [.. tree.Nodes.Select(node => node.IsLeaf ? TreeNode.Leaf(node.Value * factor) : node)]);
}
