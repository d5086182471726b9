namespace AlphaPulse.Models;

/// <summary>
/// Minimises <c>|R b|^2 / 2 - c'b + sum_j penalty_j |b_j|</c> over b, for a triangular R: coordinate descent finds which coefficients are 0
/// and the signs of the others, and the equations for those are then solved at once, to the last digits.
/// </summary>
internal sealed class SparseQuadratic
{
    private readonly int _size;
    private readonly double[] _columns;
    private readonly double[] _squares;
    private readonly double[] _image;
    private readonly sbyte[] _signs;

    /// <summary>Takes the leading columns of a factor.</summary>
    internal SparseQuadratic(TriangularFactor factor, int size)
    {
        _size = size;
        _columns = new double[size * size];
        _squares = new double[size];
        _image = new double[size];
        _signs = new sbyte[size];
        Linear = new double[size];
        Penalties = new double[size];
        for (var column = 0; column < size; column++)
        {
            for (var row = 0; row <= column; row++)
            {
                var value = factor[row, column];
                _columns[column * size + row] = value;
                _squares[column] += value * value;
            }
        }
    }

    /// <summary>The linear part c.</summary>
    internal double[] Linear { get; }

    /// <summary>The penalty of the absolute value of each coefficient; 0 for one that is free.</summary>
    internal double[] Penalties { get; }

    /// <summary>R'R b, the gradient without its linear part.</summary>
    internal void Apply(ReadOnlySpan<double> b, Span<double> result)
    {
        FillImage(b);
        for (var j = 0; j < _size; j++)
        {
            result[j] = Dot(j);
        }
    }

    /// <summary>Minimises from a start.</summary>
    /// <param name="b">The start, and then the solution.</param>
    /// <param name="maximumSweeps">After how many sweeps over the coefficients to give up.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    /// <returns>The number of sweeps, or -1 where they were not enough; the best so far is left.</returns>
    internal int Minimise(Span<double> b, int maximumSweeps, CancellationToken cancellationToken)
    {
        FillImage(b);
        var scale = 0.0;
        for (var j = 0; j < _size; j++)
        {
            _signs[j] = (sbyte)Math.Sign(b[j]);
            scale = _squares[j] > 0 ? Math.Max(scale, Math.Abs(Linear[j]) / Math.Sqrt(_squares[j])) : scale;
        }

        var nextAttempt = 1;
        for (var sweep = 1; sweep <= maximumSweeps; sweep++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var (step, isSettled) = Sweep(b);
            if (isSettled && sweep >= nextAttempt)
            {
                if (TrySolve(b))
                {
                    return sweep;
                }

                nextAttempt = 2 * sweep;
                FillImage(b);
            }

            // For columns that depend on each other the equations have no single solution; descent then goes as far as digits do.
            if (step <= 1e-13 * scale)
            {
                return sweep;
            }
        }

        return -1;
    }

    private (double Step, bool IsSettled) Sweep(Span<double> b)
    {
        var greatest = 0.0;
        var isSettled = true;
        for (var j = 0; j < _size; j++)
        {
            if (_squares[j] <= 0)
            {
                continue;
            }

            var pull = _squares[j] * b[j] - (Dot(j) - Linear[j]);
            var shrunk = Math.Abs(pull) - Penalties[j];
            var value = shrunk > 0 ? Math.CopySign(shrunk, pull) / _squares[j] : 0;
            var step = value - b[j];
            if (step != 0)
            {
                b[j] = value;
                Add(j, step);
                greatest = Math.Max(greatest, Math.Abs(step) * Math.Sqrt(_squares[j]));
            }

            var sign = (sbyte)Math.Sign(value);
            isSettled &= sign == _signs[j];
            _signs[j] = sign;
        }

        return (greatest, isSettled);
    }

    /// <summary>Solves for the coefficients that are not 0 with the signs that they have, and checks that this is the minimum.</summary>
    private bool TrySolve(Span<double> b)
    {
        var active = new List<int>(_size);
        for (var j = 0; j < _size; j++)
        {
            if (b[j] != 0)
            {
                active.Add(j);
            }
        }

        var solution = new double[active.Count];
        if (!Solve(active, solution))
        {
            return false;
        }

        var candidate = new double[_size];
        for (var i = 0; i < solution.Length; i++)
        {
            var j = active[i];
            if (!double.IsFinite(solution[i]) || (Penalties[j] > 0 && Math.Sign(solution[i]) != _signs[j]))
            {
                return false;
            }

            candidate[j] = solution[i];
        }

        // With these signs it is the better point in any case; whether it is the best, the coefficients at 0 tell.
        candidate.CopyTo(b);
        FillImage(b);
        var slack = 0.0;
        foreach (var pull in Linear)
        {
            slack = Math.Max(slack, 1e-13 * Math.Abs(pull));
        }

        for (var j = 0; j < _size; j++)
        {
            if (b[j] == 0 && _squares[j] > 0 && Math.Abs(Dot(j) - Linear[j]) > Penalties[j] + slack)
            {
                return false;
            }
        }

        return true;
    }

    private bool Solve(List<int> active, double[] solution)
    {
        var factor = new TriangularFactor(active.Count);
        for (var from = 0; from < _size; from += TriangularFactor.BlockRows)
        {
            var count = Math.Min(TriangularFactor.BlockRows, _size - from);
            for (var i = 0; i < active.Count; i++)
            {
                var block = factor.BlockColumn(i);
                _columns.AsSpan(active[i] * _size + from, count).CopyTo(block);
                block[count..].Clear();
            }

            factor.Absorb();
        }

        if (factor.FindDependentColumn(active.Count) >= 0)
        {
            return false;
        }

        // The second round takes back what the first lost by rounding.
        var rest = new double[solution.Length];
        var whole = new double[_size];
        for (var round = 0; round < 2; round++)
        {
            for (var i = 0; i < solution.Length; i++)
            {
                whole[active[i]] = solution[i];
            }

            FillImage(whole);
            for (var i = 0; i < rest.Length; i++)
            {
                var j = active[i];
                rest[i] = Linear[j] - Penalties[j] * _signs[j] - Dot(j);
            }

            factor.SolveLower(rest);
            factor.SolveUpper(rest);
            for (var i = 0; i < rest.Length; i++)
            {
                solution[i] += rest[i];
            }
        }

        return true;
    }

    private void FillImage(ReadOnlySpan<double> b)
    {
        Array.Clear(_image);
        for (var j = 0; j < _size; j++)
        {
            if (b[j] != 0)
            {
                Add(j, b[j]);
            }
        }
    }

    private double Dot(int column)
    {
        var values = _columns.AsSpan(column * _size, column + 1);
        var image = _image.AsSpan(0, values.Length);
        var sum = 0.0;
        for (var i = 0; i < values.Length; i++)
        {
            sum += values[i] * image[i];
        }

        return sum;
    }

    private void Add(int column, double step)
    {
        var values = _columns.AsSpan(column * _size, column + 1);
        var image = _image.AsSpan(0, values.Length);
        for (var i = 0; i < values.Length; i++)
        {
            image[i] += step * values[i];
        }
    }
}
