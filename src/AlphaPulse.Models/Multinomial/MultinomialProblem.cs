namespace AlphaPulse.Models;

/// <summary>The state of Newton's method on a multinomial regression.</summary>
internal sealed class MultinomialProblem
{
    private const double StepTolerance = 1e-9;

    private readonly TrainingMatrix _data;
    private readonly ColumnScaling _scaling;
    private readonly double[] _factors;
    private readonly int _classes;
    private readonly int _stride;
    private readonly double _alpha;
    private readonly double[] _solution;
    private readonly double[] _candidate;
    private readonly double[] _direction;
    private readonly double[] _gradient;
    private readonly double[] _curvature;
    private readonly double[] _row;
    private readonly double[] _scores;
    private double _objective;

    internal MultinomialProblem(TrainingMatrix data, ColumnScaling scaling, double[] factors, int classes, double alpha)
    {
        _data = data;
        _scaling = scaling;
        _factors = factors;
        _classes = classes;
        _stride = factors.Length + 1;
        _alpha = alpha;
        var size = classes * _stride;
        _solution = new double[size];
        _candidate = new double[size];
        _direction = new double[size];
        _gradient = new double[size];
        _curvature = new double[size * size];
        _row = new double[_stride];
        _scores = new double[classes];
        _objective = Objective(_solution);
    }

    /// <summary>Class after class: the coefficients of the scaled columns, and the intercept.</summary>
    internal ReadOnlySpan<double> Solution => _solution;

    /// <summary>Makes one step.</summary>
    /// <returns>Whether the method has converged.</returns>
    internal bool Step(CancellationToken cancellationToken)
    {
        Accumulate(cancellationToken);
        for (var i = 0; i < _direction.Length; i++)
        {
            _direction[i] = -_gradient[i];
        }

        SolveByCholesky();
        var (slope, step, size) = (0.0, 0.0, 1.0);
        for (var i = 0; i < _direction.Length; i++)
        {
            slope += _gradient[i] * _direction[i];
            step = Math.Max(step, Math.Abs(_direction[i]));
            size = Math.Max(size, Math.Abs(_solution[i]));
        }

        if (!double.IsFinite(step))
        {
            throw new LearningException("The multinomial regression left the range of double precision; rescale the features or raise the penalty.");
        }

        if (step <= StepTolerance * size)
        {
            Move(1).CopyTo(_solution, 0);
            return true;
        }

        // The slack lets a step pass whose gain is below the rounding of the objective.
        var slack = 1e-13 * (1 + Math.Abs(_objective));
        for (var length = 1.0; length > 1e-12; length /= 2)
        {
            var objective = Objective(Move(length));
            if (objective <= _objective + 1e-4 * length * slope + slack)
            {
                _candidate.CopyTo(_solution, 0);
                _objective = objective;
                return false;
            }
        }

        throw new LearningException("The line search of the multinomial regression found no step that helps; rescale the features or raise the penalty.");
    }

    private double[] Move(double length)
    {
        for (var i = 0; i < _candidate.Length; i++)
        {
            _candidate[i] = _solution[i] + length * _direction[i];
        }

        return _candidate;
    }

    private double Objective(double[] solution)
    {
        var sum = 0.0;
        for (var row = 0; row < _data.Rows; row++)
        {
            Score(row, solution);
            var own = _scores[(int)_data.Targets[row]];
            sum += Weight(row) * (Softmax.Apply(_scores) - own);
        }

        var squares = 0.0;
        for (var i = 0; i < solution.Length; i++)
        {
            squares += i % _stride == _stride - 1 ? 0 : solution[i] * solution[i];
        }

        return sum + _alpha / 2 * squares;
    }

    private void Accumulate(CancellationToken cancellationToken)
    {
        Array.Clear(_gradient);
        Array.Clear(_curvature);
        for (var row = 0; row < _data.Rows; row++)
        {
            if (row % 1024 == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            Score(row, _solution);
            Softmax.Apply(_scores);
            for (var a = 0; a < _classes; a++)
            {
                var miss = Weight(row) * (_scores[a] - (_data.Targets[row] == a ? 1 : 0));
                for (var i = 0; i < _stride; i++)
                {
                    _gradient[a * _stride + i] += miss * _row[i];
                }

                for (var b = 0; b <= a; b++)
                {
                    AddBlock(a, b, Weight(row) * _scores[a] * ((a == b ? 1 : 0) - _scores[b]));
                }
            }
        }

        AddPenalties();
    }

    private void AddBlock(int a, int b, double weight)
    {
        for (var i = 0; i < _stride; i++)
        {
            var target = _curvature.AsSpan((a * _stride + i) * _solution.Length + b * _stride, _stride);
            var scaled = weight * _row[i];
            for (var j = 0; j < target.Length; j++)
            {
                target[j] += scaled * _row[j];
            }
        }
    }

    private void AddPenalties()
    {
        var size = _solution.Length;
        for (var i = 0; i < size; i++)
        {
            if (i % _stride != _stride - 1)
            {
                _gradient[i] += _alpha * _solution[i];
                _curvature[i * size + i] += _alpha;
                continue;
            }

            // A constant that is added to every intercept changes nothing; the ones keep their sum at 0, where it began.
            for (var j = _stride - 1; j < size; j += _stride)
            {
                _curvature[i * size + j] += 1;
            }
        }
    }

    private void SolveByCholesky()
    {
        var size = _solution.Length;
        for (var i = 0; i < size; i++)
        {
            var row = _curvature.AsSpan(i * size, i + 1);
            for (var j = 0; j <= i; j++)
            {
                var other = _curvature.AsSpan(j * size, j + 1);
                var sum = row[j];
                for (var k = 0; k < j; k++)
                {
                    sum -= row[k] * other[k];
                }

                row[j] = j < i ? sum / other[j] : Math.Sqrt(sum);
            }
        }

        for (var i = 0; i < size; i++)
        {
            for (var k = 0; k < i; k++)
            {
                _direction[i] -= _curvature[i * size + k] * _direction[k];
            }

            _direction[i] /= _curvature[i * size + i];
        }

        for (var i = size - 1; i >= 0; i--)
        {
            _direction[i] /= _curvature[i * size + i];
            for (var k = 0; k < i; k++)
            {
                _direction[k] -= _curvature[i * size + k] * _direction[i];
            }
        }
    }

    private void Score(int row, double[] solution)
    {
        for (var i = 0; i < _factors.Length; i++)
        {
            var column = _scaling.Varying[i];
            _row[i] = (_data.Column(column)[row] - _scaling.Means[column]) * _factors[i];
        }

        _row[^1] = 1;
        for (var c = 0; c < _classes; c++)
        {
            var sum = 0.0;
            for (var i = 0; i < _stride; i++)
            {
                sum += solution[c * _stride + i] * _row[i];
            }

            _scores[c] = sum;
        }
    }

    private double Weight(int row) => _data.Weights.IsEmpty ? 1 : _data.Weights[row];
}
