using System.Runtime.Intrinsics;

namespace AlphaPulse.Models;

/// <summary>The derivatives of every row in fixed point, and the scores that they belong to.</summary>
internal sealed class Gradients
{
    private const int RowsAtOnce = 4096;

    private readonly BoostedRows _rows;
    private readonly WorkTeam _team;
    private readonly int _chunks;
    private readonly double[][] _first;
    private readonly double[][] _second;
    private readonly double[] _chunkFirst;
    private readonly double[] _chunkSecond;

    internal Gradients(BoostedRows rows, WorkTeam team)
    {
        _rows = rows;
        _team = team;
        _chunks = (rows.Count + RowsAtOnce - 1) / RowsAtOnce;
        _first = new double[team.Threads][];
        _second = new double[team.Threads][];
        _chunkFirst = new double[_chunks];
        _chunkSecond = new double[_chunks];
        Entries = new AlignedArray<Vector128<long>>(rows.Count);
    }

    /// <summary>The pair of each row.</summary>
    internal AlignedArray<Vector128<long>> Entries { get; }

    internal SumScale Scale { get; private set; }

    /// <summary>Computes derivatives.</summary>
    /// <param name="loss">The loss.</param>
    /// <param name="scores">The scores of the rows.</param>
    /// <param name="room">By what factor sums may come to more, as some rows stand for others.</param>
    internal void Update(LossFunction loss, double[] scores, double room)
    {
        var (first, second) = loss.Bounds is { } bounds ? (bounds.First * _rows.TotalWeight, bounds.Second * _rows.TotalWeight) : Measure(loss, scores);
        Scale = SumScale.For(_rows.Count, first * room, second * room);
        ForEachChunk(loss, scores, 12, (chunk, from, first, second) =>
        {
            var entries = Entries.Span.Slice(from, first.Length);
            var scale = Scale;
            for (var i = 0; i < entries.Length; i++)
            {
                entries[i] = scale.Row(first[i], second[i]);
            }
        });
    }

    /// <summary>Lets rows stand for others that were left out.</summary>
    internal void Multiply(ReadOnlySpan<int> rows, double factor)
    {
        foreach (var row in rows)
        {
            ref var entry = ref Entries.Span[row];
            entry = Scale.Multiply(entry, factor);
        }
    }

    /// <summary>The sum of some rows, or of all where none are given.</summary>
    internal Vector128<long> Sum(ReadOnlySpan<int> rows)
    {
        var sum = Vector128<long>.Zero;
        if (rows.IsEmpty)
        {
            foreach (var entry in Entries.Span)
            {
                sum += entry;
            }
        }

        foreach (var row in rows)
        {
            sum += Entries.Span[row];
        }

        return sum;
    }

    /// <summary>The weighted mean loss of rows.</summary>
    internal double Mean(LossFunction loss, BoostedRows rows)
    {
        var chunks = (rows.Count + RowsAtOnce - 1) / RowsAtOnce;
        var sums = new double[chunks];
        _team.Run(chunks, rows.Count * 20L, (chunk, _) =>
        {
            var sum = 0.0;
            var to = Math.Min((chunk + 1) * RowsAtOnce, rows.Count);
            for (var i = chunk * RowsAtOnce; i < to; i++)
            {
                sum += rows.Weight(i) * loss.Loss(rows.Scores[i], rows.Targets[i]);
            }

            sums[chunk] = sum;
        });
        return sums.Sum() / rows.TotalWeight;
    }

    /// <summary>The sums of derivatives without a bound, chunk by chunk, so that they do not depend on who computes them.</summary>
    private (double First, double Second) Measure(LossFunction loss, double[] scores)
    {
        ForEachChunk(loss, scores, 4, (chunk, _, first, second) =>
        {
            var (sumFirst, sumSecond) = (0.0, 0.0);
            for (var i = 0; i < first.Length; i++)
            {
                sumFirst += Math.Abs(first[i]);
                sumSecond += second[i];
            }

            _chunkFirst[chunk] = sumFirst;
            _chunkSecond[chunk] = sumSecond;
        });
        return (_chunkFirst.Sum(), _chunkSecond.Sum());
    }

    private void ForEachChunk(LossFunction loss, double[] scores, int cost, ChunkAction action) => _team.Run(_chunks, (long)_rows.Count * cost, (chunk, worker) =>
    {
        var from = chunk * RowsAtOnce;
        var count = Math.Min(RowsAtOnce, _rows.Count - from);
        var first = (_first[worker] ??= new double[RowsAtOnce]).AsSpan(0, count);
        var second = (_second[worker] ??= new double[RowsAtOnce]).AsSpan(0, count);
        loss.Differentiate(scores.AsSpan(from, count), _rows.Targets.AsSpan(from, count), first, second);
        if (_rows.Weights.Length > 0)
        {
            var weights = _rows.Weights.AsSpan(from, count);
            for (var i = 0; i < count; i++)
            {
                first[i] *= weights[i];
                second[i] *= weights[i];
            }
        }

        action(chunk, from, first, second);
    });

    private delegate void ChunkAction(int chunk, int from, ReadOnlySpan<double> first, ReadOnlySpan<double> second);
}
