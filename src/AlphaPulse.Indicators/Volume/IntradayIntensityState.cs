using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="IntradayIntensity{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct IntradayIntensityState<T> : IIndicatorState<IntradayIntensityState<T>, Ohlcv<T>, T>
    where T : struct, INumber<T>
{
    private readonly IntensityForm _form;
    private FlowSums<T> _window;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="period">The bars of the window; from 1 to <see cref="Period.Maximum"/>.</param>
    /// <param name="form">How the value is written; the mean by default.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public IntradayIntensityState(int period, IntensityForm form)
    {
        _window = new FlowSums<T>(period);
        _form = form is IntensityForm.Mean or IntensityForm.Percent
            ? form
            : throw new ArgumentOutOfRangeException(nameof(form), form, "Choose the mean or the percentage.");
    }

    /// <inheritdoc/>
    public readonly string Name => "iii";

    /// <inheritdoc/>
    public readonly int Warmup => _window.Length;

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => Warmup;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next(in Ohlcv<T> input, out T output)
    {
        output = default;
        if (!_window.Push(in input))
        {
            return false;
        }

        if (_form == IntensityForm.Mean)
        {
            output = _window.MeanFlow();
            return Number.IsPresent(output);
        }

        var hasRatio = _window.TryRatio(out var ratio);
        output = Number.Convert<T>(100) * ratio;
        return hasRatio;
    }

    /// <inheritdoc/>
    public readonly IntradayIntensityState<T> Copy() => this with { _window = _window.Copy() };

    /// <inheritdoc/>
    public readonly IntradayIntensityState<T> Fresh() => new(_window.Length, _form);

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        writer.Parameter((int)_form);
        _window.Save(ref writer);
    }

    /// <inheritdoc/>
    public readonly IntradayIntensityState<T> Load(ref StateReader reader)
    {
        reader.Parameter("form", (int)_form);
        return this with { _window = _window.Load(ref reader) };
    }
}
