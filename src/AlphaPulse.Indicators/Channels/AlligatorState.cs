using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="Alligator{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct AlligatorState<T> : IIndicatorState<AlligatorState<T>, T, AlligatorValue<T>>
    where T : struct, INumber<T>
{
    private ShiftedAverage<T> _jaw;
    private ShiftedAverage<T> _teeth;
    private ShiftedAverage<T> _lips;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="jaw">The period of the jaw; from 1 to <see cref="Period.Maximum"/>.</param>
    /// <param name="jawShift">The bars that the jaw is shifted; from 1 to <see cref="Period.Maximum"/>.</param>
    /// <param name="teeth">The period of the teeth; from 1 to <see cref="Period.Maximum"/>.</param>
    /// <param name="teethShift">The bars that the teeth are shifted; from 1 to <see cref="Period.Maximum"/>.</param>
    /// <param name="lips">The period of the lips; from 1 to <see cref="Period.Maximum"/>.</param>
    /// <param name="lipsShift">The bars that the lips are shifted; from 1 to <see cref="Period.Maximum"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public AlligatorState(int jaw, int jawShift, int teeth, int teethShift, int lips, int lipsShift)
    {
        _jaw = new ShiftedAverage<T>(jaw, jawShift);
        _teeth = new ShiftedAverage<T>(teeth, teethShift);
        _lips = new ShiftedAverage<T>(lips, lipsShift);
    }

    /// <inheritdoc/>
    public readonly string Name => "alligator";

    /// <inheritdoc/>
    public readonly int Warmup => Math.Min(_jaw.Warmup, Math.Min(_teeth.Warmup, _lips.Warmup));

    /// <inheritdoc/>
    public readonly int OutputWarmup(int output) => output switch { 0 => _jaw.Warmup, 1 => _teeth.Warmup, _ => _lips.Warmup };

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => Math.Max(
        _jaw.ConvergenceBars(epsilon), Math.Max(_teeth.ConvergenceBars(epsilon), _lips.ConvergenceBars(epsilon)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next(in T input, out AlligatorValue<T> output)
    {
        var jaw = _jaw.Next(in input);
        var teeth = _teeth.Next(in input);
        var lips = _lips.Next(in input);
        output = new AlligatorValue<T>(jaw, teeth, lips);
        return (jaw ?? teeth ?? lips) is not null;
    }

    /// <inheritdoc/>
    public readonly AlligatorState<T> Copy() => this with { _jaw = _jaw.Copy(), _teeth = _teeth.Copy(), _lips = _lips.Copy() };

    /// <inheritdoc/>
    public readonly AlligatorState<T> Fresh() => this with { _jaw = _jaw.Fresh(), _teeth = _teeth.Fresh(), _lips = _lips.Fresh() };

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        _jaw.Save(ref writer);
        _teeth.Save(ref writer);
        _lips.Save(ref writer);
    }

    /// <inheritdoc/>
    public readonly AlligatorState<T> Load(ref StateReader reader)
    {
        return this with { _jaw = _jaw.Load(ref reader), _teeth = _teeth.Load(ref reader), _lips = _lips.Load(ref reader) };
    }
}
