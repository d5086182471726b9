using System.Globalization;
using AlphaPulse.Models;

namespace AlphaPulse.Training;

/// <summary>Learns from the columns that are worth most to another learner, which are chosen anew in every fit, from the rows of that fit alone.</summary>
/// <remarks>
/// <para>Columns that are chosen once, on all rows, have seen every row that a cross-validation tests on: of enough columns of noise some will
/// foretell them all. Here the choice is a part of the training. Whatever divides the rows (folds, search, gate) holds it to the rows of its training
/// as it holds the coefficients.</para>
/// <para>A column is worth the rank correlation with the target that is lost where it is shuffled among the rows of a test (mean decrease accuracy), the mean
/// over purged folds of the rows of the fit; of equals the first is taken. Of columns that say the same, each is worth less than what they say. The model is
/// then fitted on all rows with every other column held at 0: it has the whole schema, and its score does not depend on them. A learner whose models
/// look at a column that never varied is refused, and so is one of whose models no row that is looked at has a score.</para>
/// <para>Needs rows with times (<see cref="TrainingMatrix.Times"/>), as <see cref="SampleMatrix"/> gives them. Takes one fit a fold more. Source: M. Lopez de Prado,
/// Advances in Financial Machine Learning (2018), 8.3. The seed goes to the learner and to every shuffle. Immutable and safe for use from any thread
/// if the learner is.</para>
/// </remarks>
public abstract class SelectingLearner : IThreadedLearner
{
    private const int ProbedRows = 64;

    private protected SelectingLearner(ILearner learner, ColumnSelectionOptions selection)
    {
        Learner = learner;
        Selection = selection;
    }

    /// <summary>Learns from the columns.</summary>
    public ILearner Learner { get; }

    /// <summary>How columns are chosen.</summary>
    public ColumnSelectionOptions Selection { get; }

    /// <inheritdoc/>
    /// <remarks>That of the learner inside.</remarks>
    public string Name => Learner.Name;

    /// <inheritdoc/>
    public ModelTask Task => Learner.Task;

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, string> Options => new SortedDictionary<string, string>(Learner.Options.ToDictionary(StringComparer.Ordinal), StringComparer.Ordinal)
    {
        ["selected_columns"] = Selection.Columns.ToString(CultureInfo.InvariantCulture),
        ["selection"] = "mean_decrease_accuracy",
        ["selection_embargo_bars"] = Selection.EmbargoBars.ToString(CultureInfo.InvariantCulture),
        ["selection_folds"] = Selection.Folds.ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>Makes one of a learner. That of a learner that grows can be stopped as well.</summary>
    /// <param name="learner">Learns from the columns.</param>
    /// <param name="selection">How columns are chosen; <see langword="null"/> for the defaults.</param>
    /// <returns>The learner; an <see cref="IValidatedLearner"/> where <paramref name="learner"/> is one.</returns>
    /// <exception cref="ArgumentException">The learner chooses columns already, or trains a pair of models.</exception>
    public static SelectingLearner Of(ILearner learner, ColumnSelectionOptions? selection = null)
    {
        ArgumentNullException.ThrowIfNull(learner);
        return learner switch
        {
            SelectingLearner => throw new ArgumentException($"The learner '{learner.Name}' chooses columns already; give the one inside it.", nameof(learner)),
            MetaLabelLearner => throw new ArgumentException("Of a pair of models each has its own columns; give the parts of the pair learners that choose.", nameof(learner)),
            IValidatedLearner growing => new GrowingSelectingLearner(growing, selection ?? new()),
            _ => new PlainSelectingLearner(learner, selection ?? new()),
        };
    }

    /// <inheritdoc/>
    public IThreadedLearner WithAtMost(int threads)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        return Of(EachFold.Within(Learner, threads), Selection);
    }

    /// <inheritdoc/>
    /// <exception cref="UntimedSampleException">The rows do not say when they were known, so nothing can be purged.</exception>
    public IModel Fit(TrainingMatrix data, long seed, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(data);
        var chosen = ColumnSelection.Choose(data, Learner, Selection, seed, cancellationToken);
        return Checked(Learner.Fit(ColumnSelection.Blank(data, chosen), seed, cancellationToken), data, chosen);
    }

    /// <summary>Refuses a model that looks at what it was not given, or does not let itself be looked at.</summary>
    private protected TModel Checked<TModel>(TModel model, TrainingMatrix data, bool[] chosen)
        where TModel : IModel
    {
        var (row, probed, verified) = (new double[data.Columns], Math.Min(ProbedRows, data.Rows), 0);
        for (var i = 0; i < probed; i++)
        {
            data.CopyRow((int)((long)i * data.Rows / probed), row);
            if (!model.TryScore(row, out var score))
            {
                continue;
            }

            for (var column = 0; column < row.Length; column++)
            {
                row[column] = chosen[column] ? row[column] : 0;
            }

            if (!model.TryScore(row, out var blank) || !score.Equals(blank))
            {
                throw new LearningException($"The models of '{Learner.Name}' look at columns that did not vary when they were trained, so that none can be left out; give a learner whose models do not.");
            }

            verified++;
        }

        return verified > 0 ? model : throw new LearningException(string.Create(
            CultureInfo.InvariantCulture,
            $"None of {probed} rows of the training has a score of the model of '{Learner.Name}', so nothing shows that it does without the columns that were left out; give rows without gaps, or a learner whose models take them."));
    }
}
