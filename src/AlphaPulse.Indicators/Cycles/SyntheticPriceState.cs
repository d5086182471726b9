using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="SyntheticPrice{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct SyntheticPriceState<T> : IIndicatorState<SyntheticPriceState<T>, T, T>
    where T : struct, INumber<T>
{
    private readonly int _period;
    private readonly SyntheticPriceForm _form;
    private AveragePair<T> _averages;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="period">The bars of the cycle; from 4 to <see cref="Period.Maximum"/>.</param>
    /// <param name="form">What is subtracted.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public SyntheticPriceState(int period, SyntheticPriceForm form)
    {
        _period = Period.Check(period, 4);
        _form = form;
        _averages = form switch
        {
            SyntheticPriceForm.Averages => Quarter(period),
            SyntheticPriceForm.Price => new AveragePair<T>(1, period, OscillatorAverage.Exponential),
            _ => throw new ArgumentOutOfRangeException(nameof(form), form, "Choose the averages or the price."),
        };
    }

    /// <inheritdoc/>
    public readonly string Name => "dsp";

    /// <inheritdoc/>
    public readonly int Warmup => _averages.Warmup;

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => _averages.ConvergenceBars(epsilon);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next(in T input, out T output)
    {
        if (_averages.Next(in input, out var fast, out var slow) && Number.IsPresent(output = fast - slow))
        {
            return true;
        }

        output = default;
        return false;
    }

    /// <inheritdoc/>
    public readonly SyntheticPriceState<T> Copy() => this with { _averages = _averages.Copy() };

    /// <inheritdoc/>
    public readonly SyntheticPriceState<T> Fresh() => new(_period, _form);

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        writer.Parameter(_period);
        writer.Parameter((int)_form);
        _averages.Save(ref writer);
    }

    /// <inheritdoc/>
    public readonly SyntheticPriceState<T> Load(ref StateReader reader)
    {
        reader.Parameter("period", _period);
        reader.Parameter("form", (int)_form);
        return this with { _averages = _averages.Load(ref reader) };
    }

    // Rounded to the nearest whole number of bars, a half upwards.
    private static AveragePair<T> Quarter(int period)
    {
        var quarter = Math.Max(2, (period + 2) / 4);
        return new AveragePair<T>(quarter, Math.Max(quarter + 1, (period + 1) / 2), OscillatorAverage.Exponential);
    }
}
