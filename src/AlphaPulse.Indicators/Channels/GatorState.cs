using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="Gator{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct GatorState<T> : IIndicatorState<GatorState<T>, T, GatorValue<T>>
    where T : struct, INumber<T>
{
    private AlligatorState<T> _lines;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="jaw">The period of the jaw; from 1 to <see cref="Period.Maximum"/>.</param>
    /// <param name="jawShift">The bars that the jaw is shifted; from 1 to <see cref="Period.Maximum"/>.</param>
    /// <param name="teeth">The period of the teeth; from 1 to <see cref="Period.Maximum"/>.</param>
    /// <param name="teethShift">The bars that the teeth are shifted; from 1 to <see cref="Period.Maximum"/>.</param>
    /// <param name="lips">The period of the lips; from 1 to <see cref="Period.Maximum"/>.</param>
    /// <param name="lipsShift">The bars that the lips are shifted; from 1 to <see cref="Period.Maximum"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public GatorState(int jaw, int jawShift, int teeth, int teethShift, int lips, int lipsShift)
    {
        _lines = new AlligatorState<T>(jaw, jawShift, teeth, teethShift, lips, lipsShift);
    }

    /// <inheritdoc/>
    public readonly string Name => "gator";

    /// <inheritdoc/>
    public readonly int Warmup => Math.Min(OutputWarmup(0), OutputWarmup(1));

    /// <inheritdoc/>
    public readonly int OutputWarmup(int output) => Math.Max(_lines.OutputWarmup(output), _lines.OutputWarmup(output + 1));

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => _lines.ConvergenceBars(epsilon);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next(in T input, out GatorValue<T> output)
    {
        _lines.Next(in input, out var lines);
        var upper = Apart(lines.Jaw, lines.Teeth);
        var lower = -Apart(lines.Teeth, lines.Lips);
        output = new GatorValue<T>(upper, lower);
        return (upper ?? lower) is not null;
    }

    /// <inheritdoc/>
    public readonly GatorState<T> Copy() => new() { _lines = _lines.Copy() };

    /// <inheritdoc/>
    public readonly GatorState<T> Fresh() => new() { _lines = _lines.Fresh() };

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        _lines.Save(ref writer);
    }

    /// <inheritdoc/>
    public readonly GatorState<T> Load(ref StateReader reader)
    {
        return new() { _lines = _lines.Load(ref reader) };
    }

    private static T? Apart(T? one, T? other) =>
        one is { } left && other is { } right && Number.IsPresent(left - right) ? T.Abs(left - right) : null;
}
