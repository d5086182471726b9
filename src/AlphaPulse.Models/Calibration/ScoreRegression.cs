namespace AlphaPulse.Models;

/// <summary>A logistic regression of a few columns on targets from 0 to 1, without a penalty, by Newton's method: what calibrators are fitted with.</summary>
internal static class ScoreRegression
{
    private const int MaximumSteps = 100;

    /// <summary>The coefficients that minimise <c>sum_i w_i (log(1 + exp(z_i)) - t_i z_i)</c>, where z is the sum of coefficient times column.</summary>
    internal static double[] Fit(double[][] columns, double[] targets, ReadOnlySpan<double> weights, string calibrator)
    {
        var size = columns.Length;
        var solution = new double[size];
        var candidate = new double[size];
        var objective = Objective(columns, solution, targets, weights);
        for (var step = 0; step < MaximumSteps; step++)
        {
            if (FindDirection(columns, solution, targets, weights) is not var (direction, slope))
            {
                break;
            }

            var (length, isSmall) = (1.0, IsSmall(direction, solution));
            while (true)
            {
                for (var i = 0; i < size; i++)
                {
                    candidate[i] = solution[i] + length * direction[i];
                }

                var next = Objective(columns, candidate, targets, weights);
                if (isSmall || next <= objective + 1e-4 * length * slope + 1e-13 * (1 + Math.Abs(objective)))
                {
                    objective = next;
                    candidate.CopyTo(solution, 0);
                    break;
                }

                length /= 2;
                if (length < 1e-12)
                {
                    throw Refuse(calibrator);
                }
            }

            if (isSmall)
            {
                return solution;
            }
        }

        throw Refuse(calibrator);
    }

    private static LearningException Refuse(string calibrator) => new(
        $"There is no best {calibrator} calibration: the classes are separated by the score, or the scores hardly vary. Use more rows or another calibrator.");

    private static bool IsSmall(double[] direction, double[] solution)
    {
        var (step, size) = (0.0, 1.0);
        for (var i = 0; i < direction.Length; i++)
        {
            step = Math.Max(step, Math.Abs(direction[i]));
            size = Math.Max(size, Math.Abs(solution[i]));
        }

        return step <= 1e-9 * size;
    }

    private static (double[] Direction, double Slope)? FindDirection(double[][] columns, double[] solution, double[] targets, ReadOnlySpan<double> weights)
    {
        var size = columns.Length;
        var gradient = new double[size];
        var curvature = new double[size, size];
        for (var row = 0; row < targets.Length; row++)
        {
            var z = Score(columns, solution, row);
            var weight = MetricRows.Weight(weights, row);
            var miss = weight * (LogisticFunction.Evaluate(z) - targets[row]);
            var bend = weight * LogisticFunction.Evaluate(z) * LogisticFunction.Evaluate(-z);
            for (var i = 0; i < size; i++)
            {
                gradient[i] += miss * columns[i][row];
                for (var j = 0; j <= i; j++)
                {
                    curvature[i, j] += bend * columns[i][row] * columns[j][row];
                }
            }
        }

        return Solve(curvature, gradient) is { } direction
            ? (direction, gradient.Zip(direction, (g, d) => g * d).Sum())
            : null;
    }

    /// <summary>Minus the inverse of the curvature times the gradient, by Cholesky's factorisation; nothing where it is singular.</summary>
    private static double[]? Solve(double[,] curvature, double[] gradient)
    {
        var size = gradient.Length;
        for (var i = 0; i < size; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var sum = curvature[i, j];
                for (var k = 0; k < j; k++)
                {
                    sum -= curvature[i, k] * curvature[j, k];
                }

                if (j == i && !(sum > 1e-14 * curvature[i, i]))
                {
                    return null;
                }

                curvature[i, j] = j == i ? Math.Sqrt(sum) : sum / curvature[j, j];
            }
        }

        double[] x = [.. gradient.Select(g => -g)];
        for (var i = 0; i < size; i++)
        {
            for (var k = 0; k < i; k++)
            {
                x[i] -= curvature[i, k] * x[k];
            }

            x[i] /= curvature[i, i];
        }

        for (var i = size - 1; i >= 0; i--)
        {
            for (var k = i + 1; k < size; k++)
            {
                x[i] -= curvature[k, i] * x[k];
            }

            x[i] /= curvature[i, i];
        }

        return x;
    }

    private static double Objective(double[][] columns, double[] solution, double[] targets, ReadOnlySpan<double> weights)
    {
        var sum = 0.0;
        for (var row = 0; row < targets.Length; row++)
        {
            var z = Score(columns, solution, row);
            sum += MetricRows.Weight(weights, row) * (targets[row] * LogisticFunction.Softplus(-z) + (1 - targets[row]) * LogisticFunction.Softplus(z));
        }

        return sum;
    }

    private static double Score(double[][] columns, double[] solution, int row)
    {
        var z = 0.0;
        for (var i = 0; i < columns.Length; i++)
        {
            z += solution[i] * columns[i][row];
        }

        return z;
    }
}
