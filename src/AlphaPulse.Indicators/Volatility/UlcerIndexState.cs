using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="UlcerIndex{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct UlcerIndexState<T> : IIndicatorState<UlcerIndexState<T>, T, T>
    where T : struct, INumber<T>
{
    private readonly UlcerMaximum _maximum;

    // The values themselves, or their drawdowns.
    private WindowValues<T> _values;

    // Only where the maximum is a rolling one.
    private WindowExtremes<T> _extremes;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="period">The bars of the window; from 1 to <see cref="Period.Maximum"/>.</param>
    /// <param name="maximum">From which maximum the drawdowns are; that of the window by default.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public UlcerIndexState(int period, UlcerMaximum maximum)
    {
        _values = new WindowValues<T>(Period.Check(period, 1));
        _maximum = maximum is UlcerMaximum.Window or UlcerMaximum.Rolling
            ? maximum
            : throw new ArgumentOutOfRangeException(nameof(maximum), maximum, "Choose the maximum of the window or the rolling one.");
        _extremes = maximum == UlcerMaximum.Rolling ? new WindowExtremes<T>(period) : default;
    }

    private readonly bool IsRolling => _maximum == UlcerMaximum.Rolling;

    /// <inheritdoc/>
    public readonly string Name => "ui";

    /// <inheritdoc/>
    public readonly int Warmup => _maximum == UlcerMaximum.Window ? _values.Length : 2 * _values.Length - 1;

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => Warmup;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next(in T input, out T output)
    {
        output = default;
        if (IsRolling)
        {
            if (!_extremes.Push(input, input))
            {
                _values.Clear();
                return false;
            }

            var highest = _extremes.Highest();
            if (!(highest > T.Zero) || !_values.Push(Drawdown(input, highest)))
            {
                return false;
            }

            output = _values.RootOfSquares(T.Zero, _values.Length, false);
            return Number.IsPresent(output);
        }

        return _values.Push(input) && TryIndex(ref output);
    }

    /// <inheritdoc/>
    public readonly UlcerIndexState<T> Copy() => this with { _values = _values.Copy(), _extremes = IsRolling ? _extremes.Copy() : default };

    /// <inheritdoc/>
    public readonly UlcerIndexState<T> Fresh() => new(_values.Length, _maximum);

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        writer.Parameter((int)_maximum);
        _values.Save(ref writer);
        if (IsRolling)
        {
            _extremes.Save(ref writer);
        }
    }

    /// <inheritdoc/>
    public readonly UlcerIndexState<T> Load(ref StateReader reader)
    {
        reader.Parameter("maximum", (int)_maximum);
        return this with
        {
            _values = _values.Load(ref reader),
            _extremes = IsRolling ? _extremes.Load(ref reader) : default,
        };
    }

    private static T Drawdown(T value, T highest) => Number.Convert<T>(100) * ((value - highest) / highest);

    // In units of the greatest drawdown: squares of small ones have no digits left in decimal.
    private readonly bool TryIndex(ref T output)
    {
        var highest = _values[_values.Length - 1];
        if (!(highest > T.Zero))
        {
            return false;
        }

        var deepest = T.Zero;
        for (var age = _values.Length - 2; age >= 0; age--)
        {
            highest = Number.Max(highest, _values[age]);
            deepest = Number.Min(deepest, Drawdown(_values[age], highest));
        }

        if (deepest == T.Zero)
        {
            output = T.Zero;
            return true;
        }

        highest = _values[_values.Length - 1];
        var squares = T.Zero;
        for (var age = _values.Length - 2; age >= 0; age--)
        {
            highest = Number.Max(highest, _values[age]);
            var share = Drawdown(_values[age], highest) / deepest;
            squares += share * share;
        }

        output = -deepest * Elementary.Sqrt(squares / T.CreateChecked(_values.Length));
        return Number.IsPresent(output);
    }
}
