using System.Runtime.InteropServices;

namespace AlphaPulse.Models;

/// <summary>Features as the numbers of their bins: one byte each, the columns in blocks of up to eight, so that one load has a row of a block.</summary>
/// <remarks>
/// Blocks are as even as possible, and their number is even where there are two or more: so two threads that own blocks have the
/// same work. The layout has no influence on what is learnt.
/// </remarks>
internal sealed class BinnedMatrix
{
    internal const int BlockColumns = sizeof(ulong);

    private const int RowsAtOnce = 16_384;

    private readonly int[] _firstColumns;
    private readonly int[] _blockOf;

    private BinnedMatrix(int rows, BinEdges[] edges)
    {
        Rows = rows;
        Edges = edges;
        var blocks = (edges.Length + BlockColumns - 1) / BlockColumns;
        blocks += blocks > 1 ? blocks % 2 : 0;
        blocks = Math.Min(blocks, edges.Length);
        _firstColumns = [.. Enumerable.Range(0, blocks + 1).Select(b => (int)((long)edges.Length * b / blocks))];
        _blockOf = new int[edges.Length];
        Blocks = new AlignedArray<ulong>[blocks];
        for (var block = 0; block < blocks; block++)
        {
            _blockOf.AsSpan(FirstColumn(block), ColumnsOf(block)).Fill(block);
            Blocks[block] = new AlignedArray<ulong>(rows);
        }
    }

    internal int Rows { get; }

    /// <summary>The bins of each column.</summary>
    internal BinEdges[] Edges { get; }

    /// <summary>For each block, the bins of every row, the first column of the block in the lowest byte.</summary>
    internal AlignedArray<ulong>[] Blocks { get; }

    /// <summary>Whether each column has rows in more than one bin, that of missing values included. No other can be split.</summary>
    internal bool[] Varying => field ??= [.. Enumerable.Range(0, Edges.Length).Select(Varies)];

    internal int FirstColumn(int block) => _firstColumns[block];

    internal int ColumnsOf(int block) => _firstColumns[block + 1] - _firstColumns[block];

    internal int BlockOf(int column) => _blockOf[column];

    /// <summary>By how many bits to shift a row of the block for the bin of a column.</summary>
    internal int ShiftOf(int column) => (column - _firstColumns[_blockOf[column]]) * 8;

    internal unsafe int Bin(int row, int column) => (int)((Blocks[_blockOf[column]].Pointer[row] >> ShiftOf(column)) & 0xFF);

    /// <summary>Measures the bins of every column.</summary>
    /// <param name="data">The features.</param>
    /// <param name="rows">The rows that count, or null for all.</param>
    /// <param name="options">How many bins a column has at most, from how many rows they are found, and which columns are categories.</param>
    /// <param name="random">Where those rows are drawn from.</param>
    /// <param name="team">Who works.</param>
    internal static BinEdges[] Measure(TrainingMatrix data, int[]? rows, BoostedTreesLearner options, DeterministicRandom random, WorkTeam team)
    {
        var edges = new BinEdges[data.Columns];
        var categorical = new bool[data.Columns];
        foreach (var name in options.CategoricalColumns)
        {
            categorical[ColumnNames.Find(data.Schema, name, nameof(options.CategoricalColumns))] = true;
        }

        var sampled = RowSelection.Draw(rows, rows?.Length ?? data.Rows, options.BinSampleRows, random);
        var weights = RowSelection.Pick(data.Weights, rows);
        var sampledWeights = sampled == rows ? weights : RowSelection.Pick(data.Weights, sampled);
        var sorts = new RadixSort[team.Threads];
        team.Run(edges.Length, (long)(sampled?.Length ?? data.Rows) * data.Columns * 20, (column, worker) =>
        {
            var sort = sorts[worker] ??= new RadixSort();
            var from = categorical[column] ? rows : sampled;
            var values = from is null ? data.Column(column) : RowSelection.Pick(data.Column(column), from);
            edges[column] = categorical[column]
                ? BinEdges.MeasureCategories(values, weights, options.Bins, data.Schema.Columns[column].Name, sort)
                : BinEdges.Measure(values, sampledWeights, options.Bins, sort);
        });
        return edges;
    }

    /// <summary>Bins rows.</summary>
    internal static BinnedMatrix Create(TrainingMatrix data, int[]? rows, BinEdges[] edges, WorkTeam team)
    {
        var matrix = new BinnedMatrix(rows?.Length ?? data.Rows, edges);
        var finders = Array.ConvertAll(edges, e => new BinFinder(e));
        var chunks = (matrix.Rows + RowsAtOnce - 1) / RowsAtOnce;
        team.Run(chunks * matrix.Blocks.Length, (long)matrix.Rows * data.Columns * 4, (piece, _) =>
            matrix.Fill(data, rows, finders, piece % matrix.Blocks.Length, piece / matrix.Blocks.Length * RowsAtOnce));
        return matrix;
    }

    private bool Varies(int column)
    {
        for (var row = 1; row < Rows; row++)
        {
            if (Bin(row, column) != Bin(0, column))
            {
                return true;
            }
        }

        return false;
    }

    private void Fill(TrainingMatrix data, int[]? rows, BinFinder[] finders, int block, int from)
    {
        var count = Math.Min(RowsAtOnce, Rows - from);
        var destination = Blocks[block].Span.Slice(from, count);
        destination.Clear();
        var bytes = MemoryMarshal.AsBytes(destination);
        for (var i = 0; i < ColumnsOf(block); i++)
        {
            var column = FirstColumn(block) + i;
            var values = rows is null ? data.Column(column).Slice(from, count) : RowSelection.Pick(data.Column(column), rows.AsSpan(from, count));
            finders[column].Find(values, bytes[i..], BlockColumns);
        }
    }
}
