using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AlphaPulse.Models;

/// <summary>Finds the best split of a column from its histogram. Keeps buffers, so each thread has its own.</summary>
/// <remarks>
/// Sums from the left go into two arrays, from which four candidates at a time are scored. A vector holds candidates of their own, so
/// its width has no influence on the result; of equal scores the lowest bin wins.
/// </remarks>
internal sealed unsafe class SplitScanner
{
    private const int Lanes = 4;

    /// <summary>Room for the candidates of a column, and a vector more.</summary>
    internal const int Cells = 256 + Lanes;

    private readonly AlignedArray<long> _first = new(Cells);
    private readonly AlignedArray<long> _second = new(Cells);

    /// <summary>The best split of a column that scores more than a floor.</summary>
    /// <param name="rule">What sides must have and score.</param>
    /// <param name="cells">The histogram of the column: its bins and then the missing values.</param>
    /// <param name="bins">How many bins it has.</param>
    /// <param name="column">The column, and with it what the candidate says.</param>
    /// <param name="node">The node.</param>
    /// <param name="floor">What the score must be above.</param>
    /// <param name="direction">1 where scores must rise with the column, -1 where they must fall, otherwise 0.</param>
    internal SplitCandidate Scan(SplitRule rule, Vector128<long>* cells, int bins, int column, GrowingNode node, double floor, int direction)
    {
        var missing = cells[bins];
        var hasMissing = missing != Vector128<long>.Zero;
        SumFromLeft(cells, bins);
        var (from, to) = (1, bins);
        if (node.RandomBins is { } random)
        {
            // One threshold at random between the bins that the node has; a column of one bin has none.
            from = random.Pick(cells, bins, column);
            to = Math.Min(bins, from + 1);
        }

        var best = Best(rule, from, to, Vector128<long>.Zero, node, floor, direction);
        if (!hasMissing)
        {
            // Where no row told, missing values go with most rows.
            return best.Bin < 0 ? SplitCandidate.None : Candidate(rule, column, best, missingLeft: 2L * rule.Scale.Rows(Left(best.Bin)) >= rule.Scale.Rows(node.Total), Left(best.Bin));
        }

        // The missing can go left alone, but not with random thresholds, which try nothing but the one that was drawn.
        var withMissing = Best(rule, node.RandomBins is null ? 0 : from, to, missing, node, floor, direction);
        if (withMissing.Bin >= 0 && (best.Bin < 0 || withMissing.Score > best.Score || (withMissing.Score == best.Score && withMissing.Bin <= best.Bin)))
        {
            return Candidate(rule, column, withMissing, missingLeft: true, Left(withMissing.Bin) + missing);
        }

        return best.Bin < 0 ? SplitCandidate.None : Candidate(rule, column, best, missingLeft: false, Left(best.Bin));
    }

    /// <summary>Adds, for every bin of a column, what a node gains by a split before it; nothing where a side has not what it must have.</summary>
    /// <param name="rule">What sides must have and score.</param>
    /// <param name="cells">The histogram of the column.</param>
    /// <param name="bins">How many bins it has.</param>
    /// <param name="node">The node.</param>
    /// <param name="direction">1 where scores must rise with the column, -1 where they must fall, otherwise 0.</param>
    /// <param name="gains">The gains with missing values on the left; room for all bins and a vector.</param>
    /// <param name="missingRightGains">The gains with missing values on the right; as much room.</param>
    internal void AddGains(
        SplitRule rule, Vector128<long>* cells, int bins, GrowingNode node, int direction, double* gains, double* missingRightGains)
    {
        SumFromLeft(cells, bins);
        AddGains(rule, bins, cells[bins], node, direction, gains);
        AddGains(rule, bins, Vector128<long>.Zero, node, direction, missingRightGains);
    }

    private void AddGains(SplitRule rule, int bins, Vector128<long> extra, GrowingNode node, int direction, double* gains)
    {
        unchecked
        {
            for (var i = 0; i < bins; i += Lanes)
            {
                var score = rule.IsPlain ? Scores<Plain>(rule, i, extra, node, direction) : Scores<Limited>(rule, i, extra, node, direction);
                var isAllowed = Vector256.GreaterThan(score, Vector256.Create(double.NegativeInfinity));
                var gain = Vector256.ConditionalSelect(isAllowed, score - Vector256.Create(node.Score), Vector256<double>.Zero);
                (Vector256.Load(gains + i) + gain).Store(gains + i);
            }
        }
    }

    private static SplitCandidate Candidate(SplitRule rule, int column, (double Score, int Bin) best, bool missingLeft, Vector128<long> left) =>
        new(best.Score, column, best.Bin, missingLeft, left);

    private Vector128<long> Left(int bin) => Vector128.Create(_first.Pointer[bin], _second.Pointer[bin]);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void SumFromLeft(Vector128<long>* cells, int bins)
    {
        unchecked
        {
            var first = _first.Pointer;
            var second = _second.Pointer;
            var sum = Vector128<long>.Zero;
            for (var bin = 0; bin < bins; bin++)
            {
                first[bin] = sum.ToScalar();
                second[bin] = sum.GetElement(1);
                sum += cells[bin];
            }
        }
    }

    private (double Score, int Bin) Best(
        SplitRule rule, int from, int to, Vector128<long> extra, GrowingNode node, double floor, int direction) =>
        rule.IsPlain
            ? Best<Plain>(rule, from, to, extra, node, floor, direction)
            : Best<Limited>(rule, from, to, extra, node, floor, direction);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private (double Score, int Bin) Best<TSides>(
        SplitRule rule, int from, int to, Vector128<long> extra, GrowingNode node, double floor, int direction)
        where TSides : struct, ISides
    {
        unchecked
        {
            var bestScore = Vector256.Create(floor);
            var bestBin = Vector256.Create(-1.0);
            var bin = Vector256.Create(0.0, 1, 2, 3);
            for (var i = from; i < to; i += Lanes)
            {
                var score = Scores<TSides>(rule, i, extra, node, direction);
                var number = bin + Vector256.Create((double)i);
                var better = Vector256.GreaterThan(score, bestScore) & Vector256.LessThan(number, Vector256.Create((double)to));
                bestScore = Vector256.ConditionalSelect(better, score, bestScore);
                bestBin = Vector256.ConditionalSelect(better, number, bestBin);
            }

            var (bestOfAll, binOfBest) = (floor, -1.0);
            for (var lane = 0; lane < Lanes; lane++)
            {
                var (score, number) = (bestScore.GetElement(lane), bestBin.GetElement(lane));
                if (number >= 0 && (score > bestOfAll || (score == bestOfAll && number < binOfBest)))
                {
                    (bestOfAll, binOfBest) = (score, number);
                }
            }

            return (bestOfAll, (int)binOfBest);
        }
    }

    /// <summary>The scores of splits before four bins; minus infinity where a side has not what it must have.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector256<double> Scores<TSides>(SplitRule rule, int from, Vector128<long> extra, GrowingNode node, int direction)
        where TSides : struct, ISides
    {
        unchecked
        {
            var countBits = rule.Scale.CountBits;
            var counts = Vector256.Create((1L << countBits) - 1);
            var leastRows = Vector256.Create(rule.MinRows);
            var leastSecond = Vector256.Create(rule.MinHessian);
            var penalty = Vector256.Create(rule.L2);
            var leftFirst = Vector256.Load(_first.Pointer + from) + Vector256.Create(extra.ToScalar());
            var leftPair = Vector256.Load(_second.Pointer + from) + Vector256.Create(extra.GetElement(1));
            var rightFirst = Vector256.ConvertToDouble(Vector256.Create(node.Total.ToScalar()) - leftFirst);
            var rightPair = Vector256.Create(node.Total.GetElement(1)) - leftPair;
            var left = Vector256.ConvertToDouble(leftFirst);
            var leftSecond = Vector256.ConvertToDouble(leftPair >>> countBits);
            var rightSecond = Vector256.ConvertToDouble(rightPair >>> countBits);
            var leftDivisor = leftSecond + penalty;
            var rightDivisor = rightSecond + penalty;
            var allowed = (Vector256.GreaterThanOrEqual(leftPair & counts, leastRows) & Vector256.GreaterThanOrEqual(rightPair & counts, leastRows)).AsDouble()
                & Vector256.GreaterThanOrEqual(leftSecond, leastSecond) & Vector256.GreaterThanOrEqual(rightSecond, leastSecond)
                & Vector256.GreaterThan(leftDivisor, Vector256<double>.Zero) & Vector256.GreaterThan(rightDivisor, Vector256<double>.Zero);
            var score = TSides.Score(rule, left, leftDivisor, rightFirst, rightDivisor, node.Bounds, direction);
            return Vector256.ConditionalSelect(allowed, score, Vector256.Create(double.NegativeInfinity));
        }
    }

    private interface ISides
    {
        static abstract Vector256<double> Score(
            SplitRule rule, Vector256<double> left, Vector256<double> leftDivisor, Vector256<double> right, Vector256<double> rightDivisor, ValueBounds bounds, int direction);
    }

    /// <summary>Both quotients over one divisor, as divisions are what takes longest.</summary>
    private readonly struct Plain : ISides
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector256<double> Score(
            SplitRule rule, Vector256<double> left, Vector256<double> leftDivisor, Vector256<double> right, Vector256<double> rightDivisor, ValueBounds bounds, int direction) =>
            (left * left * rightDivisor + right * right * leftDivisor) / (leftDivisor * rightDivisor);
    }

    private readonly struct Limited : ISides
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector256<double> Score(
            SplitRule rule, Vector256<double> left, Vector256<double> leftDivisor, Vector256<double> right, Vector256<double> rightDivisor, ValueBounds bounds, int direction)
        {
            var leftValue = rule.Values(left, leftDivisor, bounds);
            var rightValue = rule.Values(right, rightDivisor, bounds);
            var score = rule.Scores(left, leftDivisor, leftValue) + rule.Scores(right, rightDivisor, rightValue);
            var rise = (rightValue - leftValue) * Vector256.Create((double)direction);
            return Vector256.ConditionalSelect(
                Vector256.GreaterThanOrEqual(rise, Vector256<double>.Zero), score, Vector256.Create(double.NegativeInfinity));
        }
    }
}
