using System.Globalization;
using AlphaPulse.Models;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace AlphaPulse.Training.MicrosoftML;

/// <summary>The rows of a <see cref="TrainingMatrix"/> as the data of Microsoft.ML, read where they lie.</summary>
/// <remarks>
/// <para>Columns: <c>Features</c>, a vector of single precision with the names of the schema as slot names; <c>Label</c>, single precision
/// for a regression and a truth value for a classification; <c>Weight</c>, single precision, only where the matrix has weights. Each
/// number is rounded to the nearest of single precision when it is read. A missing feature stays NaN.</para>
/// <para>Rows come in the order of the matrix, never shuffled. Parallel cursors each read every n-th block of rows and say which in their
/// batch number. Keeps no copy of the matrix: a cursor holds one row. Immutable and safe for use from any thread; a cursor is not.</para>
/// </remarks>
public sealed class TrainingMatrixDataView : IDataView
{
    /// <summary>The name of the column with the features.</summary>
    public const string FeaturesColumn = "Features";

    /// <summary>The name of the column with the targets.</summary>
    public const string LabelColumn = "Label";

    /// <summary>The name of the column with the weights.</summary>
    public const string WeightColumn = "Weight";

    /// <summary>Creates a view of every row.</summary>
    /// <param name="matrix">The rows.</param>
    /// <param name="task">Regression or binary classification; decides the type of the label.</param>
    /// <exception cref="ArgumentException">A target of a classification is neither 0 nor 1; the message names the row.</exception>
    public TrainingMatrixDataView(TrainingMatrix matrix, ModelTask task)
        : this(matrix, task, null, null, CancellationToken.None)
    {
    }

    internal TrainingMatrixDataView(
        TrainingMatrix matrix, ModelTask task, int[]? rows, FeatureScaling? scaling, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        if (task is not (ModelTask.Regression or ModelTask.BinaryClassification))
        {
            throw new ArgumentOutOfRangeException(nameof(task), task, "A view is of a regression or a binary classification.");
        }

        var wrong = task == ModelTask.BinaryClassification ? matrix.Targets.IndexOfAnyExcept(0, 1) : -1;
        if (wrong >= 0)
        {
            throw new ArgumentException(
                string.Create(CultureInfo.InvariantCulture, $"The target of row {wrong} is {matrix.Targets[wrong]}; a class is 0 or 1."), nameof(matrix));
        }

        Matrix = matrix;
        Rows = rows;
        Scaling = scaling;
        CancellationToken = cancellationToken;
        Schema = Describe(matrix, task);
    }

    /// <inheritdoc/>
    public DataViewSchema Schema { get; }

    /// <summary>Always <see langword="false"/>: rows come in the order of time.</summary>
    public bool CanShuffle => false;

    internal TrainingMatrix Matrix { get; }

    /// <summary>Which rows of the matrix are seen; <see langword="null"/> for all.</summary>
    internal int[]? Rows { get; }

    /// <summary>What the features are standardised by; <see langword="null"/> for features as they are.</summary>
    internal FeatureScaling? Scaling { get; }

    /// <summary>Ends the reading.</summary>
    internal CancellationToken CancellationToken { get; }

    internal int RowCount => Rows?.Length ?? Matrix.Rows;

    /// <inheritdoc/>
    public long? GetRowCount() => RowCount;

    /// <inheritdoc/>
    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null) =>
        new TrainingMatrixRowCursor(this, columnsNeeded, 0, 1);

    /// <inheritdoc/>
    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null)
    {
        DataViewSchema.Column[] columns = [.. columnsNeeded];
        var blocks = (RowCount + TrainingMatrixRowCursor.BlockRows - 1) / TrainingMatrixRowCursor.BlockRows;
        var count = Math.Clamp(n, 1, Math.Max(1, blocks));
        return [.. Enumerable.Range(0, count).Select(first => new TrainingMatrixRowCursor(this, columns, first, count))];
    }

    private static DataViewSchema Describe(TrainingMatrix matrix, ModelTask task)
    {
        ReadOnlyMemory<char>[] names = [.. matrix.Schema.Columns.Select(column => column.Name.AsMemory())];
        var annotations = new DataViewSchema.Annotations.Builder();
        annotations.Add(
            "SlotNames",
            new VectorDataViewType(TextDataViewType.Instance, names.Length),
            (ref VBuffer<ReadOnlyMemory<char>> destination) => destination = new VBuffer<ReadOnlyMemory<char>>(names.Length, [.. names]));
        var schema = new DataViewSchema.Builder();
        schema.AddColumn(FeaturesColumn, new VectorDataViewType(NumberDataViewType.Single, matrix.Columns), annotations.ToAnnotations());
        schema.AddColumn(LabelColumn, task == ModelTask.Regression ? NumberDataViewType.Single : BooleanDataViewType.Instance);
        if (!matrix.Weights.IsEmpty)
        {
            schema.AddColumn(WeightColumn, NumberDataViewType.Single);
        }

        return schema.ToSchema();
    }
}
