namespace AlphaPulse.Models;

/// <summary>The state of Newton's method on a penalised logistic regression.</summary>
internal sealed class LogisticProblem
{
    private const double StepTolerance = 1e-9;
    private const int MaximumSweeps = 1000;

    private readonly TrainingMatrix _data;
    private readonly double[] _weights;
    private readonly ColumnScaling _scaling;
    private readonly double[] _factors;
    private readonly double _alpha;
    private readonly double _l1;
    private readonly TriangularFactor _factor;

    // The last of each is that of the intercept.
    private readonly double[] _solution;
    private readonly double[] _direction;
    private readonly double[] _gradient;

    private readonly double[] _scores;
    private readonly double[] _scoreChange;
    private readonly double[] _residuals;
    private double _objective;

    internal LogisticProblem(TrainingMatrix data, double[] weights, ColumnScaling scaling, double[] factors, double alpha, double l1Ratio = 0, ReadOnlySpan<double> start = default)
    {
        _data = data;
        _weights = weights;
        _scaling = scaling;
        _factors = factors;
        _alpha = alpha * (1 - l1Ratio);
        _l1 = alpha * l1Ratio;
        var size = factors.Length + 1;
        _factor = new TriangularFactor(size);
        _solution = new double[size];
        _direction = new double[size];
        _gradient = new double[size];
        _scores = new double[data.Rows];
        _scoreChange = new double[data.Rows];
        _residuals = new double[data.Rows];
        if (!start.IsEmpty)
        {
            start.CopyTo(_solution);
            EvaluateScores(_solution, _scores);
        }

        _objective = Objective(0);
    }

    internal ReadOnlySpan<double> Solution => _solution;

    /// <summary>Minus the log likelihood of the rows, plus the penalty.</summary>
    internal double Value => _objective;

    /// <summary>The gradient at the present solution; the penalty of absolute values is not in it.</summary>
    internal ReadOnlySpan<double> Gradient
    {
        get
        {
            EvaluateGradient();
            return _gradient;
        }
    }

    /// <summary>The triangular factor of the second derivatives at the present solution.</summary>
    internal TriangularFactor Curvature(CancellationToken cancellationToken)
    {
        Factorise(cancellationToken);
        return _factor;
    }

    /// <summary>Makes one step.</summary>
    /// <returns>Whether the method has converged.</returns>
    internal bool Step(CancellationToken cancellationToken)
    {
        EvaluateGradient();
        Factorise(cancellationToken);
        if (_l1 > 0)
        {
            FindSparseDirection(cancellationToken);
        }
        else
        {
            FindDirection();
        }

        var slope = 0.0;
        var step = 0.0;
        var size = 1.0;
        for (var i = 0; i < _direction.Length; i++)
        {
            slope += _gradient[i] * _direction[i] + (i < _factors.Length ? _l1 * (Math.Abs(_solution[i] + _direction[i]) - Math.Abs(_solution[i])) : 0);
            step = Math.Max(step, Math.Abs(_direction[i]));
            size = Math.Max(size, Math.Abs(_solution[i]));
        }

        if (!double.IsFinite(step))
        {
            throw new LearningException("The logistic regression left the range of double precision; rescale the features or raise the penalty.");
        }

        EvaluateScores(_direction, _scoreChange);
        if (step <= StepTolerance * size)
        {
            Advance(1);
            return true;
        }

        Advance(Search(slope));
        return false;
    }

    private void FindDirection()
    {
        for (var i = 0; i < _direction.Length; i++)
        {
            _direction[i] = -_gradient[i];
        }

        _factor.SolveLower(_direction);
        _factor.SolveUpper(_direction);
    }

    /// <summary>The step to the minimum of the second-order model with the penalty of absolute values (Lee, Sun and Saunders, 2014).</summary>
    private void FindSparseDirection(CancellationToken cancellationToken)
    {
        var problem = new SparseQuadratic(_factor, _solution.Length);
        problem.Apply(_solution, problem.Linear);
        for (var i = 0; i < _solution.Length; i++)
        {
            problem.Linear[i] -= _gradient[i];
            problem.Penalties[i] = i < _factors.Length ? _l1 : 0;
        }

        // Where the sweeps are not enough, the step still leads down and the next one goes on from there.
        _solution.CopyTo(_direction, 0);
        _ = problem.Minimise(_direction, MaximumSweeps, cancellationToken);
        for (var i = 0; i < _direction.Length; i++)
        {
            _direction[i] -= _solution[i];
        }
    }

    private double Search(double slope)
    {
        // The slack lets a step pass whose gain is below the rounding of the objective.
        var slack = 1e-13 * (1 + Math.Abs(_objective));
        for (var length = 1.0; length > 1e-12; length /= 2)
        {
            var objective = Objective(length);
            if (objective <= _objective + 1e-4 * length * slope + slack)
            {
                return length;
            }
        }

        throw new LearningException("The line search of the logistic regression found no step that helps; rescale the features or raise the penalty.");
    }

    private void Advance(double length)
    {
        for (var i = 0; i < _solution.Length; i++)
        {
            _solution[i] += length * _direction[i];
        }

        // From the coefficients, not from the change: rounding must not pile up.
        EvaluateScores(_solution, _scores);
        Array.Clear(_scoreChange);
        _objective = Objective(0);
    }

    private double Objective(double length)
    {
        var sum = 0.0;
        for (var row = 0; row < _scores.Length; row++)
        {
            var z = _scores[row] + length * _scoreChange[row];
            sum += _weights[row] * LogisticFunction.Softplus(_data.Targets[row] == 1 ? -z : z);
        }

        var (squares, sizes) = (0.0, 0.0);
        for (var i = 0; i < _factors.Length; i++)
        {
            var coefficient = _solution[i] + length * _direction[i];
            squares += coefficient * coefficient;
            sizes += Math.Abs(coefficient);
        }

        return sum + _alpha / 2 * squares + _l1 * sizes;
    }

    private void EvaluateScores(ReadOnlySpan<double> coefficients, double[] scores)
    {
        Array.Fill(scores, coefficients[^1]);
        for (var i = 0; i < _factors.Length; i++)
        {
            var column = _scaling.Varying[i];
            var mean = _scaling.Means[column];
            var coefficient = coefficients[i] * _factors[i];
            var values = _data.Column(column);
            for (var row = 0; row < values.Length && row < scores.Length; row++)
            {
                scores[row] += (values[row] - mean) * coefficient;
            }
        }
    }

    private void EvaluateGradient()
    {
        var total = 0.0;
        for (var row = 0; row < _scores.Length; row++)
        {
            // 1 - p is computed as such, so that it keeps its digits where p is near 1.
            _residuals[row] = _weights[row]
                * (_data.Targets[row] == 1 ? -LogisticFunction.Evaluate(-_scores[row]) : LogisticFunction.Evaluate(_scores[row]));
            total += _residuals[row];
        }

        _gradient[^1] = total;
        for (var i = 0; i < _factors.Length; i++)
        {
            var column = _scaling.Varying[i];
            var mean = _scaling.Means[column];
            var values = _data.Column(column);
            var sum = 0.0;
            for (var row = 0; row < values.Length; row++)
            {
                sum += _residuals[row] * (values[row] - mean);
            }

            _gradient[i] = sum * _factors[i] + _alpha * _solution[i];
        }
    }

    private void Factorise(CancellationToken cancellationToken)
    {
        var columns = _factors.Length;
        _factor.Reset(Math.Sqrt(_alpha), columns);
        Span<double> roots = stackalloc double[TriangularFactor.BlockRows];
        for (var from = 0; from < _data.Rows; from += roots.Length)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var count = Math.Min(roots.Length, _data.Rows - from);
            roots.Clear();
            for (var i = 0; i < count; i++)
            {
                var z = _scores[from + i];
                roots[i] = Math.Sqrt(_weights[from + i] * LogisticFunction.Evaluate(z) * LogisticFunction.Evaluate(-z));
            }

            for (var i = 0; i < columns; i++)
            {
                var column = _scaling.Varying[i];
                RowBlocks.Fill(_factor.BlockColumn(i), _data.Column(column), from, _scaling.Means[column], _factors[i], roots);
            }

            roots.CopyTo(_factor.BlockColumn(columns));
            _factor.Absorb();
        }

        // Absolute values have a best solution also where columns depend on each other or the classes are separated.
        if (_l1 == 0 && _factor.FindDependentColumn(columns + 1) is var dependent and >= 0)
        {
            var what = dependent == columns ? "the intercept" : $"feature '{_data.Schema.Columns[_scaling.Varying[dependent]].Name}'";
            throw new LearningException(
                $"There is no single best coefficient of {what}: the classes are separated, or it is a combination of the features before it. Raise the penalty or leave the feature out.");
        }
    }
}
