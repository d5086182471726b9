using System.Globalization;

namespace AlphaPulse.Models;

/// <summary>The errors of coefficients where residuals depend on each other (Newey and West, 1987).</summary>
internal sealed class NeweyWestErrors
{
    private readonly TrainingMatrix _data;
    private readonly ColumnScaling _scaling;
    private readonly double[] _factors;
    private readonly double[] _residuals;
    private readonly int _lags;
    private readonly double _rounding;

    /// <summary>Computes the residuals.</summary>
    /// <param name="data">The rows.</param>
    /// <param name="scaling">The columns.</param>
    /// <param name="factors">The scale of each column.</param>
    /// <param name="scaled">The coefficients of the scaled columns.</param>
    /// <param name="targetMean">The mean of the targets.</param>
    /// <param name="lags">Up to which lag residuals depend on each other.</param>
    /// <param name="rounding">The size up to which the root of the squared residuals may be nothing but rounding.</param>
    internal NeweyWestErrors(TrainingMatrix data, ColumnScaling scaling, double[] factors, double[] scaled, double targetMean, int lags, double rounding)
    {
        (_data, _scaling, _factors, _lags, _rounding) = (data, scaling, factors, lags, rounding);
        _residuals = new double[data.Rows];
        for (var row = 0; row < _residuals.Length; row++)
        {
            _residuals[row] = data.Targets[row] - targetMean;
        }

        Combine(scaled, -1, _residuals);
    }

    /// <summary>The long-run deviation of the sum of what each residual moves a coefficient by.</summary>
    /// <param name="name">The name of the coefficient, for the error.</param>
    /// <param name="influence">What each scaled column adds to the coefficient.</param>
    /// <param name="ofMean">What each row adds to it by the mean of the targets.</param>
    /// <returns>The standard error; above 0.</returns>
    /// <exception cref="LearningException">Every residual stands where it does not move the coefficient, so the error would be 0.</exception>
    internal double Of(string name, double[] influence, double ofMean)
    {
        var moves = new double[_data.Rows];
        Array.Fill(moves, ofMean);
        Combine(influence, 1, moves);
        var greatest = 0.0;
        for (var row = 0; row < moves.Length; row++)
        {
            greatest = Math.Max(greatest, Math.Abs(moves[row]));
            moves[row] *= _residuals[row];
        }

        var sum = 0.0;
        for (var lag = 0; lag <= _lags; lag++)
        {
            var products = 0.0;
            for (var row = lag; row < moves.Length; row++)
            {
                products += moves[row] * moves[row - lag];
            }

            sum += (lag == 0 ? 1 : 2 * (1 - lag / (_lags + 1.0))) * products;
        }

        var error = Math.Sqrt(Math.Max(0, sum));
        return error > greatest * _rounding
            ? error
            : throw new LearningException(string.Create(
                CultureInfo.InvariantCulture,
                $"The Newey-West error of '{name}' with {_lags} lags is 0: the residuals of the {moves.Length} rows do not move it. Use more rows, or leave the lags out for classical errors."));
    }

    private void Combine(double[] coefficients, double sign, double[] sums)
    {
        for (var column = 0; column < _factors.Length; column++)
        {
            var values = _data.Column(column);
            var mean = _scaling.Means[column];
            var coefficient = sign * coefficients[column] * _factors[column];
            for (var row = 0; row < sums.Length; row++)
            {
                sums[row] += (values[row] - mean) * coefficient;
            }
        }
    }
}
