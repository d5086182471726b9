using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="TrueStrength{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct TrueStrengthState<T> : IIndicatorState<TrueStrengthState<T>, T, TsiValue<T>>
    where T : struct, INumber<T>
{
    private readonly int _longer;
    private readonly int _shorter;
    private readonly int _signal;
    private EmaState<T> _change;
    private EmaState<T> _size;
    private EmaState<T> _smoothChange;
    private EmaState<T> _smoothSize;
    private EmaState<T> _signalAverage;
    private T _last;
    private bool _hasLast;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="longer">The period of the first average; from 2 to <see cref="Period.Maximum"/>.</param>
    /// <param name="shorter">The period of the second average; from 1 to <see cref="Period.Maximum"/>.</param>
    /// <param name="signal">The period of the average of the index; from 1 to <see cref="Period.Maximum"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public TrueStrengthState(int longer, int shorter, int signal)
    {
        _longer = Period.Check(longer, 2);
        _shorter = Period.Check(shorter, 1);
        _signal = Period.Check(signal, 1);
        _change = new EmaState<T>(longer, EmaSeed.Average);
        _size = _change;
        _smoothChange = new EmaState<T>(shorter, EmaSeed.Average);
        _smoothSize = _smoothChange;
        _signalAverage = new EmaState<T>(signal, EmaSeed.Average);
    }

    /// <inheritdoc/>
    public readonly string Name => "tsi";

    /// <inheritdoc/>
    public readonly int Warmup => _longer + _shorter;

    /// <inheritdoc/>
    public readonly int OutputWarmup(int output) => Warmup + (output == 0 ? 0 : _signal - 1);

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => 1 + _size.ConvergenceBars(epsilon) + _smoothSize.ConvergenceBars(epsilon) + _signalAverage.ConvergenceBars(epsilon);

    /// <inheritdoc/>
    public bool Next(in T input, out TsiValue<T> output)
    {
        output = default;
        if (!Number.IsPresent(input))
        {
            Restart();
            return false;
        }

        var change = input - _last;
        var isFirst = !_hasLast;
        _last = input;
        _hasLast = true;
        if (isFirst)
        {
            return false;
        }

        var hasLong = _change.Next(in change, out var moved) & _size.Next(T.Abs(change), out var size);
        if (!hasLong
            || !(_smoothChange.Next(in moved, out moved) & _smoothSize.Next(in size, out size))
            || Faded.Is(size, input))
        {
            return false;
        }

        var index = Number.Convert<T>(100) * RealFunctions.Within(moved / size, T.One);
        output = new TsiValue<T>(index, _signalAverage.Next(in index, out var signal) ? RealFunctions.Within(signal, Number.Convert<T>(100)) : null);
        return true;
    }

    /// <inheritdoc/>
    public readonly TrueStrengthState<T> Copy() => this;

    /// <inheritdoc/>
    public readonly TrueStrengthState<T> Fresh() => new(_longer, _shorter, _signal);

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        writer.Parameter(_longer);
        writer.Parameter(_shorter);
        writer.Parameter(_signal);
        _change.Save(ref writer);
        _size.Save(ref writer);
        _smoothChange.Save(ref writer);
        _smoothSize.Save(ref writer);
        _signalAverage.Save(ref writer);
        writer.WriteValue(in _last);
        writer.Write(_hasLast ? 1 : 0);
    }

    /// <inheritdoc/>
    public readonly TrueStrengthState<T> Load(ref StateReader reader)
    {
        reader.Parameter("long", _longer);
        reader.Parameter("short", _shorter);
        reader.Parameter("signal", _signal);
        return this with
        {
            _change = _change.Load(ref reader),
            _size = _size.Load(ref reader),
            _smoothChange = _smoothChange.Load(ref reader),
            _smoothSize = _smoothSize.Load(ref reader),
            _signalAverage = _signalAverage.Load(ref reader),
            _last = reader.ReadValue<T>(),
            _hasLast = reader.ReadInt32(0, 1) == 1,
        };
    }

    // A missing value; decimals are never missing.
    private void Restart()
    {
        var missing = Number.From<T>(double.NaN);
        _change.Next(in missing, out _);
        _size.Next(in missing, out _);
        _smoothChange.Next(in missing, out _);
        _smoothSize.Next(in missing, out _);
        _signalAverage.Next(in missing, out _);
        _last = T.Zero;
        _hasLast = false;
    }
}
