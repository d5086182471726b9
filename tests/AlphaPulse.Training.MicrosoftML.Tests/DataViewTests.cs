using AlphaPulse.Models;
using Microsoft.ML.Data;

namespace AlphaPulse.Training.MicrosoftML.Tests;

public class DataViewTests
{
    private const int Rows = 2000;

    [Fact]
    public void Every_cell_is_that_of_the_matrix_and_a_missing_one_stays_missing()
    {
        var data = Samples.Of(ModelTask.Regression, Rows, missing: 0.2, isWeighted: true);
        var view = new TrainingMatrixDataView(data, ModelTask.Regression);
        Assert.Equal(Rows, view.GetRowCount());
        Assert.Equal(["Features", "Label", "Weight"], view.Schema.Select(column => column.Name));
        using var cursor = view.GetRowCursor(view.Schema);
        var (features, label, weight) = (
            cursor.GetGetter<VBuffer<float>>(view.Schema["Features"]),
            cursor.GetGetter<float>(view.Schema["Label"]),
            cursor.GetGetter<float>(view.Schema["Weight"]));
        VBuffer<float> row = default;
        var missing = 0;
        for (var i = 0; i < Rows; i++)
        {
            Assert.True(cursor.MoveNext());
            Assert.Equal(i, cursor.Position);
            features(ref row);
            Assert.True(row.IsDense);
            for (var column = 0; column < data.Columns; column++)
            {
                Assert.Equal((float)data.Column(column)[i], row.GetItemOrDefault(column));
                missing += float.IsNaN(row.GetItemOrDefault(column)) ? 1 : 0;
            }

            var (target, share) = (0f, 0f);
            label(ref target);
            weight(ref share);
            Assert.Equal(((float)data.Targets[i], (float)data.Weights[i]), (target, share));
        }

        Assert.True(missing > 100);
        Assert.False(cursor.MoveNext());
        Assert.False(cursor.MoveNext());
        Assert.Equal(-1, cursor.Position);
    }

    [Fact]
    public void A_classification_has_truth_values_and_an_unweighted_matrix_no_weights()
    {
        var data = Samples.Of(ModelTask.BinaryClassification, 50);
        var view = new TrainingMatrixDataView(data, ModelTask.BinaryClassification);
        Assert.Null(view.Schema.GetColumnOrNull("Weight"));
        Assert.Equal(BooleanDataViewType.Instance, view.Schema["Label"].Type);
        Assert.Equal(data.Targets.ToArray().Select(target => target == 1), view.GetColumn<bool>("Label"));
    }

    [Fact]
    public void Slots_have_the_names_of_the_schema()
    {
        var view = new TrainingMatrixDataView(Samples.Of(ModelTask.Regression, 5), ModelTask.Regression);
        VBuffer<ReadOnlyMemory<char>> names = default;
        view.Schema["Features"].GetSlotNames(ref names);
        Assert.Equal(["a", "b", "c", "d", "e"], names.DenseValues().Select(name => name.ToString()));
    }

    [Fact]
    public void Rows_come_in_order_even_where_a_shuffle_is_asked_for()
    {
        var data = Samples.Of(ModelTask.Regression, Rows);
        var view = new TrainingMatrixDataView(data, ModelTask.Regression);
        Assert.False(view.CanShuffle);
        using var cursor = view.GetRowCursor(view.Schema, new Random(1));
        var label = cursor.GetGetter<float>(view.Schema["Label"]);
        for (var i = 0; cursor.MoveNext(); i++)
        {
            var target = 0f;
            label(ref target);
            Assert.Equal((float)data.Targets[i], target);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(64)]
    [InlineData(0)]
    [InlineData(-1)]
    public void Parallel_cursors_share_the_rows_and_their_batches_give_the_order_back(int asked)
    {
        var data = Samples.Of(ModelTask.Regression, Rows, missing: 0.1);
        var view = new TrainingMatrixDataView(data, ModelTask.Regression);
        var cursors = view.GetRowCursorSet([view.Schema["Features"], view.Schema["Label"]], asked);
        Assert.InRange(cursors.Length, 1, Math.Max(1, asked));
        var read = new List<(long Batch, long Position, ulong Id, float Label, float[] Row)>[cursors.Length];
        Parallel.For(0, cursors.Length, i =>
        {
            using var cursor = cursors[i];
            read[i] = [];
            var (id, features, label) = (
                cursor.GetIdGetter(), cursor.GetGetter<VBuffer<float>>(view.Schema["Features"]), cursor.GetGetter<float>(view.Schema["Label"]));
            while (cursor.MoveNext())
            {
                VBuffer<float> row = default;
                DataViewRowId number = default;
                var target = 0f;
                features(ref row);
                label(ref target);
                id(ref number);
                read[i].Add((cursor.Batch, cursor.Position, number.Low, target, [.. row.DenseValues()]));
            }
        });

        // Batches of a cursor only grow, and no two cursors have one in common.
        Assert.All(read, rows => Assert.Equal(rows.Select(row => row.Batch).Order(), rows.Select(row => row.Batch)));
        Assert.Equal(
            read.Sum(rows => rows.Select(row => row.Batch).Distinct().Count()), read.SelectMany(rows => rows).Select(row => row.Batch).Distinct().Count());
        Assert.All(read, rows => Assert.Equal(Enumerable.Range(0, rows.Count).Select(i => (long)i), rows.Select(row => row.Position)));
        var all = read.SelectMany(rows => rows).OrderBy(row => row.Batch).ThenBy(row => row.Position).ToList();
        Assert.Equal(Enumerable.Range(0, Rows).Select(i => (ulong)i), all.Select(row => row.Id));
        Assert.Equal(data.Targets.ToArray().Select(target => (float)target), all.Select(row => row.Label));
        for (var i = 0; i < Rows; i += 97)
        {
            Assert.Equal(Samples.Row(data, i).Select(value => (float)value), all[i].Row);
        }
    }

    [Fact]
    public void Only_what_was_asked_for_can_be_read_and_only_on_a_row()
    {
        var view = new TrainingMatrixDataView(Samples.Of(ModelTask.Regression, 5), ModelTask.Regression);
        using var cursor = view.GetRowCursor([view.Schema["Label"]]);
        Assert.True(cursor.IsColumnActive(view.Schema["Label"]));
        Assert.False(cursor.IsColumnActive(view.Schema["Features"]));
        Assert.Throws<InvalidOperationException>(() => cursor.GetGetter<VBuffer<float>>(view.Schema["Features"]));
        Assert.Throws<InvalidOperationException>(() => cursor.GetGetter<double>(view.Schema["Label"]));
        var label = cursor.GetGetter<float>(view.Schema["Label"]);
        var target = 0f;
        Assert.Throws<InvalidOperationException>(() => label(ref target));
        Assert.True(cursor.MoveNext());
        label(ref target);
        cursor.Dispose();
        Assert.Throws<InvalidOperationException>(() => label(ref target));
        var other = new TrainingMatrixDataView(Samples.Of(ModelTask.Regression, 5, isWeighted: true), ModelTask.Regression);
        Assert.Throws<ArgumentOutOfRangeException>(() => view.GetRowCursor([other.Schema["Weight"]]));
    }

    [Fact]
    public void A_row_is_read_without_allocating()
    {
        var view = new TrainingMatrixDataView(Samples.Of(ModelTask.Regression, Rows), ModelTask.Regression);
        using var cursor = view.GetRowCursor(view.Schema);
        var features = cursor.GetGetter<VBuffer<float>>(view.Schema["Features"]);
        VBuffer<float> row = default;
        for (var i = 0; i < 50; i++)
        {
            _ = cursor.MoveNext();
            features(ref row);
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        while (cursor.MoveNext())
        {
            features(ref row);
        }

        // Less than a byte a row: nothing is kept of the 1,950 rows.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000);
    }

    [Fact]
    public void A_class_that_is_none_is_refused_by_its_row()
    {
        var data = TrainingMatrix.FromRows(Samples.Schema, new double[15], [0, 0.5, 1]);
        Assert.Contains("row 1 is 0.5", Assert.Throws<ArgumentException>(() => new TrainingMatrixDataView(data, ModelTask.BinaryClassification)).Message, StringComparison.Ordinal);
    }
}
