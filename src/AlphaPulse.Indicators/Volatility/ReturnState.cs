using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="LogReturn{T}"/> and <see cref="PercentReturn{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct ReturnState<T> : IIndicatorState<ReturnState<T>, T, T>
    where T : struct, INumber<T>
{
    private readonly ReturnKind _kind;
    private WindowLag<T> _lag;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="period">How many bars before; from 1 to <see cref="Period.Maximum"/>.</param>
    /// <param name="kind">How the return is written.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public ReturnState(int period, ReturnKind kind)
    {
        _lag = new WindowLag<T>(Period.Check(period, 1));
        _kind = kind is ReturnKind.Logarithmic or ReturnKind.Simple
            ? kind
            : throw new ArgumentOutOfRangeException(nameof(kind), kind, "Choose logarithmic or simple returns.");
    }

    /// <inheritdoc/>
    public readonly string Name => _kind == ReturnKind.Logarithmic ? "logret" : "pctret";

    /// <inheritdoc/>
    public readonly int Warmup => _lag.Length + 1;

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => Warmup;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next(in T input, out T output)
    {
        output = default;
        return _lag.Push(input, out var before) && Returns.TryBetween(before, input, _kind, out output);
    }

    /// <inheritdoc/>
    public readonly ReturnState<T> Copy() => this with { _lag = _lag.Copy() };

    /// <inheritdoc/>
    public readonly ReturnState<T> Fresh() => new(_lag.Length, _kind);

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        writer.Parameter(_lag.Length);
        _lag.Save(ref writer);
    }


    /// <inheritdoc/>
    public readonly ReturnState<T> Load(ref StateReader reader)
    {
        reader.Parameter("period", _lag.Length);
        return this with { _lag = _lag.Load(ref reader) };
    }
}
