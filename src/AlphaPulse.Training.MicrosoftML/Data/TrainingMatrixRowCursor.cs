using AlphaPulse.Models;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace AlphaPulse.Training.MicrosoftML;

/// <summary>Walks through every <c>step</c>-th block of the rows of a view, from block <c>first</c> on.</summary>
internal sealed class TrainingMatrixRowCursor : DataViewRowCursor
{
    /// <summary>How many rows one cursor of a set reads before the next cursor's turn.</summary>
    internal const int BlockRows = 512;

    private readonly TrainingMatrixDataView _view;
    private readonly TrainingMatrix _matrix;
    private readonly bool[] _active;
    private readonly int _step;

    // A row of the matrix in its own precision, filled by each read.
    private readonly double[] _features;
    private int _block;
    private int _inBlock = -1;
    private long _position = -1;

    // -1 before the first row and after the last.
    private int _row = -1;
    private bool _isOver;

    internal TrainingMatrixRowCursor(TrainingMatrixDataView view, IEnumerable<DataViewSchema.Column> columns, int first, int step)
    {
        _view = view;
        _matrix = view.Matrix;
        _active = new bool[view.Schema.Count];
        foreach (var column in columns)
        {
            _active[Checked(column)] = true;
        }

        _block = first;
        _step = step;
        _features = new double[_matrix.Columns];
    }

    /// <inheritdoc/>
    public override DataViewSchema Schema => _view.Schema;

    /// <inheritdoc/>
    public override long Position => _position;

    /// <inheritdoc/>
    public override long Batch => _block;

    /// <inheritdoc/>
    public override bool MoveNext()
    {
        if (_isOver)
        {
            return false;
        }

        if (++_inBlock == BlockRows)
        {
            _inBlock = 0;
            _block += _step;
        }

        if (_inBlock == 0)
        {
            _view.CancellationToken.ThrowIfCancellationRequested();
        }

        // Blocks may end beyond the greatest whole number.
        var next = (long)_block * BlockRows + _inBlock;
        if (next >= _view.RowCount)
        {
            End();
            return false;
        }

        _position++;
        _row = _view.Rows is { } rows ? rows[(int)next] : (int)next;
        return true;
    }

    /// <inheritdoc/>
    public override bool IsColumnActive(DataViewSchema.Column column) => _active[Checked(column)];

    /// <inheritdoc/>
    public override ValueGetter<DataViewRowId> GetIdGetter() => (ref DataViewRowId id) => id = new DataViewRowId((ulong)Row(), 0);

    /// <inheritdoc/>
    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
    {
        if (!IsColumnActive(column))
        {
            throw new InvalidOperationException($"Column '{column.Name}' was not asked for when the cursor was made.");
        }

        Delegate getter = column.Name switch
        {
            TrainingMatrixDataView.FeaturesColumn => (ValueGetter<VBuffer<float>>)ReadFeatures,
            TrainingMatrixDataView.WeightColumn => (ValueGetter<float>)((ref float weight) => weight = (float)_matrix.Weights[Row()]),
            _ when column.Type == BooleanDataViewType.Instance => (ValueGetter<bool>)((ref bool label) => label = _matrix.Targets[Row()] == 1),
            _ => (ValueGetter<float>)((ref float label) => label = (float)_matrix.Targets[Row()]),
        };
        return getter as ValueGetter<TValue>
            ?? throw new InvalidOperationException($"Column '{column.Name}' is of type {column.Type}, not of {typeof(TValue).Name}.");
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        End();
        base.Dispose(disposing);
    }

    private void ReadFeatures(ref VBuffer<float> destination)
    {
        var row = Row();
        _matrix.CopyRow(row, _features);
        var editor = VBufferEditor.Create(ref destination, _features.Length);
        for (var i = 0; i < _features.Length; i++)
        {
            editor.Values[i] = (float)(_view.Scaling?.Apply(i, _features[i]) ?? _features[i]);
        }

        destination = editor.Commit();
    }

    private int Row() => _row >= 0 ? _row : throw new InvalidOperationException("The cursor stands on no row; move it first.");

    private int Checked(DataViewSchema.Column column) =>
        column.Index >= 0 && column.Index < _active.Length && column.Name == Schema[column.Index].Name
            ? column.Index
            : throw new ArgumentOutOfRangeException(nameof(column), column.Name, "The view has no such column.");

    private void End()
    {
        _isOver = true;
        _row = -1;
        _position = -1;
    }
}
