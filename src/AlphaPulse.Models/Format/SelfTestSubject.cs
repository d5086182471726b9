namespace AlphaPulse.Models;

/// <summary>What a self-test sees of a model of any kind.</summary>
/// <param name="Schema">The features.</param>
/// <param name="Sums">How many sums a row has before exponentials and logarithms: one, or one a class.</param>
/// <param name="Scores">How many scores a row has.</param>
/// <param name="Ensembles">The trees inside.</param>
/// <param name="Evaluate">Evaluates a row.</param>
internal sealed record SelfTestSubject(
    FeatureSchema Schema, int Sums, int Scores, IReadOnlyList<TreeEnsembleModel> Ensembles, SelfTestSubject.Evaluation Evaluate)
{
    /// <summary>Evaluates a row.</summary>
    /// <param name="row">The features.</param>
    /// <param name="sums">Where the sums go.</param>
    /// <param name="scores">Where the scores go; NaN where the row has none.</param>
    internal delegate void Evaluation(ReadOnlySpan<double> row, Span<double> sums, Span<double> scores);

    internal static SelfTestSubject Of(IModel model) => new(
        model.Schema,
        SumsOf(model),
        1,
        EnsemblesOf(model),
        (row, sums, scores) =>
        {
            Sum(model, row, sums);
            scores[0] = model.TryScore(row, out var score) ? score : double.NaN;
        });

    internal static SelfTestSubject Of(IMulticlassModel model) => new(
        model.Schema,
        model.Classes,
        model.Classes,
        EnsemblesOf(model),
        (row, sums, scores) =>
        {
            Sum(model, row, sums);
            model.TryScore(row, scores);
        });

    private static int SumsOf(IModel model) => model switch
    {
        ClassValueModel several => several.Model.Classes,
        MetaLabelledModel meta => SumsOf(meta.Primary),
        _ => 1,
    };

    private static void Sum(IModel model, ReadOnlySpan<double> row, Span<double> sums)
    {
        switch (model)
        {
            case CalibratedModel calibrated:
                Sum(calibrated.Model, row, sums);
                break;
            case ClassValueModel several:
                Sum(several.Model, row, sums);
                break;
            case MetaLabelledModel meta:
                // The secondary model has a self-test of its own.
                Sum(meta.Primary, row, sums);
                break;
            case LinearModel linear:
                sums[0] = linear.Sum(row);
                break;
            case TreeEnsembleModel trees:
                sums[0] = trees.Sum(row);
                break;
            default:
                // A baseline has its score and nothing before it.
                sums[0] = model.TryScore(row, out var score) ? score : double.NaN;
                break;
        }
    }

    private static void Sum(IMulticlassModel model, ReadOnlySpan<double> row, Span<double> sums)
    {
        for (var c = 0; c < sums.Length; c++)
        {
            sums[c] = model switch
            {
                MultinomialModel multinomial => multinomial.Sum(c, row),
                MulticlassTreesModel trees => trees.Models[c].Sum(row),
                _ => throw new ArgumentException($"A model of kind '{model.Kind}' has no file format.", nameof(model)),
            };
        }
    }

    private static IReadOnlyList<TreeEnsembleModel> EnsemblesOf(IModel model) => model switch
    {
        TreeEnsembleModel trees => [trees],
        CalibratedModel calibrated => EnsemblesOf(calibrated.Model),
        ClassValueModel several => EnsemblesOf(several.Model),
        MetaLabelledModel meta => EnsemblesOf(meta.Primary),
        _ => [],
    };

    private static IReadOnlyList<TreeEnsembleModel> EnsemblesOf(IMulticlassModel model) => model is MulticlassTreesModel trees ? trees.Models : [];
}
