using System.Globalization;

namespace AlphaPulse.Models;

/// <summary>A model of another library as models of ours, with what was proven of it.</summary>
/// <remarks>
/// <para>Of every split, rows on both sides of its threshold, without its feature, and of known and unknown categories reached the same leaf in the
/// original, walked as the file has it, and in ours; and the sums of many rows were compared (<see cref="Fidelity"/>). Otherwise there is no model.</para>
/// <para><see cref="Outputs"/> can be explained (<see cref="TreeExplainer"/>), kept (<see cref="ModelFile"/>) and exported like trained ones.
/// <see cref="TrySums"/> and <see cref="TryPredict"/> give the numbers of the library. Immutable and safe for use from any thread.</para>
/// </remarks>
public sealed class ImportedModel
{
    private readonly ForeignModel _foreign;
    private readonly int[] _categorical;
    private readonly DecisionTree[] _trees;

    private ImportedModel(ForeignModel foreign, FeatureSchema schema, DecisionTree[] trees)
    {
        _foreign = foreign;
        _categorical = [.. foreign.CategoricalColumns()];
        _trees = trees;
        Schema = schema;
        try
        {
            Outputs = foreign.ToModels(schema, trees);
            Multiclass = foreign.Link is ImportedLink.Softmax or ImportedLink.GreatestClass ? foreign.ToMulticlass(Outputs) : null;
        }
        catch (ArgumentException e)
        {
            throw new ModelImportException(ModelImportRefusal.Number, $"{foreign.Source} has no possible model: {e.Message}", e);
        }
    }

    /// <summary>The library.</summary>
    public ForeignLibrary Library => _foreign.Library;

    /// <summary>The release of the library, or the version of its format, as the file has it; empty where it has none.</summary>
    public string Version => _foreign.Version;

    /// <summary>The objective as the file names it; empty where it names none.</summary>
    public string Objective => _foreign.Objective;

    /// <summary>The features.</summary>
    public FeatureSchema Schema { get; }

    /// <summary>What the library makes its prediction of, from the sums.</summary>
    public ImportedLink Link => _foreign.Link;

    /// <summary>The model of each output: one, or one for each class or target. <see cref="IsScoredAsPredicted"/> says what their scores are.</summary>
    public IReadOnlyList<IModel> Outputs { get; }

    /// <summary>The model of the probabilities of all classes, where the link is <see cref="ImportedLink.Softmax"/> or <see cref="ImportedLink.GreatestClass"/>; otherwise <see langword="null"/>.</summary>
    public IMulticlassModel? Multiclass { get; }

    /// <summary>Whether the scores of <see cref="Outputs"/> are the predictions of the library; otherwise they are its sums times <see cref="SumFactor"/>.</summary>
    public bool IsScoredAsPredicted => Link switch
    {
        ImportedLink.Identity => true,
        ImportedLink.Logistic => true,
        ImportedLink.Exponential => Outputs[0] is TreeEnsembleModel,
        _ => false,
    };

    /// <summary>
    /// What the sums of the library are multiplied with to be those of <see cref="Outputs"/>: 1, but for LightGBM the slope of its sigmoid and, for a
    /// mean, 1 divided by the number of trees. Contributions of <see cref="TreeExplainer"/> are those of the library times it.
    /// </summary>
    public double SumFactor => _foreign.SumFactor;

    /// <summary>
    /// The columns that hold categories. Whole numbers are the same to all; where there is a fraction, the library cuts it off, and ours knows no such
    /// category: <see cref="Prepare"/> cuts.
    /// </summary>
    public IReadOnlyList<int> CategoricalColumns => _categorical;

    /// <summary>
    /// How near the sums of <see cref="Outputs"/> come to those of the original, on rows of values at splits, of missing features and of extremes. Ours
    /// are of double precision, so those of XGBoost differ by the rounding of theirs; <see cref="TrySums"/> rounds as they do.
    /// </summary>
    public ModelFidelity Fidelity { get; private set; } = null!;

    /// <summary>What one should know of this import: decisions that the file left open.</summary>
    public IReadOnlyList<string> Notes => _foreign.Notes;

    /// <summary>How many numbers <see cref="TryPredict"/> gives.</summary>
    public int Predictions => Link == ImportedLink.GreatestClass ? 1 : Outputs.Count;

    internal ForeignModel Original => _foreign;

    /// <summary>
    /// Makes of a row what the models have to be given to go with the library on every row: fractions of categories are cut off, and for a linear model
    /// missing features are 0. Whole categories, and trees without any, need no preparation.
    /// </summary>
    /// <param name="row">The row in the order of the schema; <see cref="double.NaN"/> is missing.</param>
    /// <param name="prepared">Where the prepared row goes.</param>
    /// <exception cref="ArgumentException">A length is not that of the schema.</exception>
    public void Prepare(ReadOnlySpan<double> row, Span<double> prepared)
    {
        if (row.Length != Schema.Columns.Count)
        {
            throw RowLength.Refuse(row, Schema);
        }

        RequireLength(prepared.Length, row.Length, nameof(prepared));
        row.CopyTo(prepared);
        foreach (var column in _categorical)
        {
            // XGBoost rounds to single precision first; there, and with LightGBM, what is below 0 is none, though LightGBM cuts first.
            var value = prepared[column];
            prepared[column] = _foreign.IsSingle ? (value < 0 ? value : Math.Truncate((double)(float)value)) : Math.Truncate(value);
        }

        if (_foreign.TakesMissingAsZero)
        {
            foreach (ref var value in prepared)
            {
                value = double.IsNaN(value) ? 0 : value;
            }
        }
    }

    /// <summary>Computes the sums of the library, before its link: margins of XGBoost, added in single precision as it does, raw scores of the others.</summary>
    /// <param name="row">The row in the order of the schema; <see cref="double.NaN"/> is missing. It needs no <see cref="Prepare"/>.</param>
    /// <param name="sums">Where the sum of each output goes.</param>
    /// <returns>Whether all sums are finite.</returns>
    /// <exception cref="ArgumentException">A length does not fit.</exception>
    public bool TrySums(ReadOnlySpan<double> row, Span<double> sums)
    {
        RequireLength(sums.Length, Outputs.Count, nameof(sums));
        var prepared = new double[Schema.Columns.Count];
        Prepare(row, prepared);
        if (_foreign.IsSingle)
        {
            _foreign.Add(Array.ConvertAll(_trees, tree => tree.Leaf(prepared)), prepared, sums);
        }
        else
        {
            ScoredSums(prepared, sums);
        }

        return !sums.ContainsAnyExceptInRange(double.MinValue, double.MaxValue);
    }

    /// <summary>Computes the predictions of the library: what its <c>predict</c> gives.</summary>
    /// <param name="row">The row in the order of the schema; <see cref="double.NaN"/> is missing. It needs no <see cref="Prepare"/>.</param>
    /// <param name="predictions">Where the predictions go; as many as <see cref="Predictions"/>.</param>
    /// <returns>Whether all predictions are finite.</returns>
    /// <exception cref="ArgumentException">A length does not fit.</exception>
    public bool TryPredict(ReadOnlySpan<double> row, Span<double> predictions)
    {
        RequireLength(predictions.Length, Predictions, nameof(predictions));
        var sums = new double[Outputs.Count];
        if (!TrySums(row, sums))
        {
            predictions.Fill(double.NaN);
            return false;
        }

        return ImportedSums.Predict(Link, sums, SumFactor, predictions);
    }

    /// <summary>Compares with sums or predictions that the library gave, such as those kept from its training.</summary>
    /// <param name="rows">The rows one after the other, each in the order of the schema; <see cref="double.NaN"/> is missing.</param>
    /// <param name="expected">What the library gave: for each row its sums, or its predictions.</param>
    /// <param name="arePredictions">Whether these are predictions (<see cref="TryPredict"/>); otherwise sums (<see cref="TrySums"/>).</param>
    /// <returns>How near they are, in the precision of the library. Nothing is refused: what is near enough is for the caller to say.</returns>
    /// <exception cref="ArgumentException">The lengths do not fit, or there is no row.</exception>
    public ModelFidelity Compare(ReadOnlySpan<double> rows, ReadOnlySpan<double> expected, bool arePredictions)
    {
        var (width, each) = (Schema.Columns.Count, arePredictions ? Predictions : Outputs.Count);
        if (rows.IsEmpty || rows.Length % width != 0 || expected.Length != (long)rows.Length / width * each)
        {
            throw new ArgumentException(
                string.Create(
                    CultureInfo.InvariantCulture, $"There are {rows.Length} features and {expected.Length} expected values; each row has {width} features and {each} values."),
                nameof(expected));
        }

        var differences = new FidelityMeter(_foreign.IsSingle);
        var own = new double[each];
        for (var row = 0; row < rows.Length / width; row++)
        {
            var features = rows.Slice(row * width, width);
            _ = arePredictions ? TryPredict(features, own) : TrySums(features, own);
            differences.Add(expected.Slice(row * each, each), own);
        }

        return differences.ToFidelity();
    }

    /// <summary>The sums that the scores of <see cref="Outputs"/> are made of, in the unit of the library.</summary>
    /// <param name="prepared">The row, prepared.</param>
    /// <param name="sums">Where the sums go.</param>
    internal void ScoredSums(ReadOnlySpan<double> prepared, Span<double> sums)
    {
        for (var i = 0; i < sums.Length; i++)
        {
            sums[i] = ImportedSums.Of(Outputs[i], prepared) / SumFactor;
        }
    }

    internal static ImportedModel Create(ForeignModel foreign, ModelImportOptions options)
    {
        foreign.CheckTrees();
        var schema = ImportedSchema.Create(foreign, options.Schema);
        DecisionTree[] trees = [.. foreign.Trees.Select(tree => new ForeignTreeBuilder(tree.Tree, foreign.SumFactor).Build())];
        var model = new ImportedModel(foreign, schema, trees);
        model.Fidelity = new FidelityCheck(model, trees).Run();
        return model;
    }

    private static void RequireLength(int length, int expected, string name)
    {
        if (length != expected)
        {
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"There are {length} places where {expected} are needed."), name);
        }
    }
}
