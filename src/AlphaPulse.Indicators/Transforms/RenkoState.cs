using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="Renko{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct RenkoState<T> : IIndicatorState<RenkoState<T>, T, RenkoValue<T>>
    where T : struct, INumber<T>
{
    private readonly decimal _parameter;
    private readonly T _size;
    private T _base;

    // The upper and the lower edge of the last brick, in heights over the first price.
    private T _top;
    private T _bottom;
    private int _direction;
    private bool _begun;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="size">The height of a brick, in the unit of the price; from 0.0001 to 1,000,000,000.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public RenkoState(decimal size)
    {
        _size = Factor.Check<T>(size, 0.0001m, 1_000_000_000);
        _parameter = size;
    }

    /// <inheritdoc/>
    public readonly string Name => "renko";

    /// <inheritdoc/>
    public readonly int Warmup => 1;

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => int.MaxValue;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next(in T input, out RenkoValue<T> output)
    {
        output = default;
        if (!Number.IsPresent(input))
        {
            this = Fresh();
            return false;
        }

        if (!_begun)
        {
            _base = input;
            _begun = true;
        }

        var count = Above(input, _top);
        if (count > T.Zero)
        {
            _top += count;
            _bottom = _top - T.One;
            _direction = 1;
        }
        else if ((count = Below(input, _bottom)) > T.Zero)
        {
            _bottom -= count;
            _top = _bottom + T.One;
            _direction = -1;
            count = -count;
        }

        var (open, close) = _direction < 0 ? (_top, _bottom) : (_bottom, _top);
        output = new RenkoValue<T>(T.CreateChecked(_direction), Level(open), Level(close), count);
        if (Number.IsPresent(output.Open) && Number.IsPresent(output.Close))
        {
            return true;
        }

        this = Fresh();
        output = default;
        return false;
    }

    /// <inheritdoc/>
    public readonly RenkoState<T> Copy() => this;

    /// <inheritdoc/>
    public readonly RenkoState<T> Fresh() => new(_parameter);

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        writer.Parameter(_parameter);
        writer.Write(_direction);
        writer.Write(_begun ? 1 : 0);
        writer.WriteValue(in _base);
        writer.WriteValue(in _top);
        writer.WriteValue(in _bottom);
    }

    /// <inheritdoc/>
    public readonly RenkoState<T> Load(ref StateReader reader)
    {
        reader.Parameter("size", _parameter);
        return this with
        {
            _direction = reader.ReadInt32(-1, 1),
            _begun = reader.ReadInt32(0, 1) == 1,
            _base = reader.ReadValue<T>(),
            _top = reader.ReadValue<T>(),
            _bottom = reader.ReadValue<T>(),
        };
    }

    private readonly T Level(T heights) => _base + heights * _size;

    // Whole heights from an edge up to the price: at most one too few by rounding.
    private readonly T Above(T price, T edge)
    {
        var count = Floor((price - Level(edge)) / _size);
        var next = Level(edge + count + T.One);
        return T.Max(T.Zero, Number.Ties(price, next, price) ? count + T.One : count);
    }

    private readonly T Below(T price, T edge)
    {
        var count = Floor((Level(edge) - price) / _size);
        var next = Level(edge - count - T.One);
        return T.Max(T.Zero, Number.Ties(price, next, price) ? count + T.One : count);
    }

    private static T Floor(T value) => typeof(T) == typeof(double)
        ? Number.From<T>(Math.Floor(Number.AsDouble(value)))
        : Number.From<T>(decimal.Floor(Number.AsDecimal(value)));
}
