using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="AcceleratorOscillator{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct AcceleratorOscillatorState<T> : IIndicatorState<AcceleratorOscillatorState<T>, T, T>
    where T : struct, INumber<T>
{
    private readonly int _fast;
    private readonly int _slow;
    private readonly int _signal;
    private WindowSum<T> _short;
    private WindowSum<T> _long;
    private WindowSum<T> _window;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="fast">The bars of the short window; from 1, below <paramref name="slow"/>.</param>
    /// <param name="slow">The bars of the long window; from 2 to <see cref="Period.Maximum"/>.</param>
    /// <param name="signal">How many values of the oscillator its mean takes; from 2 to <see cref="Period.Maximum"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public AcceleratorOscillatorState(int fast, int slow, int signal)
    {
        _fast = Period.Check(fast, 1);
        _slow = Period.Check(slow, 2);
        _signal = Period.Check(signal, 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(fast, slow);
        _short = new WindowSum<T>(fast);
        _long = new WindowSum<T>(slow);
        _window = new WindowSum<T>(signal);
    }

    /// <inheritdoc/>
    public readonly string Name => "ac";

    /// <inheritdoc/>
    public readonly int Warmup => _slow + _signal - 1;

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => Warmup;

    /// <inheritdoc/>
    public bool Next(in T input, out T output)
    {
        output = default;
        if (!Number.IsPresent(input))
        {
            Restart();
            return false;
        }

        if (!(_short.Push(input) & _long.Push(input)))
        {
            return false;
        }

        if (typeof(T) == typeof(double))
        {
            var oscillator = _short.Mean() - _long.Mean();
            if (!_window.Push(oscillator))
            {
                return false;
            }

            output = oscillator - _window.Mean();
            return Number.IsPresent(output);
        }

        var (fast, slow, signal) = (T.CreateChecked(_fast), T.CreateChecked(_slow), T.CreateChecked(_signal));
        var undivided = slow * _short.Sum() - fast * _long.Sum();
        if (!_window.Push(undivided))
        {
            return false;
        }

        output = (signal * undivided - _window.Sum()) / (fast * slow * signal);
        return true;
    }

    /// <inheritdoc/>
    public readonly AcceleratorOscillatorState<T> Copy() => this with
    {
        _short = _short.Copy(),
        _long = _long.Copy(),
        _window = _window.Copy(),
    };

    /// <inheritdoc/>
    public readonly AcceleratorOscillatorState<T> Fresh() => new(_fast, _slow, _signal);

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        writer.Parameter(_fast);
        writer.Parameter(_slow);
        writer.Parameter(_signal);
        _short.Save(ref writer);
        _long.Save(ref writer);
        _window.Save(ref writer);
    }

    /// <inheritdoc/>
    public readonly AcceleratorOscillatorState<T> Load(ref StateReader reader)
    {
        reader.Parameter("fast", _fast);
        reader.Parameter("slow", _slow);
        reader.Parameter("signal", _signal);
        return this with
        {
            _short = _short.Load(ref reader),
            _long = _long.Load(ref reader),
            _window = _window.Load(ref reader),
        };
    }

    // A missing value; decimals are never missing.
    private void Restart()
    {
        var missing = Number.From<T>(double.NaN);
        _short.Push(missing);
        _long.Push(missing);
        _window.Push(missing);
    }
}
