using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="LongRun{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct LongRunState<T> : IIndicatorState<LongRunState<T>, Pair<T>, T>
    where T : struct, INumber<T>
{
    private readonly int _period;
    private AveragesDirection<T> _direction;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="period">Over how many bars the series are compared; from 1 to <see cref="Period.Maximum"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The argument is out of range.</exception>
    public LongRunState(int period)
    {
        Number.EnsureSupported<T>();
        _period = Period.Check(period, 1);
        _direction = new AveragesDirection<T>(period);
    }

    /// <inheritdoc/>
    public readonly string Name => "longrun";

    /// <inheritdoc/>
    public readonly int Warmup => _period + 1;

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => Warmup;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next(in Pair<T> input, out T output)
    {
        output = default;
        if (!Number.IsPresent(input.First) || !Number.IsPresent(input.Second))
        {
            _direction.Clear();
            return false;
        }

        return _direction.Push(input.First, input.Second, out output);
    }

    /// <inheritdoc/>
    public readonly LongRunState<T> Copy() => this with { _direction = _direction.Copy() };

    /// <inheritdoc/>
    public readonly LongRunState<T> Fresh() => new(_period);

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        writer.Parameter(_period);
        _direction.Save(ref writer);
    }

    /// <inheritdoc/>
    public readonly LongRunState<T> Load(ref StateReader reader)
    {
        reader.Parameter("period", _period);
        return this with { _direction = _direction.Load(ref reader) };
    }
}
