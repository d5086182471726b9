using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="TrueMomentum{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct TrueMomentumState<T> : IIndicatorState<TrueMomentumState<T>, Ohlcv<T>, TrueMomentumValue<T>>
    where T : struct, INumber<T>
{
    private readonly int _period;
    private readonly int _calculation;
    private readonly int _smoothing;
    private T[] _opens;
    private int _slot;
    private int _run;
    private EmaPair<T> _averages;
    private EmaState<T> _signal;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="period">The bars with whose opens the close is compared; from 1 to <see cref="Period.Maximum"/>.</param>
    /// <param name="calculation">The period of the first smoothing; from 1 to <see cref="Period.Maximum"/>.</param>
    /// <param name="smoothing">The period of the second smoothing and of the signal; from 1 to <see cref="Period.Maximum"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public TrueMomentumState(int period, int calculation, int smoothing)
    {
        Number.EnsureSupported<T>();
        _period = Period.Check(period, 1);
        _calculation = Period.Check(calculation, 1);
        _smoothing = Period.Check(smoothing, 1);
        _opens = WindowRing.Create<T>(period);
        _averages = new EmaPair<T>(calculation, smoothing, EmaSeed.Average);
        _signal = new EmaState<T>(smoothing, EmaSeed.Average);
    }

    /// <inheritdoc/>
    public readonly string Name => "tmo";

    /// <inheritdoc/>
    public readonly int Warmup => _period + _averages.Warmup - 1;

    /// <inheritdoc/>
    public readonly int OutputWarmup(int output) => Warmup + (output == 0 ? 0 : _smoothing - 1);

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => _period + _averages.ConvergenceBars(epsilon) + _signal.ConvergenceBars(epsilon);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next(in Ohlcv<T> input, out TrueMomentumValue<T> output)
    {
        output = default;
        if (!BarPresence.HasBody(in input))
        {
            return Restart();
        }

        _opens[_slot] = input.Open;
        _slot = (_slot + 1) & (_opens.Length - 1);
        _run = Math.Min(_run + 1, _period);
        if (_run < _period)
        {
            return false;
        }

        var score = 0;
        for (var age = 1; age <= _period; age++)
        {
            var open = _opens[(_slot - age) & (_opens.Length - 1)];
            score += input.Close > open ? 1 : input.Close < open ? -1 : 0;
        }

        if (!_averages.Next(T.CreateChecked(score), out var main))
        {
            return false;
        }

        output = new TrueMomentumValue<T>(main, _signal.Next(in main, out var signal) ? signal : null);
        return true;
    }

    /// <inheritdoc/>
    public readonly TrueMomentumState<T> Copy() => this with { _opens = WindowRing.Copy(_opens) };

    /// <inheritdoc/>
    public readonly TrueMomentumState<T> Fresh() => new(_period, _calculation, _smoothing);

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        writer.Parameter(_period);
        writer.Parameter(_calculation);
        writer.Parameter(_smoothing);
        writer.Write(_slot);
        WindowRing.Save(ref writer, _opens, _slot, _period);
        writer.Write(_run);
        _averages.Save(ref writer);
        _signal.Save(ref writer);
    }

    /// <inheritdoc/>
    public readonly TrueMomentumState<T> Load(ref StateReader reader)
    {
        reader.Parameter("period", _period);
        reader.Parameter("calculation", _calculation);
        reader.Parameter("smoothing", _smoothing);
        var slot = reader.ReadInt32(0, _opens.Length - 1);
        return this with
        {
            _slot = slot,
            _opens = WindowRing.Load<T>(ref reader, slot, _period),
            _run = reader.ReadInt32(0, _period),
            _averages = _averages.Load(ref reader),
            _signal = _signal.Load(ref reader),
        };
    }

    private bool Restart()
    {
        _run = 0;
        _averages.Clear();
        _signal = _signal.Fresh();
        return false;
    }
}
