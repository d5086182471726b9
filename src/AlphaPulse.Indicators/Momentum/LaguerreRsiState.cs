using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="LaguerreRsi{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct LaguerreRsiState<T> : IIndicatorState<LaguerreRsiState<T>, T, T>
    where T : struct, INumber<T>
{
    private const int Stages = 4;

    private readonly decimal _gamma;
    private readonly T _damping;
    private T _last;
    private T _unit;

    // The stages less the last price, in the unit.
    private T _first;
    private T _second;
    private T _third;
    private T _fourth;
    private int _bars;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="gamma">The damping of the filter: the greater, the smoother and later; from 0 to 0.99.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public LaguerreRsiState(decimal gamma)
    {
        _gamma = gamma is >= 0m and <= 0.99m
            ? gamma
            : throw new ArgumentOutOfRangeException(nameof(gamma), gamma, "Choose a value from 0 to 0.99.");
        _damping = Number.Convert<T>(gamma);
    }

    /// <inheritdoc/>
    public readonly string Name => "lrsi";

    /// <inheritdoc/>
    public readonly int Warmup => Stages;

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => Stages + Stages * Period.BarsToForget((double)_gamma, epsilon);

    /// <inheritdoc/>
    public bool Next(in T input, out T output)
    {
        output = default;
        if (!Number.IsPresent(input))
        {
            Restart();
            return false;
        }

        _unit = _bars == 0 ? Rounding.Unit(input) : _unit;
        var move = _bars == 0 ? T.Zero : (input - _last) * _unit;
        var (first, second, third) = (_first - move, _second - move, _third - move);
        _first = _damping * first;
        _second = first - _damping * _first + _damping * second;
        _third = second - _damping * _second + _damping * third;
        _fourth = third - _damping * _third + _damping * (_fourth - move);
        _last = input;
        _bars = Math.Min(_bars + 1, Stages);
        if (!Number.IsPresent(_fourth))
        {
            Restart();
            return false;
        }

        var rises = T.Max(_first - _second, T.Zero) + T.Max(_second - _third, T.Zero) + T.Max(_third - _fourth, T.Zero);
        var falls = T.Max(_second - _first, T.Zero) + T.Max(_third - _second, T.Zero) + T.Max(_fourth - _third, T.Zero);
        var total = rises + falls;
        if (_bars < Stages || Faded.Is(total, input * _unit))
        {
            return false;
        }

        output = rises / total;
        return true;
    }

    /// <inheritdoc/>
    public readonly LaguerreRsiState<T> Copy() => this;

    /// <inheritdoc/>
    public readonly LaguerreRsiState<T> Fresh() => new(_gamma);

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        writer.Parameter(_gamma);
        writer.WriteValue(in _last);
        writer.WriteValue(in _unit);
        writer.WriteValue(in _first);
        writer.WriteValue(in _second);
        writer.WriteValue(in _third);
        writer.WriteValue(in _fourth);
        writer.Write(_bars);
    }

    /// <inheritdoc/>
    public readonly LaguerreRsiState<T> Load(ref StateReader reader)
    {
        reader.Parameter("gamma", _gamma);
        return this with
        {
            _last = reader.ReadValue<T>(),
            _unit = reader.ReadValue<T>(),
            _first = reader.ReadValue<T>(),
            _second = reader.ReadValue<T>(),
            _third = reader.ReadValue<T>(),
            _fourth = reader.ReadValue<T>(),
            _bars = reader.ReadInt32(0, Stages),
        };
    }

    // A missing value; decimals are never missing.
    private void Restart()
    {
        _last = T.Zero;
        _unit = T.Zero;
        _first = T.Zero;
        _second = T.Zero;
        _third = T.Zero;
        _fourth = T.Zero;
        _bars = 0;
    }
}
