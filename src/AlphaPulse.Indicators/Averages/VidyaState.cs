using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="Vidya{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct VidyaState<T> : IIndicatorState<VidyaState<T>, T, T>
    where T : struct, INumber<T>
{
    private readonly int _period;
    private readonly T _weight;

    // The distances from bar to bar, whose sum is the way that the price went.
    private WindowSum<T> _moves;
    private WindowLag<T> _values;
    private T _last;
    private int _run;
    private T _average;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="period">The period; from 2 to <see cref="Period.Maximum"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The period is out of range.</exception>
    public VidyaState(int period)
    {
        _period = Period.Check(period, 2);
        _weight = Number.Convert<T>(2) / T.CreateChecked(period + 1);
        _moves = new WindowSum<T>(period);
        _values = new WindowLag<T>(period);
    }

    /// <inheritdoc/>
    public readonly string Name => "vidya";

    /// <inheritdoc/>
    public readonly int Warmup => _period + 1;

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) =>
        Warmup + Period.BarsToForget(1 - 0.5 / (_period + 1.0), epsilon); // as where the oscillator is at 25

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next(in T input, out T output)
    {
        output = default;
        var move = T.Abs(input - _last);
        _last = input;
        var hasBefore = _values.Push(input, out var before);
        if (_run == 0 || !Number.IsPresent(move))
        {
            _run = Number.IsPresent(input) ? 1 : 0;
            _average = input;
            return false;
        }

        _run = Math.Min(_run + 1, _period + 1);
        if (!_moves.Push(move) || _run <= _period || !hasBefore)
        {
            _average = input;
            return false;
        }

        var way = _moves.Sum();
        var distance = T.Abs(input - before);
        var share = way == T.Zero ? T.Zero : distance < way ? distance / way : T.One;
        _average += _weight * share * (input - _average);
        if (!Number.IsPresent(_average))
        {
            _run = 1;
            _average = input;
            return false;
        }

        output = _average;
        return true;
    }

    /// <inheritdoc/>
    public readonly VidyaState<T> Copy() => this with { _moves = _moves.Copy(), _values = _values.Copy() };

    /// <inheritdoc/>
    public readonly VidyaState<T> Fresh() => new(_period);

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        writer.Parameter(_period);
        _moves.Save(ref writer);
        _values.Save(ref writer);
        writer.WriteValue(in _last);
        writer.Write(_run);
        writer.WriteValue(in _average);
    }

    /// <inheritdoc/>
    public readonly VidyaState<T> Load(ref StateReader reader)
    {
        reader.Parameter("period", _period);
        return this with
        {
            _moves = _moves.Load(ref reader),
            _values = _values.Load(ref reader),
            _last = reader.ReadValue<T>(),
            _run = reader.ReadInt32(0, _period + 1),
            _average = reader.ReadValue<T>(),
        };
    }
}
